import { hours, text, workingDays } from '@aftercare/kernel';
import type { ClockView } from '@aftercare/workflow';
import { describe, expect, it } from 'vitest';
import { clockBar, clocksShown, clockSummaryBar } from './clock-bar.ts';

const titleOf = () => text('答复', 'Answer');
const at = (time: string) => new Date(`2026-11-${time}+08:00`);
const iso = (time: string) => at(time).toISOString();
const hour = 3_600_000;
const run = (from: string, to: string, ahead = false) => ({ from: iso(from), to: iso(to), kind: 'run' as const, why: 'workday' as const, name: null, provisional: false, reason: null, by: null, evidence: null, pause: null, struck: null, counted: Date.parse(iso(to)) - Date.parse(iso(from)), ahead });
const off = (from: string, to: string, why: 'after-hours' | 'rest-day' | 'holiday', ahead = false, name: { 'zh-CN': string; en: string } | null = null) => ({ ...run(from, to, ahead), kind: 'off' as const, why, name, counted: 0 });
const view = (explanation: Partial<ClockView['explanation']>, more: Partial<ClockView> = {}): ClockView => ({
  id: '00000000-0000-7000-8000-000000000001', deadline: 'complaints.answer', step: null, term: hours(4), breachedAt: null, outcome: null,
  explanation: { state: 'running', counts: 'elapsed', startedAt: iso('20T09:00:00'), stoppedAt: null, dueAt: iso('20T13:00:00'), opensAt: null, total: 4 * hour, used: hour, left: 3 * hour, percent: 25, late: false, provisional: false, segments: [run('20T09:00:00', '20T10:00:00'), run('20T10:00:00', '20T13:00:00', true)], ...explanation },
  ...more,
});

describe('a clock on the page', () => {
  it('counts down by the time still to be counted', () => {
    expect(clockBar(view({}), titleOf, at('20T10:00:00'))).toMatchObject({ state: 'running', leftMinutes: 180, percent: 25, usedMinutes: 60 });
    expect(clockBar(view({}), titleOf, at('20T11:30:00'))).toMatchObject({ leftMinutes: 90, percent: 63 });
  });

  it('stands still at night', () => {
    const night = view({ counts: 'working', segments: [run('20T17:00:00', '20T18:00:00'), off('20T18:00:00', '21T09:00:00', 'after-hours', true), run('21T09:00:00', '21T12:00:00', true)], left: 3 * hour });
    expect(clockBar(night, titleOf, at('20T22:00:00')).leftMinutes).toBe(180);
    expect(clockBar(night, titleOf, at('21T10:00:00')).leftMinutes).toBe(120);
  });

  it('says working days as days', () => {
    const days = view({ counts: 'working', total: 5 * 8 * hour, left: 4 * 8 * hour - hour, state: 'paused' }, { term: workingDays(5) });
    expect(clockBar(days, titleOf, at('20T10:00:00')).leftText).toEqual(text('剩 3 个工作日', '3 working days left'));
  });

  it('is late from the first second on, and stays late when it was finished late', () => {
    expect(clockBar(view({ late: true, left: 0 }), titleOf, at('20T13:00:00'))).toMatchObject({ state: 'late', leftMinutes: -1 });
    expect(clockBar(view({ state: 'stopped', late: true, left: -90 * 60_000, stoppedAt: iso('20T14:30:00') }, { outcome: 'late' }), titleOf, at('21T09:00:00'))).toMatchObject({ state: 'late', leftMinutes: -90 });
    expect(clockBar(view({ state: 'stopped', stoppedAt: iso('20T10:00:00') }, { outcome: 'met' }), titleOf, at('21T09:00:00')).state).toBe('done');
  });

  it('explains weekends, holidays and pauses, and leaves nights out', () => {
    const holiday = text('国庆节', 'National Day');
    const { segments } = clockBar(
      view({
        counts: 'working',
        segments: [run('19T09:00:00', '19T18:00:00'), off('19T18:00:00', '20T09:00:00', 'after-hours'), run('20T09:00:00', '20T12:00:00'), { ...run('20T12:00:00', '20T13:00:00'), kind: 'pause', reason: '等待客户照片' }, off('20T13:00:00', '21T00:00:00', 'rest-day'), off('21T00:00:00', '22T00:00:00', 'holiday', false, holiday), run('22T09:00:00', '22T12:00:00', true)],
      }),
      titleOf,
      at('21T09:00:00'),
    );
    expect(segments.map(({ kind, from, reason, ahead }) => [kind, from, typeof reason === 'string' ? reason : reason?.['zh-CN'], ahead])).toEqual([
      ['run', iso('19T09:00:00'), '工作时间', false],
      ['pause', iso('20T12:00:00'), '等待客户照片', false],
      ['off', iso('20T13:00:00'), '周末', false],
      ['off', iso('21T00:00:00'), '国庆节', false],
      ['run', iso('22T09:00:00'), '工作时间', true],
    ]);
  });
});

it('shows each promise once, running ones first, and none that was withdrawn', () => {
  const again = view({ startedAt: iso('21T09:00:00') }, { id: 'b' });
  const met = view({ state: 'stopped' }, { id: 'c', deadline: 'complaints.first-contact', outcome: 'met' });
  const gone = view({ state: 'stopped' }, { id: 'd', deadline: 'complaints.resolution', outcome: 'withdrawn' });
  const step = view({ state: 'stopped' }, { id: 'e', deadline: 'workflow.step', step: 'some.step', outcome: 'met' });
  expect(clocksShown([view({}), met, gone, step, again]).map(({ id }) => id)).toEqual(['b', 'c']);
});

it('tells a list how much wall-clock time is left', () => {
  const summary = { deadline: 'complaints.answer', dueAt: iso('20T13:00:00'), percent: 40, paused: false, breached: false };
  expect(clockSummaryBar(summary, titleOf, at('20T12:00:00'))).toMatchObject({ state: 'running', leftMinutes: 60 });
  expect(clockSummaryBar({ ...summary, breached: true }, titleOf, at('20T13:00:00'))).toMatchObject({ state: 'late', leftMinutes: -1 });
});
