import { calendarDays, type Duration, hours, minutes, months, weeks, workingDays, workingHours } from '@aftercare/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, dayAt, dayOf } from './calendar.ts';
import { anyCalendar, anyDuration, anyMoment, berlin, shanghai } from './calendars.fixture.ts';
import { dueAt, opensAt } from './due.ts';
import { iso, ms } from './instant.ts';
import { after, before, byDate, byMoment, term } from './term.ts';
import { worked } from './working-time.ts';

const cn = (local: string) => `${local}:00+08:00`;
const due = (start: string, promise: Parameters<typeof dueAt>[2], calendar = shanghai) =>
  new Date(dueAt(calendar, cn(start), promise)).toLocaleString('sv-SE', { timeZone: calendar.timeZone }).slice(0, 16);

describe('elapsed units', () => {
  test('run day and night', () => {
    expect(due('2026-09-30T17:30', minutes(45))).toBe('2026-09-30 18:15');
    expect(due('2026-09-30T17:30', hours(24))).toBe('2026-10-01 17:30');
  });
});

describe('working hours', () => {
  test('stand still over lunch, night, weekend and holiday', () => {
    expect(due('2026-10-09T11:00', workingHours(2))).toBe('2026-10-09 14:30');
    expect(due('2026-09-30T17:00', workingHours(4))).toBe('2026-10-08 12:00');
    expect(due('2026-10-09T17:00', workingHours(4))).toBe('2026-10-10 12:00');
    expect(due('2026-09-30T17:00', { unit: 'working-minutes', amount: 60 })).toBe('2026-09-30 18:00');
  });

  test('begun outside them begin with the next window', () => {
    expect(due('2026-10-11T15:00', workingHours(1))).toBe('2026-10-12 10:00');
    expect(due('2026-10-09T12:30', workingHours(1))).toBe('2026-10-09 14:30');
  });
});

describe('working days', () => {
  test('do not count the day of the start and end with the last window', () => {
    expect(due('2026-10-12T10:00', workingDays(1))).toBe('2026-10-13 18:00');
    expect(due('2026-10-12T10:00', workingDays(0))).toBe('2026-10-12 18:00');
    expect(due('2026-10-12T10:00', workingDays(5))).toBe('2026-10-19 18:00');
  });

  test('skip National Day and count its make-up days', () => {
    expect(due('2026-09-29T10:00', workingDays(1))).toBe('2026-09-30 18:00');
    expect(due('2026-09-29T10:00', workingDays(2))).toBe('2026-10-08 18:00');
    expect(due('2026-09-29T10:00', workingDays(4))).toBe('2026-10-10 18:00');
    expect(due('2026-09-29T10:00', workingDays(5))).toBe('2026-10-12 18:00');
    expect(due('2026-09-18T10:00', workingDays(1))).toBe('2026-09-20 18:00');
  });

  test('begun outside working time are begun at the next working moment', () => {
    expect(due('2026-10-17T10:00', workingDays(1))).toBe('2026-10-20 18:00');
    expect(due('2026-10-16T19:00', workingDays(1))).toBe('2026-10-20 18:00');
    expect(due('2026-10-16T08:00', workingDays(1))).toBe('2026-10-19 18:00');
    expect(due('2026-10-16T12:30', workingDays(1))).toBe('2026-10-19 18:00');
  });
});

describe('calendar units', () => {
  test('end at 24:00 in the tenant’s zone', () => {
    expect(due('2026-09-30T23:00', { unit: 'same-day', amount: 1 })).toBe('2026-10-01 00:00');
    expect(due('2026-09-30T00:10', { unit: 'next-day', amount: 1 })).toBe('2026-10-02 00:00');
    expect(due('2026-09-30T08:00', calendarDays(3))).toBe('2026-10-04 00:00');
    expect(due('2026-09-30T08:00', weeks(2))).toBe('2026-10-15 00:00');
  });

  test('a natural month ends on the same day, or on the last one', () => {
    expect(due('2026-01-15T08:00', months(1))).toBe('2026-02-16 00:00');
    expect(due('2026-01-31T08:00', months(1))).toBe('2026-03-01 00:00');
    expect(due('2028-01-31T08:00', months(1))).toBe('2028-03-01 00:00');
    expect(due('2026-10-31T08:00', months(6))).toBe('2027-05-01 00:00');
  });

  test('follow the clock change of their zone', () => {
    expect(dueAt(berlin, '2026-10-24T10:00:00Z', calendarDays(0))).toBe('2026-10-24T22:00:00.000Z');
    expect(dueAt(berlin, '2026-10-24T10:00:00Z', calendarDays(1))).toBe('2026-10-25T23:00:00.000Z');
    expect(dueAt(berlin, '2026-10-23T13:00:00Z', workingHours(9))).toBe('2026-10-26T14:30:00.000Z');
  });
});

