import { expect, it } from 'vitest';
import { text } from '@aftercare/kernel';
import { clockTone, leftNow, type ClockView } from './clock.ts';

const clock: ClockView = {
  id: '1', deadline: 'x.answer', title: text('答复', 'Answer'), state: 'running', startedAt: '2026-11-21T01:00:00Z', dueAt: '2026-11-21T09:00:00Z', stoppedAt: null,
  percent: 50, leftMinutes: 240, provisional: false, segments: [{ kind: 'run', from: '2026-11-21T01:00:00Z', to: null }],
};

it('a clock is amber from four fifths on and red once late', () => {
  expect(clockTone(clock)).toBe('running');
  expect(clockTone({ ...clock, percent: 80 })).toBe('waiting');
  expect(clockTone({ ...clock, state: 'late', percent: 120, leftMinutes: -5 })).toBe('bad');
  expect(clockTone({ ...clock, state: 'done' })).toBe('done');
  expect(clockTone({ ...clock, state: 'done', leftMinutes: -1 })).toBe('bad');
  expect(clockTone({ ...clock, state: 'paused', percent: 95 })).toBe('neutral');
});

it('only a clock that runs counts on', () => {
  const fetched = new Date('2026-11-21T05:00:00Z');
  const later = new Date('2026-11-21T05:10:30Z');
  expect(leftNow(clock, fetched, later)).toBe(230);
  expect(leftNow({ ...clock, state: 'paused' }, fetched, later)).toBe(240);
  expect(leftNow({ ...clock, segments: [{ kind: 'off', from: '2026-11-21T04:00:00Z', to: null }] }, fetched, later)).toBe(240);
});
