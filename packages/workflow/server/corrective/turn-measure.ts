import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { byMoment, measureCancelled, measureDeadline, measureReopened } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { Correctives } from './correctives.ts';
import { Measures } from './measures.ts';

/** Cancels a measure that is open, or opens one again that is over; always with the reason. */
export class TurnMeasure extends Command<void> {
  constructor(
    readonly id: string,
    readonly measure: string,
    readonly act: 'cancel' | 'reopen',
    readonly input: { readonly version: number; readonly reason: string },
  ) {
    super();
  }
}

@CommandHandler(TurnMeasure)
export class TurnMeasureHandler implements ICommandHandler<TurnMeasure> {
  constructor(
    private readonly correctives: Correctives,
    private readonly measures: Measures,
    private readonly clocks: Clocks,
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async execute({ id, measure: measureId, act, input: { version, reason } }: TurnMeasure): Promise<void> {
    const { corrective, measure, subject } = await this.measures.take(id, version, measureId, act);
    await this.db.run(sql`update corrective_measure set state = ${act === 'cancel' ? 'cancelled' : 'open'}, reason = ${reason}, done_at = null, done_by = null where id = ${measureId}`);
    if (act === 'cancel') {
      await this.clocks.stop(measureDeadline, subject, { step: measureId, withdrawn: true });
      this.events.publish(measureCancelled, id, { measure: measureId, kind: measure.kind });
    } else {
      await this.clocks.start(measureDeadline, subject, byMoment(measure.dueAt), { step: measureId });
      this.events.publish(measureReopened, id, { measure: measureId, owner: measure.ownerId });
    }
    await this.correctives.settle(corrective);
  }
}
