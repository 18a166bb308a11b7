import type { SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type Calendar, clock, type Clock, clockDueAt, type ClockView, isProvisional, nextAt } from '../../domain/index.ts';

/** A clock with what is stored beside its ledger. */
export interface StoredClock {
  readonly id: string;
  readonly subject: SubjectRef;
  readonly deadline: string;
  readonly step: string | null;
  readonly clock: Clock;
  readonly dueAt: string;
  readonly breachedAt: string | null;
  readonly outcome: ClockView['outcome'];
}

interface Row extends Omit<StoredClock, 'subject' | 'clock'> {
  type: string;
  subjectId: string;
  term: unknown;
  startedAt: string;
  stoppedAt: string | null;
  intervals: unknown;
}

const columns = sql`c.id, c.subject_type as type, c.subject_id as "subjectId", c.deadline, c.step, c.term, c.started_at as "startedAt", c.stopped_at as "stoppedAt",
  c.due_at as "dueAt", c.breached_at as "breachedAt", c.outcome,
  (select jsonb_agg(jsonb_build_object('from', i.from_at, 'to', i.to_at, 'kind', i.kind, 'reason', i.reason, 'by', i.by, 'evidence', i.evidence) order by i.n) from clock_interval i where i.tenant_id = c.tenant_id and i.clock_id = c.id) as intervals`;

type Where = ReturnType<typeof sql>;

/** Clocks and their ledgers in the database. */
@Injectable()
export class ClockRows {
  constructor(private readonly db: Db) {}

  async read(where: Where): Promise<StoredClock[]> {
    return (await this.db.rows<Row>(sql<Row>`select ${columns} from clock c where ${where} order by c.id`)).map(stored);
  }

  /** Locked until the command ends. `skip` leaves out those that somebody else has locked. */
  async lock(where: Where, skip = false): Promise<StoredClock[]> {
    // Two statements: one that had to wait for the lock would still show the ledger as it was before.
    const ids = await this.db.rows<{ id: string }>(sql`select c.id from clock c where ${where} order by c.id for update ${sql.raw(skip ? 'skip locked' : '')}`);
    return ids.length ? this.read(sql`c.id = any(${ids.map(({ id }) => id)}::uuid[])`) : [];
  }

  /** @returns false when a clock of this deadline is open on the case */
  async insert({ id, subject, deadline, step, clock }: StoredClock, calendar: Calendar): Promise<boolean> {
    const { dueAt, next, provisional } = computed(clock, calendar, clock.startedAt, null);
    const [first] = clock.intervals;
    const inserted = await this.db.rows(sql`
      with made as (
        insert into clock (id, subject_type, subject_id, deadline, step, term, started_at, due_at, next_at, provisional)
        values (${id}, ${subject.type}, ${subject.id}, ${deadline}, ${step}, ${JSON.stringify(clock.term)}::jsonb, ${clock.startedAt}, ${dueAt}, ${next}, ${provisional})
        on conflict do nothing returning id)
      insert into clock_interval (clock_id, n, from_at, kind, by) select id, 0, ${clock.startedAt}, 'run', ${first!.by} from made returning clock_id`);
    return inserted.length > 0;
  }

  /** Writes a clock back and works out anew when it is due and when it is next to be looked at. @returns when it is due */
  async save({ id, clock, breachedAt, outcome }: StoredClock, calendar: Calendar, now: string): Promise<string> {
    const { dueAt, next, provisional } = computed(clock, calendar, now, breachedAt);
    const intervals = clock.intervals.map(({ from, to, kind, reason, by, evidence }, n) => ({ n, from_at: from, to_at: to, kind, reason, by, evidence }));
    await this.db.run(sql`
      with saved as (
        update clock set term = ${JSON.stringify(clock.term)}::jsonb, stopped_at = ${clock.stoppedAt}, outcome = ${outcome}, due_at = ${dueAt}, next_at = ${next}, breached_at = ${breachedAt}, provisional = ${provisional}
        where id = ${id} returning id)
      insert into clock_interval (clock_id, n, from_at, to_at, kind, reason, by, evidence)
      select saved.id, r.n, r.from_at, r.to_at, r.kind, r.reason, r.by, r.evidence
      from saved, jsonb_to_recordset(${JSON.stringify(intervals)}::jsonb) as r (n int, from_at timestamptz, to_at timestamptz, kind text, reason text, by uuid, evidence text)
      on conflict (tenant_id, clock_id, n) do update set to_at = excluded.to_at`);
    return dueAt;
  }
}

function computed(clock: Clock, calendar: Calendar, now: string, breachedAt: string | null) {
  const next = nextAt(clock, calendar, { fired: breachedAt ? [100] : [] });
  return { dueAt: clockDueAt(clock, calendar, clock.stoppedAt ?? now), next: next?.at ?? null, provisional: isProvisional(clock, calendar, clock.stoppedAt ?? now) };
}

const stored = ({ id, type, subjectId, deadline, step, term, startedAt, stoppedAt, intervals, dueAt, breachedAt, outcome }: Row): StoredClock => ({
  id,
  subject: { type, id: subjectId },
  deadline,
  step,
  clock: clock.parse({ startedAt, stoppedAt, term, intervals }),
  dueAt,
  breachedAt,
  outcome,
});
