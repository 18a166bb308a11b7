import { calendarDays, hours, workingDays, workingHours, type Duration } from '@aftercare/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from './calendar.ts';
import { anyCalendar, anyDuration, anyMoment, calendarOf, evenCalendar, shanghai } from './calendars.fixture.ts';
import { changeTerm, type Clock, clockDueAt, isPaused, isProvisional, nextAt, pauseClock, reachedAt, resumeClock, startClock, stopClock } from './clock.ts';
import { dueAt } from './due.ts';
import { ClockAlreadyPaused, ClockNotPaused, ClockStopped, ClockTimesOutOfOrder } from './errors.ts';
import { explain, inWords } from './explain.ts';
import { addDays, iso, ms } from './instant.ts';
import { fiveDays } from './office-hours.ts';
import { byDate } from './term.ts';

const cn = (local: string) => `${local}:00+08:00`;
const said = (moment: string) => new Date(moment).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
const waiting = { reason: '等待客户补充照片' };
/** Started, and paused and resumed at the moments that follow. */
const ledger = (term: Parameters<typeof startClock>[0], start: string, ...turns: string[]) =>
  turns.reduce((clock, at, n) => (n % 2 ? resumeClock(clock, cn(at)) : pauseClock(clock, cn(at), waiting)), startClock(term, cn(start)));

const nineToFive = calendarOf('Asia/Shanghai', fiveDays([{ from: '09:00', to: '17:00' }]), 'CN');

describe('a pause from Friday 17:00 to Monday 09:00', () => {
  const promise = workingHours(8);
  const clock = ledger(promise, '2026-10-16T14:00', '2026-10-16T17:00', '2026-10-19T09:00');

  test('adds no working time and moves nothing where the office closes at 17:00', () => {
    expect(clockDueAt(clock, nineToFive, cn('2026-10-19T09:00'))).toBe(dueAt(nineToFive, cn('2026-10-16T14:00'), promise));
    expect(explain(clock, nineToFive, cn('2026-10-19T09:00')).used).toBe(explain(clock, nineToFive, cn('2026-10-16T17:00')).used);
  });

  test('adds no working time and gives back the one hour where it closes at 18:00', () => {
    expect(said(clockDueAt(clock, shanghai, cn('2026-10-19T09:00')))).toBe('2026-10-19 15:30');
    expect(said(dueAt(shanghai, cn('2026-10-16T14:00'), promise))).toBe('2026-10-19 14:30');
    expect(explain(clock, shanghai, cn('2026-10-19T09:00')).used).toBe(explain(clock, shanghai, cn('2026-10-16T17:00')).used);
  });

  test('gives back the whole 64 hours to a promise in elapsed hours', () => {
    const elapsed = ledger(hours(24), '2026-10-16T14:00', '2026-10-16T17:00', '2026-10-19T09:00');
    expect(said(clockDueAt(elapsed, shanghai, cn('2026-10-19T09:00')))).toBe('2026-10-20 06:00');
  });
});

