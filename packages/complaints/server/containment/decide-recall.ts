import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotDecideRecall, recallDecision, type decideRecallInput } from '../../domain/index.ts';
import { StartRecall } from '../recall/start-recall.ts';
import { Containments } from './containments.ts';
import { refuse, wrong } from '../wrong-fields.ts';

/** The batch comes back from the market: everybody who holds some of it is listed, and written to. */
export class DecideRecall extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof decideRecallInput>,
  ) {
    super();
  }
}

@CommandHandler(DecideRecall)
export class DecideRecallHandler implements ICommandHandler<DecideRecall> {
  constructor(
    private readonly containments: Containments,
    private readonly recalls: StartRecall,
  ) {}

  /** @throws CannotDecideRecall naming what is missing */
  async execute({ id, input: { version, batch: chosen, instruction } }: DecideRecall): Promise<void> {
    const found = await this.containments.take(id, version, 'decide-recall');
    const batch = found.batch ?? chosen;
    refuse(batch === null && found.supplierLot === null ? [wrong('batch', 'required')] : []);
    const missing = this.containments.decide(recallDecision, found, await this.containments.facts(found));
    if (missing.length > 0) throw new CannotDecideRecall({ missing });
    await this.recalls.start({ containment: id, product: found.productId, batch, supplierLot: found.supplierLot, instruction });
    await this.containments.save(found, 'decide-recall');
  }
}
