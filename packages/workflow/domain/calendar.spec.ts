import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { anyCalendar, anyMoment, berlin, calendarOf, shanghai } from './calendars.fixture.ts';
import { type Calendar, calendarException, dayOf } from './calendar.ts';
import { CalendarNeverOpens } from './errors.ts';
import { addDays, iso, ms } from './instant.ts';
import { fiveDays, officeHoursSchema } from './office-hours.ts';
import { isCovered, publicDay } from './public-holidays.ts';
import { advance, retreat, worked } from './working-time.ts';

const local = (calendar: Calendar, date: string) =>
  dayOf(calendar, date).windows.map((edges) => edges.map((at) => new Date(at).toLocaleTimeString('en-GB', { timeZone: calendar.timeZone, hour: '2-digit', minute: '2-digit' })).join('–'));

describe('National Day 2026', () => {
  test('is off from the 1st to the 7th and worked for on two weekend days', () => {
    const days = Array.from({ length: 22 }, (_, n) => dayOf(shanghai, addDays('2026-09-19', n)));
    const of = (kind: string) => days.filter((day) => day.kind === kind).map((day) => day.date);
    expect(of('make-up')).toEqual(['2026-09-20', '2026-10-10']);
    expect(of('holiday')).toEqual(['2026-09-25', '2026-09-26', '2026-09-27', ...Array.from({ length: 7 }, (_, n) => `2026-10-0${n + 1}`)]);
    expect(dayOf(shanghai, '2026-10-10').name).toEqual({ 'zh-CN': '国庆节', en: 'National Day' });
    expect(local(shanghai, '2026-10-10')).toEqual(['09:00–12:00', '13:30–18:00']);
    expect(local(shanghai, '2026-10-02')).toEqual([]);
  });

  test('make-up days keep hours of their own where a tenant says so', () => {
    const half = calendarOf('Asia/Shanghai', { ...fiveDays(), makeUpDay: [{ from: '09:00', to: '12:00' }] }, 'CN');
    expect(local(half, '2026-10-10')).toEqual(['09:00–12:00']);
    expect(local(half, '2026-10-09')).toEqual(['09:00–12:00', '13:30–18:00']);
  });
});

test('hours that change on a day hold for that day and those after it', () => {
  const summer: Calendar = { ...shanghai, periods: [...shanghai.periods, { from: '2026-06-01', hours: fiveDays([{ from: '08:00', to: '15:00' }]), holidays: 'none' }] };
  expect(local(summer, '2026-05-29')).toEqual(['09:00–12:00', '13:30–18:00']);
  expect(local(summer, '2026-06-01')).toEqual(['08:00–15:00']);
  expect(dayOf(summer, '2026-10-01').kind).toBe('workday');
});

describe('public holidays', () => {
  afterEach(() => void delete process.env['TZ']);

  test('a year without a notice is not covered, counts weekends only and is provisional', () => {
    expect([2025, 2026, 2027, 2003].map(isCovered)).toEqual([true, true, false, false]);
    expect(dayOf(shanghai, '2027-10-01')).toMatchObject({ kind: 'workday', provisional: true });
    expect(dayOf(shanghai, '2027-10-02')).toMatchObject({ kind: 'rest-day', provisional: true });
    expect(dayOf(shanghai, '2026-10-08').provisional).toBe(false);
    expect(dayOf(berlin, '2027-10-01').provisional).toBe(false);
  });

  test.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'])('are the same on a machine in %s', (zone) => {
    process.env['TZ'] = zone;
    expect(publicDay('2026-09-30')).toBeNull();
    expect(publicDay('2026-10-01')?.kind).toBe('holiday');
    expect(publicDay('2026-10-07')?.kind).toBe('holiday');
    expect(publicDay('2026-10-10')?.kind).toBe('make-up');
  });
});

