import { hours, workingHours } from '@aftercare/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCalendar, anyDuration, anyMoment, shanghai } from './calendars.fixture.ts';
import { type Clock, clockDueAt, measure, pauseClock, resumeClock, startClock, strikePause, usage } from './clock.ts';
import { PauseNotFound, PauseStruck } from './errors.ts';
import { explain } from './explain.ts';
import { iso, ms } from './instant.ts';
import { budgetEndsAt, pausing } from './pause-budget.ts';
import { pauseBudget, reasonsWithEvidence } from './settings.ts';

const cn = (local: string) => `${local}:00+08:00`;
const said = (moment: string | null) => moment && new Date(moment).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
const pauseId = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const strike = { by: null, reason: '客户当天已补件' };
/** Paused and resumed in turn at these moments. */
const ledger = (...turns: string[]): Clock =>
  turns.reduce((clock, at, n) => (n % 2 ? resumeClock(clock, cn(at)) : pauseClock(clock, cn(at), { id: pauseId(n), reason: 'x' })), startClock(hours(48), cn('2026-10-12T08:00')));

describe('the budget of a clock’s pauses', () => {
  test('ends while it is paused, all its pauses counted, in working time where it is one', () => {
    expect(budgetEndsAt(startClock(hours(1), cn('2026-10-12T08:00')), shanghai, hours(3))).toBeNull();
    const twice = ledger('2026-10-12T10:00', '2026-10-12T11:00', '2026-10-12T17:00');
    expect(said(budgetEndsAt(twice, shanghai, hours(3)))).toBe('2026-10-12 19:00');
    expect(said(budgetEndsAt(twice, shanghai, workingHours(3)))).toBe('2026-10-13 10:00');
  });

  test('is not used by a pause that was struck out', () => {
    const twice = ledger('2026-10-12T10:00', '2026-10-12T12:00', '2026-10-12T14:00');
    expect(said(budgetEndsAt(strikePause(twice, pauseId(0), cn('2026-10-12T14:00'), strike), shanghai, hours(3)))).toBe('2026-10-12 17:00');
  });

  test('is what the pauses measure together when it ends', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 200 }), (calendar, start, gaps, amount) => {
        let [clock, at]: [Clock, number] = [startClock(hours(1), iso(start)), start];
        gaps.forEach((seconds, n) => {
          at += seconds * 1000;
          clock = n % 2 ? resumeClock(clock, iso(at)) : pauseClock(clock, iso(at), { id: pauseId(n), reason: 'x' });
        });
        fc.pre(clock.intervals.at(-1)!.kind === 'pause');
        const ends = ms(budgetEndsAt(clock, calendar, workingHours(amount))!);
        const paused = clock.intervals.filter(({ kind }) => kind === 'pause').reduce((sum, { from, to }) => sum + measure(calendar, 'working', ms(from), Math.min(ends, to ? ms(to) : ends)), 0);
        expect(paused).toBe(amount * 3_600_000);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a pause that is struck out', () => {
  test('stays in the ledger with who struck it, gives back nothing, and ends where it still lasts', () => {
    const clock = strikePause(ledger('2026-10-12T10:00'), pauseId(0), cn('2026-10-12T15:00'), strike);
    expect(clock.intervals.map(({ kind }) => kind)).toEqual(['run', 'pause', 'run']);
    const { segments, used, dueAt } = explain(clock, shanghai, cn('2026-10-12T16:00'));
    expect(segments.find(({ kind }) => kind === 'pause')).toMatchObject({ pause: pauseId(0), counted: 0, struck: { reason: strike.reason, used: 5 * 3_600_000 } });
    expect([used, said(dueAt)]).toEqual([8 * 3_600_000, '2026-10-14 08:00']);
    expect(() => strikePause(clock, pauseId(0), cn('2026-10-12T16:00'), strike)).toThrow(PauseStruck);
    expect(() => strikePause(clock, pauseId(1), cn('2026-10-12T16:00'), strike)).toThrow(PauseNotFound);
  });

  test('leaves the clock as if it had run then', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyDuration, fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 6, maxLength: 6 }), fc.nat(2), (calendar, start, duration, gaps, which) => {
        const build = (without: number | null) => {
          let [clock, at]: [Clock, number] = [startClock(duration, iso(start)), start];
          gaps.forEach((seconds, n) => {
            at += seconds * 1000;
            if (Math.floor(n / 2) === without) return;
            clock = n % 2 ? resumeClock(clock, iso(at)) : pauseClock(clock, iso(at), { id: pauseId(n), reason: 'x' });
          });
          return { clock, now: iso(at) };
        };
        const { clock, now } = build(null);
        const struck = strikePause(clock, pauseId(which * 2), now, strike);
        const { clock: never } = build(which);
        expect(usage(struck, calendar, now)).toEqual(usage(never, calendar, now));
        expect(clockDueAt(struck, calendar, now) <= clockDueAt(clock, calendar, now)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

test('the rule on pauses asks for evidence by the words of the reason', () => {
  const read = (setting: { id: string; standard: unknown }) => (setting.id === reasonsWithEvidence.id ? ['检测'] : setting.id === pauseBudget.id ? hours(8) : setting.standard) as never;
  const facts = { type: 'case', deadline: 'cases.answer' };
  expect(pausing.decide({ ...facts, reason: '等待第三方检测报告' }, read)).toEqual({ budget: hours(8), evidence: true });
  expect(pausing.decide({ ...facts, reason: '客户出差' }, read).evidence).toBe(false);
});
