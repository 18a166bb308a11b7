import type { SubjectRef } from '@aftercare/kernel';
import { actingPerson, Db, Events, newId, Now, Settings, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import {
  handOverAccepted, handOverDeadline, handOverDeclined, handOverForced, HandOverNotYours, handOverObstacles, handOverOffered, HandOverPending, handOverReturned, handOverTime, type HandOverView, NoHandOver,
} from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { Clocks } from '../clocks/clocks.ts';
import { OpenOffers } from './open-offers.ts';

/**
 * Cases that go from one holder to the next. An offer is accepted or declined in time, or comes back by itself; until then whoever holds the case
 * answers for it. Whether somebody may offer or take a case is for its module to decide. What writes must run inside a command.
 */
@Injectable()
export class HandOvers {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly clocks: Clocks,
    private readonly assignments: Assignments,
    private readonly offers: OpenOffers,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** @throws HandOverPending while another offer is open */
  async offer(subject: SubjectRef, to: string, reason: string): Promise<void> {
    const pending = await this.offers.of(subject);
    if (pending) throw new HandOverPending({ to: pending.to, dueAt: pending.dueAt });
    const from = await this.assignments.ownerOf(subject);
    const [id, at] = [newId(), this.now.iso()];
    const { dueAt } = await this.clocks.start(handOverDeadline, subject, this.settings.read(handOverTime), { from: at, level: null });
    await this.db.run(sql`
      insert into hand_over (id, subject_type, subject_id, from_id, to_id, offered_by, reason, offered_at, due_at)
      values (${id}, ${subject.type}, ${subject.id}, ${from}, ${to}, ${actingPerson()}, ${reason}, ${at}, ${dueAt})`);
    this.events.publish(handOverOffered, subject, { handOver: id, from, to, dueAt });
  }

  /** By authority: takes effect at once, and the reason for that is kept. An offer that is open is void. */
  async force(subject: SubjectRef, to: string, { reason, override }: { reason: string; override: string }): Promise<void> {
    const from = await this.assignments.ownerOf(subject);
    const [id, at] = [newId(), this.now.iso()];
    await this.db.run(sql`
      insert into hand_over (id, subject_type, subject_id, from_id, to_id, offered_by, reason, override, offered_at, answered_at, answer)
      values (${id}, ${subject.type}, ${subject.id}, ${from}, ${to}, ${actingPerson()}, ${reason}, ${override}, ${at}, ${at}, 'forced')`);
    this.events.publish(handOverForced, subject, { override: id, from, to });
    await this.assignments.handOver(subject, to, reason);
  }

  /** For the receiver. @returns who holds the case now @throws NoHandOver @throws HandOverNotYours */
  async accept(subject: SubjectRef): Promise<string> {
    const pending = await this.open(subject, 'answer');
    if (!(await this.offers.end(subject, pending, 'accepted'))) throw new NoHandOver({});
    this.events.publish(handOverAccepted, subject, { handOver: pending.id, from: pending.from, to: pending.to });
    await this.assignments.handOver(subject, pending.to, pending.reason);
    return pending.to;
  }

  /** For the receiver: it stays where it is. @throws NoHandOver @throws HandOverNotYours */
  async decline(subject: SubjectRef, reason: string): Promise<void> {
    const pending = await this.open(subject, 'answer');
    if (!(await this.offers.end(subject, pending, 'declined', reason))) throw new NoHandOver({});
    this.events.publish(handOverDeclined, subject, { declinedHandOver: pending.id, from: pending.from, to: pending.to });
  }

  /** For the owner, or whoever offered it. @throws NoHandOver @throws HandOverNotYours */
  async withdraw(subject: SubjectRef): Promise<void> {
    await this.open(subject, 'withdraw');
    await this.offers.lapse(subject);
  }

  /** The case has ended. */
  lapse(subject: SubjectRef): Promise<void> {
    return this.offers.lapse(subject);
  }

  /** Nobody answered in time; the lateness is the receiver's. */
  async comeBack(subject: SubjectRef): Promise<void> {
    const pending = await this.offers.of(subject);
    if (!pending || !(await this.offers.end(subject, pending, 'returned'))) return;
    this.events.publish(handOverReturned, subject, { handOver: pending.id, from: pending.from, to: pending.to });
  }

  /** The cases of one kind that are offered to the current actor. */
  async waitingForMe(type: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(sql`select subject_id as id from hand_over where to_id = ${actingPerson()} and subject_type = ${type} and answer is null limit 1000`);
    return rows.map(({ id }) => id);
  }

  private async open(subject: SubjectRef, act: 'answer' | 'withdraw'): Promise<HandOverView> {
    const pending = await this.offers.of(subject);
    if (!pending) throw new NoHandOver({});
    if (handOverObstacles(pending, actingPerson())[act].length) throw new HandOverNotYours({ to: pending.to });
    return pending;
  }
}
