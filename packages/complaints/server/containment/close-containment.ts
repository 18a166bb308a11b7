import { ref } from '@aftercare/kernel';
import { Now, sql } from '@aftercare/kernel/server';
import { Clocks } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotCloseContainment, containment, containmentClosing, type closeContainmentInput } from '../../domain/index.ts';
import { Containments } from './containments.ts';

/** Nothing more is to be done about the goods. */
export class CloseContainment extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof closeContainmentInput>,
  ) {
    super();
  }
}

@CommandHandler(CloseContainment)
export class CloseContainmentHandler implements ICommandHandler<CloseContainment> {
  constructor(
    private readonly containments: Containments,
    private readonly clocks: Clocks,
    private readonly now: Now,
  ) {}

  /** @throws CannotCloseContainment naming what is open */
  async execute({ id, input: { version, summary } }: CloseContainment): Promise<void> {
    const found = await this.containments.take(id, version, 'close');
    const open = this.containments.decide(containmentClosing, found, await this.containments.facts(found));
    if (open.length > 0) throw new CannotCloseContainment({ open });
    await this.clocks.stopAll(ref(containment, id));
    await this.containments.save(found, 'close', sql`summary = ${summary}, closed_at = ${this.now.iso()}`);
  }
}
