import { type Calendar, type CalendarDay, dayAfter, dayAt, dayBefore } from './calendar.ts';
import { CalendarNeverOpens } from './errors.ts';

/** Days in a row without a window before a calendar counts as one that never opens. */
const patience = 800;

/** The calendar's days from the one that holds `at`, one after the other. */
export function* daysFrom(calendar: Calendar, at: number, step = dayAfter): Generator<CalendarDay> {
  let closed = 0;
  for (let day = dayAt(calendar, at); ; day = step(calendar, day)) {
    if ((closed = day.windows.length ? 0 : closed + 1) > patience) throw new CalendarNeverOpens({ from: day.date });
    yield day;
  }
}

/** Working milliseconds between two moments; 0 when the second is not the later. */
export function worked(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0;
  let sum = 0;
  for (let day = dayAt(calendar, from); day.start < to; day = dayAfter(calendar, day)) {
    for (const [opens, closes] of day.windows) sum += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  }
  return sum;
}

/** The earliest moment at which so much working time has passed since `from`; so the end of a day, not the next morning. */
export function advance(calendar: Calendar, from: number, amount: number): number {
  if (amount <= 0) return from;
  let left = amount;
  for (const day of daysFrom(calendar, from)) {
    for (const [opens, closes] of day.windows) {
      const begin = Math.max(from, opens);
      if (closes <= begin) continue;
      if (left <= closes - begin) return begin + left;
      left -= closes - begin;
    }
  }
  throw new Error('unreachable');
}

/** The latest moment from which so much working time passes until `to`. */
export function retreat(calendar: Calendar, to: number, amount: number): number {
  if (amount <= 0) return to;
  let left = amount;
  for (const day of daysFrom(calendar, to, dayBefore)) {
    for (const [opens, closes] of day.windows.toReversed()) {
      const end = Math.min(to, closes);
      if (end <= opens) continue;
      if (left <= end - opens) return end - left;
      left -= end - opens;
    }
  }
  throw new Error('unreachable');
}

/** The day on which work goes on: today while a window is open or still to come, else the next day that opens. */
export function workingDayAt(calendar: Calendar, at: number): CalendarDay {
  for (const day of daysFrom(calendar, at)) if (day.windows.some(([, closes]) => closes > at)) return day;
  throw new Error('unreachable');
}

/** The day on which work last went on: today once a window has opened, else the last day that was open. */
export function lastWorkingDayAt(calendar: Calendar, at: number): CalendarDay {
  for (const day of daysFrom(calendar, at, dayBefore)) if (day.windows.some(([opens]) => opens < at)) return day;
  throw new Error('unreachable');
}

/** The n-th working day after a day (before it, for `dayBefore`); the day itself for 0. */
export function nthWorkingDay(calendar: Calendar, day: CalendarDay, n: number, step = dayAfter): CalendarDay {
  let found = 0;
  for (const each of daysFrom(calendar, day.start, step)) {
    if (each.date !== day.date && each.windows.length) found += 1;
    if (found === n) return each;
  }
  throw new Error('unreachable');
}
