import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

export interface Span {
  /** Moments; `to` is not part of it. */
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
}

/** How punctual cases of one kind were, over all of the tenant's. */
@Injectable()
export class ClockStatistics {
  constructor(private readonly db: Db) {}

  /** By deadline, of the clocks that began in the span: kept and missed until `asOf`; what still runs in time is neither. */
  punctuality(type: string, { from, to, asOf }: Span): Promise<{ deadline: string; met: number; late: number }[]> {
    const missed = sql`(breached_at <= ${asOf} or (outcome = 'late' and stopped_at <= ${asOf}))`;
    return this.db.rows(sql`
      select deadline, count(*) filter (where outcome = 'met' and stopped_at <= ${asOf} and not coalesce(${missed}, false))::int as met, count(*) filter (where ${missed})::int as late
      from clock where subject_type = ${type} and step is null and started_at >= ${from} and started_at < ${to} and started_at <= ${asOf} and (outcome is distinct from 'withdrawn' or stopped_at > ${asOf} or breached_at <= ${asOf})
      group by deadline order by deadline`);
  }

  /** By department of the holder, of the clocks that stopped in the span: by how much they were late, in minutes of their own time. Most first. */
  lateBy(type: string, { from, to, asOf }: Span): Promise<{ departmentId: string | null; minutes: number; cases: number }[]> {
    return this.db.rows(sql`
      select department_id as "departmentId", (sum(late_ms) / 60000)::int as minutes, count(distinct subject_id)::int as cases
      from clock_charge where subject_type = ${type} and late_ms > 0 and stopped_at >= ${from} and stopped_at < ${to} and stopped_at <= ${asOf}
      group by department_id order by minutes desc, department_id limit 20`);
  }
}
