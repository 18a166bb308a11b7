import { text, type Text } from '@aftercare/kernel';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { addDays, iso, isoDate, type Moment, ms } from './instant.ts';
import { officeHoursSchema, type TimeWindow, weekdays, windows } from './office-hours.ts';
import { isCovered, publicDay } from './public-holidays.ts';

/** One day on which a tenant works other hours than its calendar says; no windows means closed. It beats everything else. */
export const calendarException = z.strictObject({ date: isoDate, name: z.string().trim().min(1).max(80), windows }).meta({ id: 'CalendarException' });
export type CalendarException = z.output<typeof calendarException>;

/** What is said about a date: `PUT /api/calendar/exceptions/2026-10-09`. */
export const setExceptionInput = calendarException.omit({ date: true }).meta({ id: 'SetCalendarException' });
export type SetExceptionInput = z.output<typeof setExceptionInput>;

export const holidayRegion = z.enum(['CN', 'none']);

/** What holds from a day on, `null` being ever since. `CN`: the public holidays and make-up workdays of mainland China. */
export const calendarPeriod = z.strictObject({ from: isoDate.nullable(), hours: officeHoursSchema, holidays: holidayRegion });
export type CalendarPeriod = z.output<typeof calendarPeriod>;

/**
 * When a tenant works. Plain data: the server sends it and the browser computes with it.
 * Hours belong to days, not to cases: a day is judged by the period it lies in, whenever a case was opened.
 */
export const calendar = z
  .strictObject({
    timeZone: z.string(),
    /** In order; the first holds ever since. */
    periods: z.array(calendarPeriod).min(1),
    exceptions: z.array(calendarException),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.output<typeof calendar>;

export const dayKind = z.enum(['workday', 'rest-day', 'holiday', 'make-up', 'exception']);
export type DayKind = z.output<typeof dayKind>;

/** One day as the calendar sees it, in epoch milliseconds. Midnight to midnight, which is not always 24 hours. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: DayKind;
  /** The holiday's name, or the tenant's own words for an exception. */
  readonly name: Text | null;
  readonly start: number;
  readonly end: number;
  readonly windows: readonly (readonly [from: number, to: number])[];
  /** The year's holidays are not known yet, so this day was judged by its weekday alone. */
  readonly provisional: boolean;
}

const seen = new WeakMap<Calendar, Map<string, CalendarDay>>();

/** A calendar must not be changed in place: its days are remembered by identity. */
export function dayOf(calendar: Calendar, date: string): CalendarDay {
  let days = seen.get(calendar);
  if (!days) seen.set(calendar, (days = new Map()));
  let day = days.get(date);
  if (!day) days.set(date, (day = build(calendar, date)));
  return day;
}

/** Lists walk over hundreds of days for each of their rows. */
const neighbours = { before: new WeakMap<CalendarDay, CalendarDay>(), after: new WeakMap<CalendarDay, CalendarDay>() };

function neighbour(known: WeakMap<CalendarDay, CalendarDay>, calendar: Calendar, day: CalendarDay, days: number): CalendarDay {
  let found = known.get(day);
  if (!found) known.set(day, (found = dayOf(calendar, addDays(day.date, days))));
  return found;
}

export const dayBefore = (calendar: Calendar, day: CalendarDay): CalendarDay => neighbour(neighbours.before, calendar, day, -1);
export const dayAfter = (calendar: Calendar, day: CalendarDay): CalendarDay => neighbour(neighbours.after, calendar, day, 1);

/** The tenant's date at a moment. */
export const dateAt = (calendar: Calendar, moment: Moment | number): string =>
  Temporal.Instant.fromEpochMilliseconds(typeof moment === 'number' ? moment : ms(moment)).toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString();

/** The day that holds a moment: near the one of that date at Greenwich, which is known without asking the zone. */
export function dayAt(calendar: Calendar, at: number): CalendarDay {
  let day = dayOf(calendar, iso(at).slice(0, 10));
  while (at < day.start) day = dayBefore(calendar, day);
  while (at >= day.end) day = dayAfter(calendar, day);
  return day;
}

function build(calendar: Calendar, date: string): CalendarDay {
  const start = midnight(calendar, date);
  const end = midnight(calendar, addDays(date, 1));
  const hours = (windows: readonly TimeWindow[]) => {
    const found: [number, number][] = [];
    let free = start;
    for (const { from, to } of windows) {
      // Where a clock change swallows an edge, windows must still neither overlap nor run backwards.
      const opens = Math.max(free, wall(calendar, date, from, start, end));
      const closes = Math.min(end, wall(calendar, date, to, start, end));
      if (closes > opens) found.push([opens, closes]);
      free = Math.max(free, closes);
    }
    return found;
  };
  const day = (kind: DayKind, name: Text | null, windows: readonly TimeWindow[], provisional = false): CalendarDay => ({ date, kind, name, start, end, windows: hours(windows), provisional });

  const exception = calendar.exceptions.find((each) => each.date === date);
  if (exception) return day('exception', text(exception.name, exception.name), exception.windows);
  const period = calendar.periods.findLast(({ from }) => from === null || from <= date) ?? calendar.periods[0]!;
  const national = period.holidays === 'CN' ? publicDay(date) : null;
  if (national?.kind === 'holiday') return day('holiday', national.name, []);
  if (national) return day('make-up', national.name, period.hours.makeUpDay);
  const usual = period.hours[weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]!];
  return day(usual.length ? 'workday' : 'rest-day', null, usual, period.holidays === 'CN' && !isCovered(Number(date.slice(0, 4))));
}

const midnight = (calendar: Calendar, date: string) => Temporal.PlainDate.from(date).toZonedDateTime(calendar.timeZone).epochMilliseconds;

const wall = (calendar: Calendar, date: string, time: string, start: number, end: number) =>
  time === '00:00' ? start : time === '24:00' ? end : Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: calendar.timeZone, plainTime: time }).epochMilliseconds;
