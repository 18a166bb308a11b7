import type { Money, Quantity } from '@aftercare/kernel';
import { Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Authority } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { actionAdded, afterRefusal, solutionAnswered, type answerInput, type FromCode, type remedyInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import type { Complaint } from './complaint.entity.ts';
import { refuse, wrong } from './wrong-fields.ts';

type Remedy = z.output<typeof remedyInput>;

/** The customer accepts or refuses the solution that was offered last. */
export class AnswerOffer extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof answerInput>>,
    readonly by: 'agent' | 'link' = 'agent',
  ) {
    super();
  }
}

@CommandHandler(AnswerOffer)
export class AnswerOfferHandler implements ICommandHandler<AnswerOffer> {
  constructor(
    private readonly cases: Cases,
    private readonly authority: Authority,
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, answer, reason }, by }: AnswerOffer): Promise<void> {
    const complaint = await (by === 'link' ? this.cases.lock(id) : this.cases.take(id, version));
    complaint.require('answer');
    refuse(by === 'agent' && answer === 'refused' && reason === null ? [wrong('reason', 'required')] : []);
    const offer = (await this.db.row<{ id: string; remedies: Remedy[]; approval: string | null }>(sql`
      update complaint_offer set answer = ${answer}, answered_at = ${this.now.iso()}, answered_by = ${by}, reason = ${reason} where complaint_id = ${id} and answer = 'open' returning id, remedies, approval_id as approval`))!;
    this.events.publish(solutionAnswered, id, { offer: offer.id, answer, by });
    if (answer === 'accepted') {
      complaint.accept(offer.remedies.length);
      await this.promiseActions(complaint, offer.remedies);
    } else {
      complaint.refuse();
      // What the customer did not take was not granted, and leaves room for another offer.
      if (offer.approval) await this.authority.release(offer.approval, 'not-taken');
      if (this.cases.decide(afterRefusal, complaint, complaint.facts()) === 'external-review') complaint.sendToExternalReview(this.now.date());
    }
    await this.cases.settle(complaint);
  }

  /** Once both agree it is done at once. */
  private async promiseActions({ id, ownerId }: Complaint, remedies: readonly Remedy[]): Promise<void> {
    const dueAt = this.now.iso();
    const rows = remedies.map(({ kind, lineId, description, amount, quantity }) => ({ id: newId(), kind, lineId, description, ...amounts(amount, quantity) }));
    await this.db.run(sql`
      insert into complaint_action (id, complaint_id, kind, line_id, description, amount, quantity, quantity_unit, owner_id, due_at, remedial)
      select r.id, ${id}, r.kind, r."lineId", r.description, r.amount, r.quantity, r.unit, ${ownerId ?? null}::uuid, ${dueAt}::timestamptz, false
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind text, "lineId" uuid, description text, amount numeric, quantity numeric, unit text)`);
    for (const { id: action, kind } of rows) this.events.publish(actionAdded, id, { action, kind, dueAt, remedial: false });
  }
}

const amounts = (amount: Money | null, quantity: Quantity | null) => ({ amount: amount?.amount ?? null, quantity: quantity?.amount ?? null, unit: quantity?.unit ?? null });
