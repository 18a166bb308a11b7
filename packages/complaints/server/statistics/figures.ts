import { sql } from '@aftercare/kernel/server';
import { unknownKey, type Dimension, type Figure } from '../../domain/index.ts';
import type { Period } from './period.ts';

type Sql = ReturnType<typeof sql>;

/** Every complaint `c` with how it stood, `h`: each figure counts rows of this, and the list behind a figure shows the same rows. */
const stood = ({ asOf }: Period): Sql => sql`complaint c join complaint_history h on h.tenant_id = c.tenant_id and h.complaint_id = c.id and h.from_at <= ${asOf} and h.to_at > ${asOf}`;

const counted: Readonly<Record<Figure, (period: Period) => Sql>> = {
  filed: ({ fromAt, toAt }) => sql`c.opened_at >= ${fromAt} and c.opened_at < ${toAt}`,
  closed: ({ fromAt, toAt }) => sql`h.closed_at >= ${fromAt} and h.closed_at < ${toAt}`,
  open: ({ toAt }) => sql`h.open and c.opened_at < ${toAt}`,
  late: ({ fromAt, toAt }) => sql`h.overdue and c.opened_at >= ${fromAt} and c.opened_at < ${toAt}`,
  reopened: ({ fromAt, toAt, asOf }) => sql`c.id in (select r.complaint_id from complaint_history r where r.reopened and r.from_at >= ${fromAt} and r.from_at < ${toAt} and r.from_at <= ${asOf})`,
};

/** What tells cases apart, as text; a case with several products counts for each. */
const keys: Readonly<Record<Dimension, { readonly key: Sql; readonly join?: Sql }>> = {
  type: { key: sql`h.type` },
  level: { key: sql`h.level` },
  state: { key: sql`h.state` },
  channel: { key: sql`c.channel` },
  customer: { key: sql`c.party_id::text` },
  cause: { key: sql`h.cause_category` },
  handler: { key: sql`h.owner_id::text` },
  department: { key: sql`w.department_id::text`, join: sql`left join complaint_person w on w.tenant_id = c.tenant_id and w.complaint_id = c.id and w.person_id = h.owner_id` },
  product: { key: sql`l.product_id::text`, join: sql`left join lateral (select distinct product_id from complaint_line l where l.tenant_id = c.tenant_id and l.complaint_id = c.id) l on true` },
};

const keyOf = (by: Dimension): Sql => sql`coalesce(${keys[by].key}, ${unknownKey})`;
const from = (period: Period, by?: Dimension): Sql => {
  const join = by && keys[by].join;
  return join ? sql`${stood(period)} ${join}` : stood(period);
};

/** `select count(*)` of a figure. */
export const countOf = (figure: Figure, period: Period): Sql => sql`(select count(*)::int from ${stood(period)} where ${counted[figure](period)})`;

/** Rows `key, count` of a figure. */
export const countsBy = (figure: Figure, by: Dimension, period: Period) => sql<{ key: string; count: number }>`select ${keyOf(by)} as key, count(distinct c.id)::int as count from ${from(period, by)} where ${counted[figure](period)} group by 1`;

/** Rows `at, key` of a figure, one for each case: when it happened. */
export const eachOf = (figure: 'filed' | 'closed' | 'late', period: Period, by?: Dimension): Sql =>
  sql`select ${figure === 'closed' ? sql`h.closed_at` : sql`c.opened_at`} as at, ${by ? keyOf(by) : sql`null`} as key from ${from(period, by)} where ${counted[figure](period)}`;

/** What a list of the cases behind a figure selects from, and its conditions. */
export const casesOf = (figure: Figure, period: Period, by?: Dimension, key?: string): { from: Sql; where: Sql[] } => ({
  from: sql`from ${from(period, by)}`,
  where: [counted[figure](period), ...(by && key !== undefined ? [sql`${keyOf(by)} = ${key}`] : [])],
});
