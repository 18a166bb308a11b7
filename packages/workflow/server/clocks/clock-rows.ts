import type { Duration, SubjectRef } from '@aftercare/kernel';
import { Db, newId, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { budgetEndsAt, type Calendar, clock, type Clock, clockDueAt, ClockRuns, type ClockView, isPaused, isProvisional, nextAt, type Rung, rungsAhead } from '../../domain/index.ts';

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
  /** As the tenant's rules decided it last, and the keys of its rungs that lie behind. */
  readonly ladder: readonly Rung[];
  readonly reached: readonly string[];
  /** How long its pauses may last together; decided anew by each pause. */
  readonly pauseBudget: Duration | null;
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
  c.due_at as "dueAt", c.breached_at as "breachedAt", c.outcome, c.ladder, c.reached, c.pause_budget as "pauseBudget",
  (select jsonb_agg(jsonb_build_object('from', i.from_at, 'to', i.to_at, 'kind', i.kind, 'reason', i.reason, 'by', i.by, 'evidence', i.evidence, 'id', case i.kind when 'pause' then i.id end,
      'struck', case when i.struck_at is not null then jsonb_build_object('by', i.struck_by, 'at', i.struck_at, 'reason', i.struck_reason) end) order by i.n) from clock_interval i where i.tenant_id = c.tenant_id and i.clock_id = c.id) as intervals`;

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

  /** Inside a command, which is refused with ClockRuns when a clock of this deadline is open on the case. */
  insert(given: StoredClock, calendar: Calendar): void {
    const { id, subject, deadline, step, clock, ladder } = given;
    const { dueAt, next, provisional } = computed(given, calendar, clock.startedAt);
    const [first] = clock.intervals;
    this.db.later(
      sql`insert into clock (id, subject_type, subject_id, deadline, step, term, started_at, due_at, next_at, provisional, ladder)
        values (${id}, ${subject.type}, ${subject.id}, ${deadline}, ${step}, ${JSON.stringify(clock.term)}::jsonb, ${clock.startedAt}, ${dueAt}, ${next}, ${provisional}, ${JSON.stringify(ladder)}::jsonb)`,
      { clock_open: () => new ClockRuns({ deadline, step }) },
    );
    this.db.later(sql`insert into clock_interval (clock_id, n, from_at, kind, by) values (${id}, 0, ${clock.startedAt}, 'run', ${first!.by})`);
  }

  /** Writes a clock back and works out anew when it is due and when it is next to be looked at. @returns when it is due */
  async save(given: StoredClock, calendar: Calendar, now: string): Promise<string> {
    const { id, clock, breachedAt, outcome, ladder, reached, pauseBudget } = given;
    const { dueAt, next, provisional } = computed(given, calendar, now);
    const intervals = clock.intervals.map(({ from, to, kind, reason, by, evidence, id: pause, struck }, n) => ({ n, id: pause ?? newId(), from_at: from, to_at: to, kind, reason, by, evidence, struck_at: struck?.at, struck_by: struck?.by, struck_reason: struck?.reason }));
    await this.db.run(sql`
      with saved as (
        update clock set term = ${JSON.stringify(clock.term)}::jsonb, stopped_at = ${clock.stoppedAt}, outcome = ${outcome}, due_at = ${dueAt}, next_at = ${next}, breached_at = ${breachedAt}, provisional = ${provisional},
          ladder = ${JSON.stringify(ladder)}::jsonb, reached = ${JSON.stringify(reached)}::jsonb, pause_budget = ${pauseBudget && JSON.stringify(pauseBudget)}::jsonb
        where id = ${id} returning id)
      insert into clock_interval (clock_id, n, id, from_at, to_at, kind, reason, by, evidence, struck_at, struck_by, struck_reason)
      select saved.id, r.n, r.id, r.from_at, r.to_at, r.kind, r.reason, r.by, r.evidence, r.struck_at, r.struck_by, r.struck_reason
      from saved, jsonb_to_recordset(${JSON.stringify(intervals)}::jsonb) as r (n int, id uuid, from_at timestamptz, to_at timestamptz, kind text, reason text, by uuid, evidence text, struck_at timestamptz, struck_by uuid, struck_reason text)
      on conflict (tenant_id, clock_id, n) do update set to_at = excluded.to_at, struck_at = excluded.struck_at, struck_by = excluded.struck_by, struck_reason = excluded.struck_reason`);
    return dueAt;
  }
}

/** When the clock is due and when it is next to be looked at: at its breach, at a rung of its ladder, or when its pauses have used up their budget. */
function computed({ clock, breachedAt, ladder, reached, pauseBudget }: StoredClock, calendar: Calendar, now: string) {
  const moments = clock.stoppedAt
    ? []
    : isPaused(clock)
      ? [pauseBudget && budgetEndsAt(clock, calendar, pauseBudget)]
      : [nextAt(clock, calendar, { fired: breachedAt ? [100] : [] })?.at, rungsAhead(clock, calendar, ladder, reached)[0]?.at];
  const next = moments.filter((each) => each != null).toSorted()[0] ?? null;
  return { dueAt: clockDueAt(clock, calendar, clock.stoppedAt ?? now), next, provisional: isProvisional(clock, calendar, clock.stoppedAt ?? now) };
}

const stored = ({ id, type, subjectId, deadline, step, term, startedAt, stoppedAt, intervals, dueAt, breachedAt, outcome, ladder, reached, pauseBudget }: Row): StoredClock => ({
  id,
  subject: { type, id: subjectId },
  deadline,
  step,
  clock: clock.parse({ startedAt, stoppedAt, term, intervals }),
  dueAt,
  breachedAt,
  outcome,
  ladder,
  reached,
  pauseBudget,
});