describe('exceptions', () => {
  const own: Calendar = {
    ...shanghai,
    exceptions: [
      { date: '2026-10-12', name: '盘点', windows: [] },
      { date: '2026-10-13', name: '半天', windows: [{ from: '09:00', to: '12:00' }] },
      { date: '2026-10-02', name: '值班', windows: [{ from: '10:00', to: '16:00' }] },
      { date: '2027-10-01', name: '国庆节', windows: [] },
    ],
  };

  test('close a day, halve it, open a holiday, and settle a year that is not known yet', () => {
    expect(['2026-10-12', '2026-10-13', '2026-10-02'].map((date) => local(own, date))).toEqual([[], ['09:00–12:00'], ['10:00–16:00']]);
    expect(dayOf(own, '2027-10-01')).toMatchObject({ kind: 'exception', provisional: false, name: { 'zh-CN': '国庆节', en: '国庆节' } });
  });

  test('refuse windows that overlap or run backwards', () => {
    const wrong = (windows: object[]) => calendarException.safeParse({ date: '2026-10-12', name: 'x', windows }).success;
    expect(wrong([{ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' }])).toBe(false);
    expect(wrong([{ from: '12:00', to: '09:00' }])).toBe(false);
    expect(wrong([{ from: '09:00', to: '25:00' }])).toBe(false);
    expect(wrong([{ from: '00:00', to: '09:00' }, { from: '09:00', to: '24:00' }])).toBe(true);
    expect(officeHoursSchema.safeParse({ ...fiveDays([]) }).success).toBe(false);
  });

  test('a calendar that they close for good is refused instead of searched for ever', () => {
    const closed = calendarOf('Europe/Berlin', fiveDays([]), 'none');
    expect(() => advance(closed, Date.UTC(2026, 0, 1), 1)).toThrow(CalendarNeverOpens);
  });
});

describe('a zone that turns its clocks', () => {
  const round = calendarOf('Europe/Berlin', { ...fiveDays(), sunday: [{ from: '00:00', to: '24:00' }] }, 'none');
  const hours = (date: string) => worked(round, dayOf(round, date).start, dayOf(round, date).end) / 3_600_000;

  test('has a day of 23 and one of 25 hours', () => {
    expect([hours('2026-03-29'), hours('2026-03-22'), hours('2026-10-25')]).toEqual([23, 24, 25]);
  });

  test('keeps windows whose edges fall into the missing hour in order', () => {
    const odd = calendarOf('Europe/Berlin', { ...fiveDays(), sunday: [{ from: '01:00', to: '02:30' }, { from: '03:00', to: '04:00' }] }, 'none');
    const [first, second] = dayOf(odd, '2026-03-29').windows;
    expect(first![1]).toBeLessThanOrEqual(second![0]);
    expect(worked(odd, first![0], second![1])).toBe(2 * 3_600_000);
  });
});

describe('working time', () => {
  const amounts = fc.integer({ min: 0, max: 40 * 3_600_000 });

  test('never lies outside a window', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, (calendar, at) => {
        const date = iso(at).slice(0, 10);
        for (const each of [addDays(date, -1), date, addDays(date, 1)]) {
          const { start, end, windows } = dayOf(calendar, each);
          let from = start;
          for (const [opens, closes] of [...windows, [end, end]] as const) {
            expect(worked(calendar, from, opens)).toBe(0);
            from = closes;
          }
          expect(dayOf(calendar, addDays(each, 1)).start).toBe(end);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('advance ends where exactly that much has passed, and not later; retreat mirrors it', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, amounts, (calendar, from, amount) => {
        const to = advance(calendar, from, amount);
        expect(worked(calendar, from, to)).toBe(amount);
        expect(worked(calendar, from, to - 1)).toBe(Math.max(0, amount - 1));
        const back = retreat(calendar, to, amount);
        expect(worked(calendar, back, to)).toBe(amount);
        expect(worked(calendar, back + 1, to)).toBe(Math.max(0, amount - 1));
      }),
      { numRuns: 60 },
    );
  });

  test('adds up', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, fc.nat(2e9), fc.nat(2e9), (calendar, a, x, y) => {
        expect(worked(calendar, a, a + x) + worked(calendar, a + x, a + x + y)).toBe(worked(calendar, a, a + x + y));
      }),
      { numRuns: 60 },
    );
  });

  test('counts the hours before and after lunch', () => {
    expect(worked(shanghai, ms('2026-10-09T11:00:00+08:00'), ms('2026-10-09T14:00:00+08:00'))).toBe(1.5 * 3_600_000);
  });
});
