import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type childInput } from '../../domain/index.ts';
import { Children } from './children.ts';
import { Containments } from './containments.ts';
import { refuse, wrong } from '../wrong-fields.ts';

/** A complaint does not belong to the case; the detector will not put it back. */
export class RemoveChild extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof childInput>,
  ) {
    super();
  }
}

@CommandHandler(RemoveChild)
export class RemoveChildHandler implements ICommandHandler<RemoveChild> {
  constructor(
    private readonly containments: Containments,
    private readonly children: Children,
  ) {}

  async execute({ id, input: { version, complaintId } }: RemoveChild): Promise<void> {
    const found = await this.containments.take(id, version, 'remove-child');
    refuse((await this.children.remove(id, complaintId)) ? [] : [wrong('complaintId', 'unknown')]);
    await this.containments.save(found, 'remove-child');
  }
}
