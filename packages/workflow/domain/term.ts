import { duration, type Duration, type DurationUnit } from '@aftercare/kernel';
import { z } from 'zod';
import { instant, iso, isoDate, type Moment, ms } from './instant.ts';

/** Until 24:00 of a day in the tenant's zone. */
const untilDate = z.strictObject({ date: isoDate });
/** Until a moment that somebody promised. */
const untilMoment = z.strictObject({ moment: instant });
/** So long before or after something else: `latest` is when it is due, `earliest` when it may first be done. */
const around = z.strictObject({ anchor: instant, side: z.enum(['before', 'after']), latest: duration, earliest: duration.nullable() });

/** How long something may take: counted from the clock's start, or until a day, or around another event. */
export const term = z.union([duration, untilDate, untilMoment, around]).meta({ id: 'Term' });
export type Term = z.output<typeof term>;

export const byDate = (date: string): Term => ({ date });
export const byMoment = (moment: Moment): Term => ({ moment: iso(ms(moment)) });

/** `after(delivered, calendarDays(14), calendarDays(7))`: on the 7th day after delivery at the earliest, on the 14th at the latest. */
export const after = (anchor: Moment, latest: Duration, earliest: Duration | null = null): Term => ({ anchor: iso(ms(anchor)), side: 'after', latest, earliest });

/** `before(training, workingDays(3), weeks(2))`: two weeks ahead at the earliest, three working days ahead at the latest. */
export const before = (anchor: Moment, latest: Duration, earliest: Duration | null = null): Term => ({ anchor: iso(ms(anchor)), side: 'before', latest, earliest });

/** What a clock of this term counts, and so what a pause gives back. */
export type Currency = 'elapsed' | 'working';

const working: ReadonlySet<DurationUnit> = new Set(['working-minutes', 'working-hours', 'working-days']);

export function currencyOf(term: Term): Currency {
  const unit = 'unit' in term ? term.unit : 'anchor' in term ? term.latest.unit : null;
  return unit && working.has(unit) ? 'working' : 'elapsed';
}
