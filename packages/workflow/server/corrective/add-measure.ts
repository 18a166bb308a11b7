import { ref } from '@aftercare/kernel';
import { Db, Events, newId, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type addMeasureInput, byMoment, correctiveAction, measureAssigned, measureDeadline } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { CorrectiveRows } from './corrective-rows.ts';
import { Correctives } from './correctives.ts';
import { need, worksOn } from './hands-on.ts';
import { Named } from './named.ts';

/** Gives somebody something to do for a corrective action. */
export class AddMeasure extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof addMeasureInput>,
  ) {
    super();
  }
}

@CommandHandler(AddMeasure)
export class AddMeasureHandler implements ICommandHandler<AddMeasure> {
  constructor(
    private readonly correctives: Correctives,
    private readonly rows: CorrectiveRows,
    private readonly clocks: Clocks,
    private readonly named: Named,
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async execute({ id, input: { version, kind, description, ownerId, dueAt } }: AddMeasure): Promise<void> {
    const corrective = await this.correctives.takeOpen(id, version);
    need(worksOn(corrective));
    await this.named.present({ ownerId });
    const measure = newId();
    await this.db.run(sql`
      insert into corrective_measure (id, corrective_id, kind, description, owner_id, due_at, state, round, proof)
      values (${measure}, ${id}, ${kind}, ${description}, ${ownerId}, ${dueAt}, 'open', ${corrective.round}, ${JSON.stringify({ text: null, files: [] })}::jsonb)`);
    await this.rows.remember(id, [ownerId]);
    await this.clocks.start(measureDeadline, ref(correctiveAction, id), byMoment(dueAt), { step: measure });
    this.events.publish(measureAssigned, id, { measure, owner: ownerId, kind, dueAt });
    await this.correctives.settle(corrective);
  }
}
