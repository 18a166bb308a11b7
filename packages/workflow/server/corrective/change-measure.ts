import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { byMoment, type changeMeasureInput, measureAssigned, measureChanged, measureDeadline } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { CorrectiveRows } from './corrective-rows.ts';
import { Correctives } from './correctives.ts';
import { Measures } from './measures.ts';
import { Named } from './named.ts';

/** Says anew what is to be done, by whom or by when. */
export class ChangeMeasure extends Command<void> {
  constructor(
    readonly id: string,
    readonly measure: string,
    readonly input: z.output<typeof changeMeasureInput>,
  ) {
    super();
  }
}

@CommandHandler(ChangeMeasure)
export class ChangeMeasureHandler implements ICommandHandler<ChangeMeasure> {
  constructor(
    private readonly correctives: Correctives,
    private readonly measures: Measures,
    private readonly rows: CorrectiveRows,
    private readonly clocks: Clocks,
    private readonly named: Named,
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async execute({ id, measure: measureId, input: { version, ...given } }: ChangeMeasure): Promise<void> {
    const { corrective, measure, subject } = await this.measures.take(id, version, measureId, 'change');
    await this.named.present({ ownerId: given.ownerId });
    const { description, ownerId, dueAt } = { ...measure, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) } as typeof measure;
    await this.db.run(sql`update corrective_measure set description = ${description}, owner_id = ${ownerId}, due_at = ${dueAt} where id = ${measureId}`);
    await this.rows.remember(id, [ownerId]);
    if (dueAt !== measure.dueAt) await this.clocks.change(measureDeadline, subject, byMoment(dueAt), { step: measureId });
    this.events.publish(measureChanged, id, { measure: measureId, fields: Object.keys(given) });
    if (ownerId !== measure.ownerId) this.events.publish(measureAssigned, id, { measure: measureId, owner: ownerId, kind: measure.kind, dueAt });
    await this.correctives.settle(corrective);
  }
}
