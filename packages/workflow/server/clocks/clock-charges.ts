import { People } from '@aftercare/identity/server';
import type { SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type Calendar, chargesOf, type ClockCharge, handOverDeadline, type Holding, holdingsOfStep, type StepAct } from '../../domain/index.ts';
import type { StoredClock } from './clock-rows.ts';

/** What each holder of a case used of its clocks, and how much of it was late. */
@Injectable()
export class ClockCharges {
  constructor(
    private readonly db: Db,
    private readonly people: People,
  ) {}

  async of(stored: StoredClock, calendar: Calendar, now: string): Promise<ClockCharge[]> {
    return chargesOf(stored.clock, calendar, now, await this.holdings(stored));
  }

  /** Writes down what was used of a clock that has just stopped, or anew of one that was judged again. */
  async keep(stored: StoredClock, calendar: Calendar, at: string): Promise<void> {
    const charges = await this.of(stored, calendar, at);
    const known = await this.people.names(charges.flatMap(({ personId }) => personId ?? []));
    const rows = charges.map(({ personId, used, late }, n) => ({ n, person_id: personId, department_id: known.get(personId ?? '')?.departmentId, used_ms: used, late_ms: late }));
    const { id, subject, deadline, step, clock, outcome } = stored;
    await this.db.run(sql`delete from clock_charge where clock_id = ${id}`);
    if (!rows.length) return;
    await this.db.run(sql`
      insert into clock_charge (clock_id, n, subject_type, subject_id, deadline, step, person_id, department_id, used_ms, late_ms, outcome, stopped_at)
      select ${id}, r.n, ${subject.type}, ${subject.id}, ${deadline}, ${step}, r.person_id, r.department_id, r.used_ms, r.late_ms, ${outcome}, ${clock.stoppedAt}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (n int, person_id uuid, department_id uuid, used_ms bigint, late_ms bigint)`);
  }

  /** The owners of the case; of a step's clock whoever did what the step waited for, and of an offer's whoever has to answer it. */
  private async holdings({ subject, deadline, step, clock }: StoredClock): Promise<Holding[]> {
    const from = clock.startedAt;
    if (deadline === handOverDeadline.id) {
      const offer = await this.db.row<{ to: string }>(sql`select to_id as to from hand_over where subject_type = ${subject.type} and subject_id = ${subject.id} and offered_at = ${from} order by id desc limit 1`);
      return [{ personId: offer?.to ?? null, from, to: null }];
    }
    const owners = await this.owners(subject);
    return step ? holdingsOfStep(await this.acts(subject, step), from, owners) : owners;
  }

  private acts({ type, id }: SubjectRef, step: string): Promise<StepAct[]> {
    return this.db.rows<StepAct>(sql`select by, at from case_step_entry where subject_type = ${type} and subject_id = ${id} and step = ${step} order by n`);
  }

  private owners({ type, id }: SubjectRef): Promise<Holding[]> {
    return this.db.rows<Holding>(sql`select person_id as "personId", from_at as "from", to_at as "to" from case_owner where subject_type = ${type} and subject_id = ${id} order by n`);
  }
}
