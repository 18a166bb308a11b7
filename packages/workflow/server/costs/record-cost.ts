import { actingPerson, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CostInput, costRecorded } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { CostChecks, refuse } from './cost-checks.ts';
import type { Source } from './source.ts';

/**
 * Puts a line on a case's ledger. A module that sends one names itself and a key: the same key is recorded once, and the
 * case is taken to be its own to change.
 * @returns the line's id; null when the module's key had been recorded before
 */
export class RecordCost extends Command<{ id: string } | null> {
  constructor(
    readonly input: CostInput,
    readonly from: Source | null = null,
  ) {
    super();
  }
}

@CommandHandler(RecordCost)
export class RecordCostHandler implements ICommandHandler<RecordCost> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly subjects: Subjects,
    private readonly checks: CostChecks,
    private readonly now: Now,
  ) {}

  async execute({ input, from }: RecordCost): Promise<{ id: string } | null> {
    const { subject, category, amount, payer, partyId, personId, incurredOn, note, document, attachmentId } = input;
    if (!from) await this.subjects.change(subject);
    refuse(await this.checks.problems(subject, { payer, partyId, personId, attachmentId, amounts: { amount }, past: { incurredOn } }));
    const id = newId();
    const written = await this.db.run(sql`
      insert into cost_line (id, subject_type, subject_id, category, amount, currency, payer, party_id, person_id, incurred_on, note, document, attachment_id, source, dedupe_key, at, by)
      values (${id}, ${subject.type}, ${subject.id}, ${category}, ${amount.amount}, ${amount.currency}, ${payer}, ${partyId}, ${personId}, ${incurredOn}::date, ${note}, ${document}, ${attachmentId}, ${from?.module ?? null}, ${from?.key ?? null}, ${this.now.iso()}, ${actingPerson()})
      on conflict do nothing`);
    if (!written) return null;
    this.events.publish(costRecorded, subject, { cost: id, category, payer, amount });
    return { id };
  }
}
