import { ref } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, Settings, sql } from '@aftercare/kernel/server';
import { dueAt, type VoidReason } from '@aftercare/workflow';
import { Authority, Calendars, type Wanted } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { complaint as complaintResource, grantsOf, offerValidity, solutionOffered, type OfferView, type remedyInput } from '../domain/index.ts';
import type { Complaint } from './complaint.entity.ts';

type Remedy = z.output<typeof remedyInput>;

export interface Offered {
  readonly solution: string;
  readonly remedies: readonly Remedy[];
}

/** The offers of a complaint in the database, and what authority they need. */
@Injectable()
export class Offers {
  constructor(
    private readonly db: Db,
    private readonly authority: Authority,
    private readonly calendars: Calendars,
    private readonly settings: Settings,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** What has to be approved of an offer: its words, its amounts, and for which batch. */
  async wanted(complaintId: string, { solution, remedies }: Offered): Promise<Wanted> {
    const lines = await this.db.rows<{ id: string; batch: string | null }>(sql`select id, batch from complaint_line where complaint_id = ${complaintId} order by position`);
    return { summary: solution, items: grantsOf(remedies, lines) };
  }

  async keep(complaint: Complaint, { solution, remedies }: Offered, answer: 'open' | 'awaiting-approval', approval: string | null): Promise<string> {
    const id = newId();
    const at = this.now.iso();
    const { kind, id: actor } = currentActor();
    await this.db.run(sql`
      insert into complaint_offer (id, complaint_id, solution, remedies, offered_by, offered_at, valid_until, answer, approval_id)
      values (${id}, ${complaint.id}, ${solution}, ${JSON.stringify(remedies)}::jsonb, ${kind === 'person' ? actor : null}, ${at}, ${await this.validUntil(complaint, at)}, ${answer}, ${approval})`);
    return id;
  }

  /** The customer gets it; the time to answer runs from now. */
  async send(complaint: Complaint, offer: string, remedies: readonly Pick<Remedy, 'kind' | 'amount'>[]): Promise<void> {
    const at = this.now.iso();
    await this.db.run(sql`update complaint_offer set answer = 'open', offered_at = ${at}, valid_until = ${await this.validUntil(complaint, at)} where id = ${offer}`);
    complaint.offer();
    this.events.publish(solutionOffered, complaint.id, { offer, remedies: remedies.map(({ kind, amount }) => ({ kind, amount })) });
  }

  async awaiting(approval: string): Promise<(Offered & { readonly id: string }) | undefined> {
    return this.db.row(sql`select id, solution, remedies from complaint_offer where approval_id = ${approval} and answer = 'awaiting-approval'`);
  }

  async mark(offer: string, answer: OfferView['answer']): Promise<void> {
    await this.db.run(sql`update complaint_offer set answer = ${answer} where id = ${offer}`);
  }

  /** The offers of a case that are in one of these states are no longer meant, nor is what was approved for them. @returns the last request */
  async takeBack(complaint: Complaint, answers: readonly OfferView['answer'][], why: VoidReason): Promise<string | null> {
    const gone = await this.db.rows<{ approval: string | null }>(sql`
      update complaint_offer set answer = 'withdrawn' where complaint_id = ${complaint.id} and answer = any(${[...answers]}::text[]) returning approval_id as approval`);
    const approvals = gone.flatMap(({ approval }) => approval ?? []);
    for (const approval of approvals) await this.authority.release(approval, why);
    return approvals.at(-1) ?? null;
  }

  async countPending(complaint: Complaint): Promise<void> {
    complaint.pendingApprovals = await this.authority.pendingOn(ref(complaintResource, complaint.id));
  }

  private async validUntil(complaint: Complaint, at: string): Promise<string> {
    return dueAt(await this.calendars.current(), at, this.settings.read(offerValidity, complaint.openedAt));
  }
}