describe('fixed and anchored terms', () => {
  test('until a date is until its end; until a moment is that moment', () => {
    expect(due('2026-09-30T08:00', byDate('2026-10-15'))).toBe('2026-10-16 00:00');
    expect(due('2026-09-30T08:00', byMoment(cn('2026-10-15T09:30')))).toBe('2026-10-15 09:30');
  });

  test('7 to 14 days after delivery', () => {
    const promise = after(cn('2026-10-01T16:20'), calendarDays(14), calendarDays(7));
    expect(opensAt(shanghai, promise)).toBe(iso(ms(cn('2026-10-08T00:00'))));
    expect(due('2026-09-30T08:00', promise)).toBe('2026-10-16 00:00');
    expect(opensAt(shanghai, calendarDays(14))).toBeNull();
  });

  test('two weeks to three working days before a training', () => {
    const promise = before(cn('2026-10-14T09:00'), workingDays(3), weeks(2));
    expect(opensAt(shanghai, promise)).toBe(iso(ms(cn('2026-09-30T00:00'))));
    expect(due('2026-09-01T08:00', promise)).toBe('2026-10-09 18:00');
    expect(due('2026-09-01T08:00', before(cn('2026-10-12T10:00'), workingHours(2)))).toBe('2026-10-10 17:00');
    expect(due('2026-09-01T08:00', before(cn('2026-03-31T10:00'), months(1)))).toBe('2026-03-01 00:00');
  });

  test('is written and read as plain data, strictly', () => {
    for (const each of [calendarDays(3), byDate('2026-10-15'), byMoment('2026-10-15T09:30:00+08:00'), after('2026-10-15T09:30:00Z', weeks(1))]) expect(term.parse(JSON.parse(JSON.stringify(each)))).toEqual(each);
    expect(term.safeParse({ date: '2026-10-15', amount: 1 }).success).toBe(false);
    expect(term.safeParse({ date: '2026-02-30' }).success).toBe(false);
  });
});

describe('every promise', () => {
  const longer = (given: Duration): Duration => ({ ...given, amount: given.amount + 1 });

  test('falls due at or after its start, later when begun later, later when longer', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, fc.nat(3e8), anyDuration, (calendar, start, delay, duration) => {
        const end = dueAt(calendar, iso(start), duration);
        expect(ms(end)).toBeGreaterThanOrEqual(start);
        expect(dueAt(calendar, iso(start + delay), duration) >= end).toBe(true);
        expect(dueAt(calendar, iso(start), longer(duration)) >= end).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('never falls due earlier because of one more holiday', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyDuration, fc.nat(40), (calendar, start, duration, n) => {
        const date = dayAt(calendar, start + n * 86_400_000).date;
        const more: Calendar = { ...calendar, exceptions: [...calendar.exceptions.filter((each) => each.date !== date), { date, name: 'New', windows: [] }] };
        expect(dueAt(more, iso(start), duration) >= dueAt(calendar, iso(start), duration)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('in working days holds exactly so many days with working time after the one it began on', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, fc.integer({ min: 1, max: 15 }), (calendar, start, amount) => {
        const end = ms(dueAt(calendar, iso(start), workingDays(amount)));
        const last = dayAt(calendar, end - 1);
        expect(last.windows.at(-1)![1]).toBe(end);
        const days = new Set<string>();
        for (let day = dayAt(calendar, start); day.start < end; day = dayOf(calendar, dayAt(calendar, day.end).date)) if (worked(calendar, Math.max(start, day.start), day.end) > 0) days.add(day.date);
        expect(days.size).toBe(amount + 1);
      }),
      { numRuns: 100 },
    );
  });
});