describe('a clock', () => {
  test('in working days gets back the working time of a pause', () => {
    const clock = ledger(workingDays(3), '2026-10-12T10:00', '2026-10-13T10:00', '2026-10-14T10:00');
    expect(said(clockDueAt(clock, shanghai, cn('2026-10-14T10:00')))).toBe('2026-10-16 18:00');
    const short = ledger(workingDays(3), '2026-10-12T10:00', '2026-10-13T10:00', '2026-10-13T11:00');
    expect(said(clockDueAt(short, shanghai, cn('2026-10-13T11:00')))).toBe('2026-10-16 10:00');
  });

  test('until a day, or a date, gets back the elapsed time', () => {
    for (const promise of [calendarDays(3), byDate('2026-10-15')]) {
      const clock = ledger(promise, '2026-10-12T10:00', '2026-10-13T10:00', '2026-10-14T12:00');
      expect(said(clockDueAt(clock, shanghai, cn('2026-10-14T12:00')))).toBe('2026-10-17 02:00');
    }
  });

  test('gets nothing back for a pause that begins when it is already due', () => {
    const clock = ledger(hours(4), '2026-10-12T10:00', '2026-10-12T14:00', '2026-10-12T20:00');
    expect(said(clockDueAt(clock, shanghai, cn('2026-10-12T21:00')))).toBe('2026-10-12 14:00');
  });

  test('moves on while it is paused, as if it went on now, and breaches nothing', () => {
    const clock = ledger(hours(4), '2026-10-12T10:00', '2026-10-12T13:00');
    expect(isPaused(clock)).toBe(true);
    expect(said(clockDueAt(clock, shanghai, cn('2026-10-12T16:00')))).toBe('2026-10-12 17:00');
    expect(said(clockDueAt(clock, shanghai, cn('2026-10-12T20:00')))).toBe('2026-10-12 21:00');
    expect(nextAt(clock, shanghai)).toBeNull();
  });

  test('keeps its pauses when the promise or the calendar changes', () => {
    const clock = changeTerm(ledger(hours(24), '2026-10-12T10:00', '2026-10-12T12:00', '2026-10-12T15:00'), workingHours(4));
    expect(clock.intervals.map(({ kind }) => kind)).toEqual(['run', 'pause', 'run']);
    expect(said(clockDueAt(clock, shanghai, cn('2026-10-12T15:00')))).toBe('2026-10-12 17:00');
    const closed = { ...shanghai, exceptions: [{ date: '2026-10-12', name: 'closed', windows: [{ from: '09:00', to: '12:00' }] }] };
    expect(said(clockDueAt(clock, closed, cn('2026-10-12T15:00')))).toBe('2026-10-13 11:00');
  });

  test('refuses what makes no sense', () => {
    const running = startClock(hours(4), cn('2026-10-12T10:00'));
    const paused = pauseClock(running, cn('2026-10-12T11:00'), waiting);
    const stopped = stopClock(paused, cn('2026-10-12T12:00'));
    expect(() => pauseClock(paused, cn('2026-10-12T12:00'), waiting)).toThrow(ClockAlreadyPaused);
    expect(() => resumeClock(running, cn('2026-10-12T12:00'))).toThrow(ClockNotPaused);
    expect(() => pauseClock(running, cn('2026-10-12T09:59'), waiting)).toThrow(ClockTimesOutOfOrder);
    expect(() => resumeClock(paused, cn('2026-10-12T10:59'))).toThrow(ClockTimesOutOfOrder);
    for (const again of [() => stopClock(stopped, cn('2026-10-12T13:00')), () => pauseClock(stopped, cn('2026-10-12T13:00'), waiting), () => resumeClock(stopped, cn('2026-10-12T13:00'))]) expect(again).toThrow(ClockStopped);
    expect(stopped).toMatchObject({ stoppedAt: iso(ms(cn('2026-10-12T12:00'))), intervals: [{ kind: 'run' }, { kind: 'pause', to: iso(ms(cn('2026-10-12T12:00'))) }] });
  });

  test('is provisional while it counts days of a year whose holidays are not known', () => {
    expect(isProvisional(startClock(workingDays(3), cn('2026-12-30T10:00')), shanghai, cn('2026-12-30T10:00'))).toBe(true);
    expect(isProvisional(startClock(workingDays(1), cn('2026-12-30T10:00')), shanghai, cn('2026-12-30T10:00'))).toBe(false);
    expect(isProvisional(startClock(calendarDays(30), cn('2026-12-30T10:00')), shanghai, cn('2026-12-30T10:00'))).toBe(false);
    expect(isProvisional(startClock(workingDays(3), cn('2026-12-30T10:00')), calendarOf('Asia/Shanghai', fiveDays(), 'none'), cn('2026-12-30T10:00'))).toBe(false);
  });

  test('knows when it has used a part of its time', () => {
    const clock = ledger(workingHours(10), '2026-10-12T09:00', '2026-10-12T12:00', '2026-10-12T15:00');
    expect(said(reachedAt(clock, shanghai, 20))).toBe('2026-10-12 11:00');
    expect(said(reachedAt(clock, shanghai, 50))).toBe('2026-10-12 17:00');
    expect(nextAt(clock, shanghai)).toEqual({ percent: 100, at: reachedAt(clock, shanghai, 100) });
    expect(nextAt(clock, shanghai, { thresholds: [50, 80, 100], fired: [50] })?.percent).toBe(80);
    expect(nextAt(clock, shanghai, { fired: [100] })).toBeNull();
    expect(nextAt(stopClock(clock, cn('2026-10-12T16:00')), shanghai)).toBeNull();
  });
});

