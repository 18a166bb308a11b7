import { z } from 'zod';
import type { Calendar } from './calendar.ts';
import { type Clock, counts, due, measure } from './clock.ts';
import { type Moment, ms } from './instant.ts';
import { currencyOf } from './term.ts';

/** Who held a case for a while; nobody where `personId` is null. `to` is null while they still do. */
export interface Holding {
  readonly personId: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** What one holder used of a clock, in milliseconds of its own time; `late`: the part after it was due. */
export const clockCharge = z.strictObject({ personId: z.uuid().nullable(), used: z.number().int(), late: z.number().int() }).meta({ id: 'ClockCharge' });
export type ClockCharge = z.output<typeof clockCharge>;

/** Shares the time that a clock has used among those who held the case, in the order in which they did. What nobody held is nobody's. */
export function chargesOf(clock: Clock, calendar: Calendar, now: Moment, holdings: readonly Holding[]): ClockCharge[] {
  const end = clock.stoppedAt ? ms(clock.stoppedAt) : Math.max(ms(now), ms(clock.startedAt));
  const dueNow = due(clock, calendar, end);
  const currency = currencyOf(clock.term);
  const charged = new Map<string | null, { used: number; late: number }>();
  for (const { from, to } of clock.intervals.filter(counts)) {
    for (const part of heldIn(ms(from), Math.min(to ? ms(to) : end, end), end, holdings)) {
      const sum = charged.get(part.personId) ?? { used: 0, late: 0 };
      charged.set(part.personId, {
        used: sum.used + measure(calendar, currency, part.from, part.to),
        late: sum.late + measure(calendar, currency, Math.max(part.from, Math.min(dueNow, part.to)), part.to),
      });
    }
  }
  return [...charged].map(([personId, sum]) => ({ personId, ...sum })).filter(({ used }) => used > 0);
}

/** Something that was done with a step: filled in, signed, handed back. */
export interface StepAct {
  readonly by: string | null;
  readonly at: string;
}

/** Who held a step: each stretch is of the one whose act ended it. What nobody has ended yet is of the case's owners. */
export function holdingsOfStep(acts: readonly StepAct[], from: string, owners: readonly Holding[]): Holding[] {
  let since = from;
  const held = acts.filter(({ by, at }) => by !== null && at > from).map(({ by, at }) => {
    const holding: Holding = { personId: by, from: since, to: at };
    since = at;
    return holding;
  });
  return [...held, ...owners.filter(({ to }) => to === null || to > since).map((each) => ({ ...each, from: each.from > since ? each.from : since }))];
}

interface Part {
  readonly personId: string | null;
  readonly from: number;
  readonly to: number;
}

/** Cuts a stretch at every change of holder; it is covered without gap or overlap. */
function heldIn(from: number, to: number, end: number, holdings: readonly Holding[]): Part[] {
  const parts: Part[] = [];
  let at = from;
  const put = (personId: string | null, until: number) => {
    const upTo = Math.min(until, to);
    if (upTo > at) parts.push({ personId, from: at, to: upTo });
    at = Math.max(at, upTo);
  };
  for (const holding of holdings) {
    put(null, ms(holding.from));
    put(holding.personId, holding.to ? ms(holding.to) : end);
  }
  put(null, to);
  return parts;
}
