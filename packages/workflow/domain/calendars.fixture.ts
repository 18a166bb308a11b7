import * as fc from 'fast-check';
import type { Calendar, CalendarException } from './calendar.ts';
import { fiveDays, type OfficeHours, type TimeWindow, weekdays } from './office-hours.ts';

/** Calendars for tests. */
export const calendarOf = (timeZone: string, hours: OfficeHours, holidays: 'CN' | 'none', exceptions: CalendarException[] = []): Calendar => ({ timeZone, periods: [{ from: null, hours, holidays }], exceptions });
export const shanghai = calendarOf('Asia/Shanghai', fiveDays(), 'CN');
export const berlin = calendarOf('Europe/Berlin', fiveDays([{ from: '08:00', to: '16:30' }]), 'none');

const minute = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;

/** Up to three windows a day, quarter hours, in order and apart. */
const dayWindows: fc.Arbitrary<TimeWindow[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6, minLength: 0 })
  .map((edges) => edges.toSorted((a, b) => a - b).map((n) => minute(n * 15)))
  .map((edges) => Array.from({ length: Math.floor(edges.length / 2) }, (_, n) => ({ from: edges[2 * n]!, to: edges[2 * n + 1]! })));

const officeHours: fc.Arbitrary<OfficeHours> = fc
  .record(Object.fromEntries([...weekdays, 'makeUpDay'].map((day) => [day, dayWindows])) as never)
  .map((hours) => ({ ...(hours as OfficeHours), monday: [{ from: '09:00', to: '17:00' }] }));

const date2026 = fc.integer({ min: 0, max: 500 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));

const exceptions = fc.uniqueArray(fc.record({ date: date2026, name: fc.constant('Own day'), windows: dayWindows }), { maxLength: 8, selector: ({ date }) => date });

const holidays = fc.constantFrom('CN' as const, 'none' as const);

export const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham', 'Africa/Cairo'),
  periods: fc.tuple(fc.record({ from: fc.constant(null), hours: officeHours, holidays }), fc.array(fc.record({ from: date2026, hours: officeHours, holidays }), { maxLength: 1 })).map(([first, more]) => [first, ...more]),
  exceptions,
});

/** Every open day has the same hours, so a working day is always equally long; no zone that turns its clocks. */
export const evenCalendar: fc.Arbitrary<Calendar> = fc
  .record({ hours: dayWindows.filter((all) => all.length > 0), holidays, closed: fc.uniqueArray(date2026, { maxLength: 8 }) })
  .map(({ hours, holidays, closed }) => calendarOf('Asia/Shanghai', fiveDays(hours), holidays, closed.map((date) => ({ date, name: 'Closed', windows: [] }))));

/** A moment in 2026, to the second; clock changes, holidays and the year's end are among them. */
export const anyMoment = fc.integer({ min: 0, max: 364 * 86_400 }).map((seconds) => Date.UTC(2026, 0, 1) + seconds * 1000);

export const anyDuration = fc.oneof(
  fc.record({ unit: fc.constantFrom('minutes' as const, 'working-minutes' as const), amount: fc.integer({ min: 0, max: 5000 }) }),
  fc.record({ unit: fc.constantFrom('hours' as const, 'working-hours' as const), amount: fc.integer({ min: 0, max: 200 }) }),
  fc.record({ unit: fc.constantFrom('working-days' as const, 'calendar-days' as const), amount: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ unit: fc.constantFrom('weeks' as const, 'months' as const), amount: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ unit: fc.constantFrom('same-day' as const, 'next-day' as const), amount: fc.constant(1) }),
);
