import type { Duration } from '@aftercare/kernel';
import { Temporal } from 'temporal-polyfill';
import { type Calendar, dateAt, dayAfter, dayBefore, dayOf, type CalendarDay } from './calendar.ts';
import { addDays, iso, type Moment, ms } from './instant.ts';
import type { Term } from './term.ts';
import { advance, lastWorkingDayAt, nthWorkingDay, retreat, workingDayAt } from './working-time.ts';

/**
 * When a promise made at `start` falls due, pauses apart.
 *
 * - minutes, hours: elapsed time, day and night.
 * - working-minutes, working-hours: time inside the calendar's windows only.
 * - working-days: the day of the start does not count; due at the close of the last window of the N-th working day after it.
 *   A start outside working time counts as made at the next working moment: on Saturday, as on Monday morning.
 * - calendar-days, weeks, months, same-day, next-day: due at 24:00 of that day in the tenant's zone; a month that lacks
 *   the day ends on its last one.
 */
export function dueAt(calendar: Calendar, start: Moment, term: Term): string {
  if ('date' in term) return iso(dayOf(calendar, term.date).end);
  if ('moment' in term) return term.moment;
  if ('anchor' in term) return iso(count(calendar, ms(term.anchor), term.latest, term.side, 'close'));
  return iso(count(calendar, ms(start), term, 'after', 'close'));
}

/** When a promise around an anchor may first be kept; null where nothing forbids it. Day units open with their day. */
export function opensAt(calendar: Calendar, term: Term): string | null {
  return 'anchor' in term && term.earliest ? iso(count(calendar, ms(term.anchor), term.earliest, term.side, 'open')) : null;
}

/** `edge`: which end of the day a day unit means. */
function count(calendar: Calendar, from: number, { amount, unit }: Duration, side: 'before' | 'after', edge: 'open' | 'close'): number {
  const later = side === 'after';
  const span = (length: number) => (later ? from + amount * length : from - amount * length);
  const workingSpan = (length: number) => (later ? advance : retreat)(calendar, from, amount * length);
  const day = (date: string) => dayOf(calendar, date)[edge === 'close' ? 'end' : 'start'];
  const today = dateAt(calendar, from);
  const days = (n: number) => day(addDays(today, later ? n : -n));
  switch (unit) {
    case 'minutes':
      return span(60_000);
    case 'hours':
      return span(3_600_000);
    case 'working-minutes':
      return workingSpan(60_000);
    case 'working-hours':
      return workingSpan(3_600_000);
    case 'working-days':
      return windowsOf(later ? nthWorkingDay(calendar, workingDayAt(calendar, from), amount, dayAfter) : nthWorkingDay(calendar, lastWorkingDayAt(calendar, from), amount, dayBefore))[edge];
    case 'calendar-days':
      return days(amount);
    case 'weeks':
      return days(amount * 7);
    case 'same-day':
      return days(0);
    case 'next-day':
      return days(1);
    case 'months':
      return day(Temporal.PlainDate.from(today).add({ months: later ? amount : -amount }, { overflow: 'constrain' }).toString());
  }
}

const windowsOf = ({ windows }: CalendarDay) => ({ open: windows[0]![0], close: windows.at(-1)![1] });
