import { ref } from '@aftercare/kernel';
import { sql } from '@aftercare/kernel/server';
import { Clocks } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { containBy, containment, type containInput } from '../../domain/index.ts';
import { Containments } from './containments.ts';

/** What is concerned is held: nothing more of it goes out. */
export class Contain extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof containInput>,
  ) {
    super();
  }
}

@CommandHandler(Contain)
export class ContainHandler implements ICommandHandler<Contain> {
  constructor(
    private readonly containments: Containments,
    private readonly clocks: Clocks,
  ) {}

  async execute({ id, input: { version, measures } }: Contain): Promise<void> {
    const found = await this.containments.take(id, version, 'contain');
    await this.clocks.stop(containBy, ref(containment, id));
    await this.containments.save(found, 'contain', sql`measures = ${measures}`);
  }
}
