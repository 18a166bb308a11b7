import { z } from 'zod';
import { type Calendar, dayAt, dayAfter } from './calendar.ts';
import { dueAt } from './due.ts';
import { ClockAlreadyPaused, ClockNotPaused, ClockStopped, ClockTimesOutOfOrder, PauseNotFound, PauseStruck } from './errors.ts';
import { instant, iso, type Moment, ms } from './instant.ts';
import { currencyOf, type Currency, term, type Term } from './term.ts';
import { advance, worked } from './working-time.ts';

/** One entry of a clock's ledger. Entries follow each other without a gap; only the last one may be open. */
export const interval = z.strictObject({
  from: instant,
  to: instant.nullable(),
  kind: z.enum(['run', 'pause']),
  /** Why the clock stood still; empty for a run. */
  reason: z.string().max(200).nullable(),
  /** Who did it: a person's id, or null for the product itself. */
  by: z.uuid().nullable(),
  /** What proves it: an attachment's id, a waybill, a letter's number. */
  evidence: z.string().max(200).nullable(),
  /** Names a pause where something is said of it; a run has none. */
  id: z.uuid().nullable().default(null),
  /** Set on a pause that a supervisor did not accept: the clock counts it as if it had run. */
  struck: z.strictObject({ by: z.uuid().nullable(), at: instant, reason: z.string() }).nullable().default(null),
});
export type Interval = z.output<typeof interval>;

/** A running promise: when it began, what was promised, and every time it ran or stood still. */
export const clock = z.strictObject({ startedAt: instant, term, intervals: z.array(interval).min(1), stoppedAt: instant.nullable() });
export type Clock = z.output<typeof clock>;

export interface Pause {
  readonly id?: string | null;
  readonly reason: string;
  readonly by?: string | null;
  readonly evidence?: string | null;
}

const run = { kind: 'run', reason: null, evidence: null, id: null, struck: null } as const;

export function startClock(term: Term, at: Moment, by: string | null = null): Clock {
  const startedAt = iso(ms(at));
  return { startedAt, term, intervals: [{ ...run, from: startedAt, to: null, by }], stoppedAt: null };
}

export function pauseClock(clock: Clock, at: Moment, { id = null, reason, by = null, evidence = null }: Pause): Clock {
  const last = running(clock, at);
  if (last.kind === 'pause') throw new ClockAlreadyPaused({ since: last.from });
  return follow(clock, at, { kind: 'pause', reason, by, evidence, id, struck: null });
}

export function resumeClock(clock: Clock, at: Moment, by: string | null = null): Clock {
  if (running(clock, at).kind === 'run') throw new ClockNotPaused({});
  return follow(clock, at, { ...run, by });
}

export interface Strike {
  readonly by: string | null;
  readonly reason: string;
}

/**
 * Takes back what a pause gave: the entry stays, marked, and the clock is due as if it had run. A pause that still lasts ends with it.
 * @throws PauseNotFound @throws PauseStruck
 */
export function strikePause(clock: Clock, pause: string, at: Moment, { by, reason }: Strike): Clock {
  const found = clock.intervals.find(({ id, kind }) => kind === 'pause' && id === pause);
  if (!found) throw new PauseNotFound({ pause });
  if (found.struck) throw new PauseStruck({ at: found.struck.at });
  const closed = found.to ? clock : resumeClock(clock, at, by);
  return { ...closed, intervals: closed.intervals.map((each) => (each.id === pause ? { ...each, struck: { by, at: iso(ms(at)), reason } } : each)) };
}

/** A paused clock may be stopped too. */
export function stopClock(clock: Clock, at: Moment): Clock {
  running(clock, at);
  const to = iso(ms(at));
  return { ...clock, intervals: [...clock.intervals.slice(0, -1), { ...clock.intervals.at(-1)!, to }], stoppedAt: to };
}

/** Another promise for the same clock, as when a case changes its level: the ledger, and so every pause, stays. */
export const changeTerm = (clock: Clock, term: Term): Clock => ({ ...clock, term });

export const isPaused = (clock: Clock): boolean => !clock.stoppedAt && clock.intervals.at(-1)!.kind === 'pause';

/**
 * When the clock falls due. A pause gives back exactly what it covered: working time to a clock that counts working time,
 * elapsed time to any other, days and fixed dates included; so what is left after a pause is what was left before it.
 * A pause that begins when the clock is already due gives back nothing. While it is paused: as if it went on at `now`.
 */
export function clockDueAt(clock: Clock, calendar: Calendar, now: Moment): string {
  return iso(due(clock, calendar, ms(now)));
}

export function due(clock: Clock, calendar: Calendar, now: number): number {
  return afterPauses(clock, calendar, now, ms(dueAt(calendar, clock.startedAt, clock.term)));
}

