import { hours, workingDays, workingHours } from '@aftercare/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCalendar, anyDuration, anyMoment, shanghai } from './calendars.fixture.ts';
import { pauseClock, reachedAt, resumeClock, startClock } from './clock.ts';
import { handOverDeadline } from './deadlines.ts';
import { escalationLadder, isAcknowledged, ladder, rungKey, rungsAhead } from './escalation.ts';

const cn = (local: string) => `${local}:00+08:00`;
const said = (moment: string) => new Date(moment).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
const read = (setting: { standard: unknown }) => setting.standard as never;
const standard = escalationLadder.decide({ type: 'case', deadline: 'cases.answer', level: null, solved: false }, read);

describe('the standard ladder', () => {
  test('warns the owner, then the superior, who acknowledge, then the next superior', () => {
    expect(standard.map((each) => [rungKey(each), each.tell, each.acknowledgeWithin])).toEqual([
      ['80%', ['kernel.owner'], null],
      ['100%', ['kernel.owner', 'kernel.superior'], workingHours(4)],
      ['+1 working-days', ['workflow.next-superior'], workingHours(4)],
    ]);
    const clock = startClock(workingHours(10), cn('2026-10-12T09:00'));
    expect(rungsAhead(clock, shanghai, standard, []).map(({ at }) => said(at))).toEqual(['2026-10-13 09:30', '2026-10-13 11:30', '2026-10-14 18:00']);
    expect(rungsAhead(clock, shanghai, standard, ['80%', '100%']).map(({ rung }) => rungKey(rung))).toEqual(['+1 working-days']);
  });

  test('has no rungs for an offered hand-over, which comes back instead', () => {
    expect(escalationLadder.decide({ type: 'case', deadline: handOverDeadline.id, level: null, solved: false }, read)).toEqual([]);
  });

  test('moves with a pause, as the deadline does', () => {
    const paused = resumeClock(pauseClock(startClock(hours(10), cn('2026-10-12T09:00')), cn('2026-10-12T10:00'), { reason: 'x' }), cn('2026-10-12T13:00'));
    expect(rungsAhead(paused, shanghai, standard, []).slice(0, 2).map(({ at }) => said(at))).toEqual(['2026-10-12 20:00', '2026-10-12 22:00']);
  });
});

describe('any ladder', () => {
  test('has no two rungs at the same time', () => {
    const at = (percent: number) => ({ at: { percent }, tell: ['kernel.owner'], acknowledgeWithin: null });
    expect(ladder.safeParse([at(50), at(80)]).success).toBe(true);
    expect(ladder.safeParse([at(50), at(50)]).success).toBe(false);
  });

  test('is climbed in order: a share of the time before the breach, a time after it', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyDuration, fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }), (calendar, start, duration, percents) => {
        const rungs = [...percents.map((percent) => ({ at: { percent }, tell: ['kernel.owner'], acknowledgeWithin: null })), { at: { after: workingDays(1) }, tell: ['kernel.superior'], acknowledgeWithin: null }];
        const clock = startClock(duration, new Date(start));
        const ahead = rungsAhead(clock, calendar, rungs, []);
        const breach = reachedAt(clock, calendar, 100);
        expect(ahead.map(({ at }) => at)).toEqual(ahead.map(({ at }) => at).toSorted());
        expect(ahead.length).toBe(rungs.length);
        for (const { rung, at } of ahead) expect('percent' in rung.at ? at <= breach : at > breach).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

test('an escalation is acknowledged when every post has somebody who did', () => {
  const told = (role: string, acknowledgedAt: string | null) => ({ role, acknowledgedAt });
  const now = '2026-10-12T01:00:00.000Z';
  expect(isAcknowledged([told('owner', now), told('superior', null)])).toBe(false);
  expect(isAcknowledged([told('owner', now), told('director', null), told('director', now)])).toBe(true);
});
