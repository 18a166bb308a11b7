import { hours, workingHours } from '@aftercare/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCalendar, anyDuration, anyMoment, shanghai } from './calendars.fixture.ts';
import { type Clock, pauseClock, resumeClock, startClock, stopClock, strikePause, usage } from './clock.ts';
import { chargesOf, type Holding, holdingsOfStep } from './clock-charge.ts';
import { iso } from './instant.ts';

const [ann, bo] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
const cn = (local: string) => `${local}:00+08:00`;
const at = (local: string) => new Date(cn(local)).toISOString();
const hour = 3_600_000;

describe('what holders used of a clock', () => {
  const held: Holding[] = [
    { personId: ann, from: at('2026-10-12T09:00'), to: at('2026-10-12T11:00') },
    { personId: bo, from: at('2026-10-12T11:00'), to: null },
  ];

  test('is shared at the hand-over, and what is late is for whoever holds it then', () => {
    const clock = startClock(hours(3), cn('2026-10-12T09:00'));
    expect(chargesOf(clock, shanghai, cn('2026-10-12T13:00'), held)).toEqual([
      { personId: ann, used: 2 * hour, late: 0 },
      { personId: bo, used: 2 * hour, late: hour },
    ]);
  });

  test('leaves out pauses and the time in which the office is closed', () => {
    const paused = resumeClock(pauseClock(startClock(workingHours(20), cn('2026-10-12T09:00')), cn('2026-10-12T10:00'), { reason: 'x' }), cn('2026-10-12T15:00'));
    expect(chargesOf(paused, shanghai, cn('2026-10-13T10:00'), held)).toEqual([
      { personId: ann, used: hour, late: 0 },
      { personId: bo, used: 4 * hour, late: 0 },
    ]);
  });

  test('is nobody’s before anybody held the case', () => {
    const clock = stopClock(startClock(hours(9), cn('2026-10-12T08:00')), cn('2026-10-12T10:00'));
    expect(chargesOf(clock, shanghai, cn('2026-10-14T10:00'), held)).toEqual([{ personId: null, used: hour, late: 0 }, { personId: ann, used: hour, late: 0 }]);
  });

  test('of a step is of whoever did what it waited for, and of the owner while nobody has', () => {
    const acts = [{ by: ann, at: at('2026-10-12T10:00') }, { by: bo, at: at('2026-10-12T12:00') }, { by: null, at: at('2026-10-12T13:00') }];
    const owners = [{ personId: bo, from: at('2026-10-12T08:00'), to: at('2026-10-12T11:00') }, { personId: ann, from: at('2026-10-12T11:00'), to: null }];
    expect(holdingsOfStep(acts, at('2026-10-12T09:00'), owners)).toEqual([
      { personId: ann, from: at('2026-10-12T09:00'), to: at('2026-10-12T10:00') },
      { personId: bo, from: at('2026-10-12T10:00'), to: at('2026-10-12T12:00') },
      { personId: ann, from: at('2026-10-12T12:00'), to: null },
    ]);
  });

  test('adds up to what the clock used, and what is late to what it used after it was due', () => {
    const anyGaps = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 7 });
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyDuration, anyGaps, anyGaps, fc.nat(400_000), fc.boolean(), fc.nat(6), (calendar, start, duration, gaps, changes, rest, stop, struck) => {
        let [clock, now]: [Clock, number] = [startClock(duration, iso(start)), start];
        gaps.forEach((seconds, n) => {
          now += seconds * 1000;
          clock = n % 2 ? resumeClock(clock, iso(now)) : pauseClock(clock, iso(now), { id: `00000000-0000-7000-8000-00000000000${n}`, reason: 'x' });
        });
        now += rest * 1000;
        const pause = clock.intervals.find(({ id }) => id?.endsWith(`${struck}`))?.id;
        if (pause) clock = strikePause(clock, pause, iso(now), { by: null, reason: 'x' });
        if (stop) clock = stopClock(clock, iso(now));
        let from = start + 5_000;
        const holdings = changes.map((seconds, n): Holding => ({ personId: n % 2 ? ann : bo, from: iso(from), to: n === changes.length - 1 ? null : iso((from += seconds * 1000)) }));
        const charges = chargesOf(clock, calendar, iso(now), holdings);
        const { used, total } = usage(clock, calendar, iso(now));
        expect(charges.reduce((sum, each) => sum + each.used, 0)).toBe(used);
        expect(charges.reduce((sum, each) => sum + each.late, 0)).toBe(Math.min(used, Math.max(0, used - total)));
      }),
      { numRuns: 200 },
    );
  });
});