/** A ledger with any pauses in it: gaps in seconds, running and paused in turn. */
const anyLedger = fc.record({ start: anyMoment, gaps: fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 7 }) });
const build = (duration: Duration, { start, gaps }: { start: number; gaps: number[] }): { clock: Clock; now: number } => {
  let at = start;
  let clock = startClock(duration, iso(start));
  gaps.forEach((seconds, n) => {
    at += seconds * 1000;
    clock = n % 2 ? resumeClock(clock, iso(at)) : pauseClock(clock, iso(at), waiting);
  });
  return { clock, now: at };
};

describe('every clock', () => {
  test('has the same time left after a pause as before it', () => {
    fc.assert(
      fc.property(anyCalendar, anyLedger, anyDuration, fc.nat(600_000), (calendar, given, duration, seconds) => {
        const { clock, now } = build(duration, { ...given, gaps: given.gaps.slice(0, given.gaps.length - (given.gaps.length % 2)) });
        const before = explain(clock, calendar, iso(now));
        const resumed = iso(now + seconds * 1000);
        const after = explain(resumeClock(pauseClock(clock, iso(now), waiting), resumed), calendar, resumed);
        expect([after.left, after.used, after.total]).toEqual([before.left, before.used, before.total]);
        expect(after.dueAt >= before.dueAt).toBe(true);
        expect(before.late && after.dueAt !== before.dueAt).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('is used up exactly when it is due', () => {
    fc.assert(
      fc.property(anyCalendar, anyLedger, anyDuration, (calendar, given, duration) => {
        const { clock, now } = build(duration, { ...given, gaps: given.gaps.slice(0, given.gaps.length - (given.gaps.length % 2)) });
        const due = ms(clockDueAt(clock, calendar, iso(now)));
        fc.pre(due >= now);
        const then = explain(clock, calendar, iso(due));
        expect([then.left, then.percent, then.late]).toEqual([0, 100, true]);
        expect(nextAt(clock, calendar)!.at).toBe(iso(due));
        expect(explain(clock, calendar, iso(Math.max(due - 1, now))).late).toBe(due === now);
      }),
      { numRuns: 150 },
    );
  });

  test('explains its whole life without gap or overlap, and the parts add up', () => {
    fc.assert(
      fc.property(anyCalendar, anyLedger, anyDuration, fc.nat(400_000), fc.boolean(), (calendar, given, duration, seconds, stop) => {
        const built = build(duration, given);
        const now = iso(built.now + seconds * 1000);
        const clock = stop ? stopClock(built.clock, now) : built.clock;
        const { segments, startedAt, dueAt: due, used, total, left, late } = explain(clock, calendar, now);
        const end = clock.stoppedAt ?? [now, due].toSorted().at(-1)!;
        let at = startedAt;
        for (const { from, to } of segments) {
          expect(from).toBe(at);
          expect(to > from).toBe(true);
          at = to;
        }
        expect(at).toBe(segments.length ? end : startedAt);
        const sum = (ahead: boolean) => segments.filter((each) => each.kind === 'run' && each.ahead === ahead).reduce((n, { counted }) => n + counted, 0);
        expect(sum(false)).toBe(used);
        expect(left).toBe(total - used);
        expect(sum(true)).toBe(stop || late ? 0 : left);
        expect(segments.filter((each) => each.kind === 'off' && each.counted !== 0)).toEqual([]);
        expect(segments.filter((each) => each.kind === 'pause').length).toBe(clock.intervals.filter((each) => each.kind === 'pause' && each.from < (each.to ?? now)).length);
      }),
      { numRuns: 150 },
    );
  });

  test('is never due earlier because of a longer pause', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyDuration, fc.nat(90_000), fc.nat(300_000), fc.nat(300_000), (calendar, start, duration, until, length, more) => {
        const paused = (seconds: number) => {
          const from = start + until * 1000;
          const clock = pauseClock(startClock(duration, iso(start)), iso(from), waiting);
          return clockDueAt(resumeClock(clock, iso(from + seconds * 1000)), calendar, iso(from + seconds * 1000));
        };
        expect(paused(length + more) >= paused(length)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  const withHoliday = (calendar: Calendar, start: number, n: number): Calendar => {
    const date = addDays(iso(start).slice(0, 10), n);
    return { ...calendar, exceptions: [...calendar.exceptions.filter((each) => each.date !== date), { date, name: 'New', windows: [] }] };
  };

  test('is never due earlier because of one more holiday, pauses or not', () => {
    const workingHoursOrElapsed = anyDuration.filter(({ unit }) => unit !== 'working-days');
    fc.assert(
      fc.property(anyCalendar, anyLedger, workingHoursOrElapsed, fc.nat(30), (calendar, given, duration, n) => {
        const { clock, now } = build(duration, given);
        expect(clockDueAt(clock, withHoliday(calendar, given.start, n), iso(now)) >= clockDueAt(clock, calendar, iso(now))).toBe(true);
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(evenCalendar, anyLedger, fc.nat(20), fc.nat(30), (calendar, given, amount, n) => {
        const { clock, now } = build(workingDays(amount), given);
        expect(clockDueAt(clock, withHoliday(calendar, given.start, n), iso(now)) >= clockDueAt(clock, calendar, iso(now))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('explain', () => {
  test('names weekend, holiday, make-up day, exception and pause', () => {
    const calendar = { ...shanghai, exceptions: [{ date: '2026-10-09', name: '盘点', windows: [] }] };
    const clock = ledger(workingHours(16), '2026-09-30T16:00', '2026-10-08T10:00', '2026-10-08T14:00');
    const { segments, dueAt: due } = explain(clock, calendar, cn('2026-10-08T15:00'));
    expect(segments.map(({ from, to, kind, why, name, ahead }) => `${said(from).slice(5)} ${said(to).slice(5)} ${kind} ${why ?? '-'} ${name?.['zh-CN'] ?? '-'}${ahead ? ' ahead' : ''}`)).toEqual([
      '09-30 16:00 09-30 18:00 run workday -',
      '09-30 18:00 10-01 00:00 off after-hours -',
      '10-01 00:00 10-08 00:00 off holiday 国庆节',
      '10-08 00:00 10-08 09:00 off after-hours -',
      '10-08 09:00 10-08 10:00 run workday -',
      '10-08 10:00 10-08 14:00 pause - -',
      '10-08 14:00 10-08 15:00 run workday -',
      '10-08 15:00 10-08 18:00 run workday - ahead',
      '10-08 18:00 10-09 00:00 off after-hours - ahead',
      '10-09 00:00 10-10 00:00 off exception 盘点 ahead',
      '10-10 00:00 10-10 09:00 off after-hours - ahead',
      '10-10 09:00 10-10 12:00 run make-up 国庆节 ahead',
      '10-10 12:00 10-10 13:30 off after-hours - ahead',
      '10-10 13:30 10-10 18:00 run make-up 国庆节 ahead',
      '10-10 18:00 10-11 00:00 off after-hours - ahead',
      '10-11 00:00 10-12 00:00 off rest-day - ahead',
      '10-12 00:00 10-12 09:00 off after-hours - ahead',
      '10-12 09:00 10-12 10:30 run workday - ahead',
    ]);
    expect(said(due)).toBe('2026-10-12 10:30');
    expect(segments.find((each) => each.kind === 'pause')).toMatchObject({ reason: waiting.reason, counted: 2.5 * 3_600_000 });
  });

  test('says times as people do', () => {
    expect(inWords(14.5 * 3_600_000, 'working')).toEqual({ 'zh-CN': '14 小时 30 分（工作时间）', en: '14 h 30 min (working time)' });
    expect(inWords(-26 * 3_600_000, 'elapsed').en).toBe('1 d 2 h (elapsed time)');
    expect(inWords(0, 'elapsed').en).toBe('0 min (elapsed time)');
  });
});
