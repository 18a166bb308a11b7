import { Db, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type childInput } from '../../domain/index.ts';
import { Sight } from '../sight.ts';
import { Children } from './children.ts';
import { Containments } from './containments.ts';
import { refuse, wrong } from '../wrong-fields.ts';

/** A complaint belongs to the case, though the detector did not see it. */
export class AddChild extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof childInput>,
  ) {
    super();
  }
}

@CommandHandler(AddChild)
export class AddChildHandler implements ICommandHandler<AddChild> {
  constructor(
    private readonly containments: Containments,
    private readonly db: Db,
    private readonly sight: Sight,
    private readonly children: Children,
  ) {}

  async execute({ id, input: { version, complaintId } }: AddChild): Promise<void> {
    const found = await this.containments.take(id, version, 'add-child');
    const known = await this.db.row(sql`select 1 from complaint c where c.id = ${complaintId} and ${await this.sight.condition()}`);
    refuse(known ? [] : [wrong('complaintId', 'unknown')]);
    await this.children.join(id, [complaintId], 'person');
    await this.containments.save(found, 'add-child');
  }
}
