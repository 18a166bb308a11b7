import type { SubjectRef } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { handOverDeadline, type HandOverView, handOverWithdrawn } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';

export type Ended = 'accepted' | 'declined' | 'returned' | 'withdrawn';

/** The offers of cases that nobody has answered yet; a case has one at most. */
@Injectable()
export class OpenOffers {
  constructor(
    private readonly db: Db,
    private readonly clocks: Clocks,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async of({ type, id }: SubjectRef): Promise<HandOverView | null> {
    const row = await this.db.row<HandOverView>(sql`
      select h.id, h.from_id as from, h.to_id as to, h.offered_by as "offeredBy", h.reason, h.offered_at as "offeredAt",
        coalesce((select c.due_at from clock c where c.subject_type = h.subject_type and c.subject_id = h.subject_id and c.deadline = ${handOverDeadline.id} and c.stopped_at is null), h.due_at) as "dueAt"
      from hand_over h where h.subject_type = ${type} and h.subject_id = ${id} and h.answer is null`);
    return row ?? null;
  }

  /** Ends an offer and its clock. @returns false where it ended another way since it was read: the receiver answers while its time runs out */
  async end(subject: SubjectRef, { id }: HandOverView, answer: Ended, reason: string | null = null): Promise<boolean> {
    const ended = await this.db.run(sql`update hand_over set answer = ${answer}, answer_reason = ${reason}, answered_at = ${this.now.iso()} where id = ${id} and answer is null`);
    if (ended) await this.clocks.stop(handOverDeadline, subject, { withdrawn: answer === 'withdrawn' });
    return ended > 0;
  }

  /** The case went another way or has ended: an offer that is open is void. */
  async lapse(subject: SubjectRef): Promise<void> {
    const pending = await this.of(subject);
    if (!pending || !(await this.end(subject, pending, 'withdrawn'))) return;
    this.events.publish(handOverWithdrawn, subject, { handOver: pending.id, from: pending.from, to: pending.to });
  }
}
