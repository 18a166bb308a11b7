import { calendarDay, money, page } from '@aftercare/kernel';
import { costPayer } from '@aftercare/workflow';
import { z } from 'zod';
import { complaintState } from './lifecycle.ts';
import { complaintType, level } from './terms.ts';

/** What is counted. `open`: not ended on the day; `late`: filed in the period and past its prescribed time; `reopened`: taken up again in the period. */
export const figures = ['filed', 'closed', 'open', 'late', 'reopened'] as const;
export const figure = z.enum(figures);
export type Figure = z.output<typeof figure>;

/** By what cases are told apart. `handler` and `department`: who had the case on the day. */
export const dimensions = ['type', 'level', 'cause', 'product', 'department', 'handler', 'channel', 'state', 'customer'] as const;
export const dimension = z.enum(dimensions);
export type Dimension = z.output<typeof dimension>;

/** The key of what says nothing about itself: a case without a product, a cause that is not known. */
export const unknownKey = 'none';

const period = {
  /** First and last day, in the tenant's time zone. */
  from: calendarDay,
  to: calendarDay,
  /** As things stood at the end of that day; now where it is left out. */
  asOf: calendarDay.optional(),
};
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const short = ({ from, to }: { from: string; to: string }) => Date.parse(to) - Date.parse(from) <= 1_100 * 86_400_000;
const wrongOrder = { path: ['to'], message: 'not before the first day' };
const tooLong = { path: ['to'], message: 'three years at most' };

export const statisticsQuery = z.strictObject(period).refine(inOrder, wrongOrder).refine(short, tooLong);
export const paretoQuery = z.strictObject({ ...period, by: dimension, figure: figure.default('filed') }).refine(inOrder, wrongOrder).refine(short, tooLong);
export const monthlyQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2200), by: dimension, figure: z.enum(['filed', 'closed', 'late']).default('filed'), asOf: calendarDay.optional() });
export const figureCasesQuery = z.strictObject({ ...period, figure, by: dimension.optional(), key: z.string().max(100).optional(), cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }).refine(inOrder, wrongOrder).refine(short, tooLong);

const count = z.number().int();
const both = z.object({ now: count, before: count });
const met = z.object({ met: count, late: count });

/** How complaints stood in a period, against the one of the same length before it. */
export const statistics = z
  .object({
    from: calendarDay,
    to: calendarDay,
    asOf: z.iso.datetime(),
    before: z.object({ from: calendarDay, to: calendarDay }),
    tiles: z.object({ filed: both, closed: both, open: both, late: both, reopened: both }),
    /** By day, week (its Monday) or month (its first), whichever gives a readable number of points. */
    trend: z.object({ step: z.enum(['day', 'week', 'month']), points: z.array(z.object({ from: calendarDay, filed: count, closed: count, late: count })) }),
    deadlines: z.array(z.object({ deadline: z.string(), now: met, before: met })),
    /** Working minutes by which clocks were late while a department held the case. */
    lateBy: z.array(z.object({ id: z.uuid().nullable(), name: z.string(), minutes: count, cases: count })),
    costs: z.array(z.object({ payer: costPayer, cost: money, recovered: money, before: z.object({ cost: money, recovered: money }) })),
    worst: z.array(z.object({ id: z.uuid(), number: z.string(), subject: z.string(), level, state: complaintState, openedAt: z.iso.datetime(), owner: z.object({ id: z.uuid(), name: z.string() }).nullable() })),
  })
  .meta({ id: 'ComplaintStatistics' });
export type Statistics = z.output<typeof statistics>;

/** The keys that weigh most first; `others`: all that are not among them. `name` is null where the console knows the word for the key. */
export const pareto = z
  .object({ total: count, totalBefore: count, rows: z.array(z.object({ key: z.string(), name: z.string().nullable(), count, before: count })), others: count })
  .meta({ id: 'ComplaintPareto' });
export type Pareto = z.output<typeof pareto>;

/** Twelve months from January on, one count each. */
export const monthly = z.object({ rows: z.array(z.object({ key: z.string(), name: z.string().nullable(), months: z.array(count).length(12), total: count })), months: z.array(count).length(12), total: count }).meta({ id: 'ComplaintMonths' });
export type Monthly = z.output<typeof monthly>;

export const figureCase = z.object({ id: z.uuid(), number: z.string(), subject: z.string(), type: complaintType, level, state: complaintState, openedAt: z.iso.datetime(), closedAt: z.iso.datetime().nullable(), owner: z.object({ id: z.uuid(), name: z.string() }).nullable() });
export const figureCases = page(figureCase);
export type FigureCase = z.output<typeof figureCase>;
