import { actingPerson, Events, Now } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Decimal } from 'decimal.js';
import type { z } from 'zod';
import { recallAttempted, type attemptInput } from '../../domain/index.ts';
import { Holders } from './holders.ts';

/** Somebody tried to reach a holder. Whoever was given up and is reached after all holds the goods again. */
export class RecordAttempt extends Command<void> {
  constructor(
    readonly recall: string,
    readonly holder: string,
    readonly input: z.output<typeof attemptInput>,
  ) {
    super();
  }
}

@CommandHandler(RecordAttempt)
export class RecordAttemptHandler implements ICommandHandler<RecordAttempt> {
  constructor(
    private readonly holders: Holders,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ recall, holder: id, input }: RecordAttempt): Promise<void> {
    const { version, channel, result, note } = input;
    const holder = await this.holders.take(recall, id, version);
    await this.holders.enter(holder, 'attempt', { result, note });
    this.events.publish(recallAttempted, recall, { holder: id, channel, result });
    const reached = result !== 'not-reached';
    const found = reached && new Decimal(holder.unreachable).gt(0) ? await this.holders.moveGoods(holder, 'find-again', holder.unreachable, null) : holder;
    const at = this.now.iso();
    await this.holders.save({ ...found, attempts: holder.attempts + 1, reachedAt: holder.reachedAt ?? (reached ? at : null), lastAttempt: { at, by: actingPerson(), channel, result, note } });
  }
}
