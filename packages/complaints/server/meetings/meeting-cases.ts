import { sum } from '@aftercare/kernel';
import { currentTenant, Db, sql } from '@aftercare/kernel/server';
import { CostStatistics } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { complaint as complaintResource, type MeetingCase, type MeetingReport } from '../../domain/index.ts';

type Sql = ReturnType<typeof sql>;

/** Rows `id, closed_at` of ended cases that no meeting has heard yet. */
export const unheard: Sql = sql`
  select c.id, c.closed_at from complaint c where c.state in ('closed', 'external-review') and c.closed_at is not null
    and not exists (select from complaint_meeting_case m where m.tenant_id = c.tenant_id and m.complaint_id = c.id and m.closed_at = c.closed_at)`;

/** The same of those that one meeting heard; a case that was opened again since is shown as it stands. */
export const heardAt = (meeting: string): Sql => sql`select m.complaint_id as id, m.closed_at from complaint_meeting_case m where m.meeting_id = ${meeting}`;

/** What a meeting hears of ended cases. */
@Injectable()
export class MeetingCases {
  constructor(
    private readonly db: Db,
    private readonly costs: CostStatistics,
  ) {}

  async read(heard: Sql): Promise<Pick<MeetingReport, 'cases' | 'totals'>> {
    const rows = await this.db.rows<Omit<MeetingCase, 'cost'>>(sql`
      select c.id, c.number, c.subject, c.type, c.level, c.state, h.closed_at as "closedAt", c.cause, c.corrective, c.misses, coalesce(o.solution, c.summary) as solution,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', r->>'kind', 'reason', r->>'justification')), '[]') from jsonb_array_elements(coalesce(o.remedies, '[]')) r where r->>'justification' is not null) as deviations
      from (${heard}) h join complaint c on c.id = h.id
      left join lateral (select solution, remedies from complaint_offer o where o.tenant_id = c.tenant_id and o.complaint_id = c.id and o.answer in ('accepted', 'refused') order by o.id desc limit 1) o on true
      order by h.closed_at, c.id`);
    const costs = await this.costs.bySubject(complaintResource.name, rows.map(({ id }) => id));
    const none = { amount: '0.00', currency: currentTenant().currency };
    const cases = rows.map((row) => ({ ...row, cost: costs.get(row.id) ?? none }));
    const totals = { cases: cases.length, deviating: cases.filter(({ deviations }) => deviations.length > 0).length, misses: cases.reduce((all, { misses }) => all + misses, 0), cost: sum([none, ...cases.map(({ cost }) => cost)]) };
    return { cases, totals };
  }
}