/** Shifts a moment of an uninterrupted clock by the pauses that begin before it. */
export function afterPauses(clock: Clock, calendar: Calendar, now: number, moment: number): number {
  const currency = currencyOf(clock.term);
  let at = moment;
  for (const { from, to } of clock.intervals.filter((each) => !counts(each))) {
    if (ms(from) >= at) break;
    at = move(calendar, currency, at, measure(calendar, currency, ms(from), to ? ms(to) : Math.max(now, ms(from))));
  }
  return at;
}

/** Whether the clock counts this entry: every run, and a pause that was struck out. */
export const counts = ({ kind, struck }: Interval): boolean => kind === 'run' || struck !== null;

/** The time between two moments as this currency counts it. */
export const measure = (calendar: Calendar, currency: Currency, from: number, to: number): number => (currency === 'working' ? worked(calendar, from, to) : Math.max(0, to - from));

export const move = (calendar: Calendar, currency: Currency, from: number, amount: number): number => (currency === 'working' ? advance(calendar, from, amount) : from + amount);

/** Where a clock stands at one moment, in milliseconds of its own time. */
export interface Usage {
  readonly dueAt: string;
  readonly total: number;
  readonly used: number;
  /** Negative once it is late. */
  readonly left: number;
  readonly percent: number;
  readonly late: boolean;
}

export function usage(clock: Clock, calendar: Calendar, now: Moment): Usage {
  const currency = currencyOf(clock.term);
  const start = ms(clock.startedAt);
  const end = clock.stoppedAt ? ms(clock.stoppedAt) : Math.max(ms(now), start);
  const dueNow = due(clock, calendar, end);
  const base = ms(dueAt(calendar, clock.startedAt, clock.term));
  // Negative for a promise that was already due when its clock began.
  const total = base >= start ? measure(calendar, currency, start, base) : -measure(calendar, currency, base, start);
  const used = clock.intervals.filter(counts).reduce((sum, { from, to }) => sum + measure(calendar, currency, ms(from), Math.min(to ? ms(to) : end, end)), 0);
  return { dueAt: iso(dueNow), total, used, left: total - used, percent: total > 0 ? Math.floor((used * 100) / total) : 100, late: clock.stoppedAt ? end > dueNow : end >= dueNow };
}

/** Whether a day was counted whose holidays are not known yet; the clock is to be computed again when they are. */
export function isProvisional(clock: Clock, calendar: Calendar, now: Moment): boolean {
  if (currencyOf(clock.term) === 'elapsed') return false;
  const last = Math.max(due(clock, calendar, ms(now)), ms(clock.startedAt));
  for (let day = dayAt(calendar, ms(clock.startedAt)); day.start < last; day = dayAfter(calendar, day)) if (day.provisional) return true;
  return false;
}

export interface Threshold {
  readonly percent: number;
  readonly at: string;
}

/**
 * The next moment at which something becomes due, 100 percent being the breach. None while the clock is paused or stopped,
 * and none for thresholds that were reached before (`fired`).
 */
export function nextAt(clock: Clock, calendar: Calendar, { thresholds = [100], fired = [] }: { thresholds?: readonly number[]; fired?: readonly number[] } = {}): Threshold | null {
  if (clock.stoppedAt || isPaused(clock)) return null;
  const ahead = thresholds.filter((percent) => !fired.includes(percent)).map((percent) => ({ percent, at: reachedAt(clock, calendar, percent) }));
  return ahead.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.percent - b.percent))[0] ?? null;
}

/** When a running clock has used so many percent of its time. */
export function reachedAt(clock: Clock, calendar: Calendar, percent: number): string {
  const start = ms(clock.startedAt);
  const end = ms(dueAt(calendar, clock.startedAt, clock.term));
  const currency = currencyOf(clock.term);
  const at = percent === 100 ? end : move(calendar, currency, start, Math.round((measure(calendar, currency, start, end) * percent) / 100));
  return iso(afterPauses(clock, calendar, start, at));
}

function running(clock: Clock, at: Moment): Interval {
  if (clock.stoppedAt) throw new ClockStopped({ at: clock.stoppedAt });
  const last = clock.intervals.at(-1)!;
  if (ms(at) < ms(last.from)) throw new ClockTimesOutOfOrder({ at: iso(ms(at)), last: last.from });
  return last;
}

function follow(clock: Clock, at: Moment, next: Omit<Interval, 'from' | 'to'>): Clock {
  const moment = iso(ms(at));
  return { ...clock, intervals: [...clock.intervals.slice(0, -1), { ...clock.intervals.at(-1)!, to: moment }, { from: moment, to: null, ...next }] };
}
