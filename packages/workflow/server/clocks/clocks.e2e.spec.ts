import { calendarDays, hours, type SubjectRef, workingHours } from '@aftercare/kernel';
import { Commands, Db, SetSetting, sql, Tenants } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClockAlreadyPaused, ClockRuns, fiveDays, officeHours, type Term } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { answerDeadline, breaches, Office } from '../cases.fixture.ts';
import { SetCalendarException } from '../calendar/set-exception.ts';
import { Clocks } from './clocks.ts';
import { FireClock } from './fire-clock.ts';
import { RunClocks } from './run-clocks.ts';

let app: TestApp;
let office: Office;
let other: Office;
let clocks: Clocks;

beforeAll(async () => {
  app = await Office.start();
  [office, other] = [await Office.open(app, 'north'), await Office.open(app, 'south')];
  clocks = app.get(Clocks);
});
afterAll(() => app?.close());

const monday = '2026-10-12T09:00+08:00';
const start = async (term: Term, at = monday, place = office): Promise<SubjectRef> => {
  app.now.set(at);
  const subject = place.case();
  await place.ann.do(async () => {
    app.get(Assignments).begin(subject, { owner: place.ann.id });
    await clocks.start(answerDeadline, subject, term);
  });
  return subject;
};
const view = async (subject: SubjectRef, place = office) => (await place.within(() => clocks.of(subject)))[0]!;
const local = (moment: string) => new Date(moment).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
const due = async (subject: SubjectRef) => local((await view(subject)).explanation.dueAt);
const breachesOf = (subject: SubjectRef) => breaches.filter((each) => each.subject.id === subject.id);
const asAnn = <T>(run: () => Promise<T>) => office.ann.do(run);

describe('a clock on a case', () => {
  test('is started, paused, resumed and stopped, and the journal says so', async () => {
    const subject = await start(workingHours(8));
    expect(await due(subject)).toBe('2026-10-13 09:30');
    app.now.set('2026-10-12T10:00+08:00');
    await asAnn(() => clocks.pause(answerDeadline, subject, { reason: '等待样品', evidence: 'SF123' }));
    app.now.set('2026-10-12T11:30+08:00');
    await asAnn(() => clocks.resume(answerDeadline, subject));
    expect(await due(subject)).toBe('2026-10-13 11:00');
    app.now.set('2026-10-12T15:00+08:00');
    expect(await asAnn(() => clocks.stop(answerDeadline, subject))).toBe('met');
    expect(await asAnn(() => clocks.stop(answerDeadline, subject))).toBeNull();
    const { outcome, explanation } = await view(subject);
    expect([outcome, explanation.state, explanation.used]).toEqual(['met', 'stopped', 3 * 3_600_000]);
    expect(explanation.segments.find(({ kind }) => kind === 'pause')).toMatchObject({ reason: '等待样品', evidence: 'SF123', by: office.ann.id, counted: 1.5 * 3_600_000 });
    expect(await office.journal(subject)).toEqual(['owner-changed', 'clock-started', 'clock-paused', 'clock-resumed', 'clock-stopped']);
  });

  test('is one of its kind, refuses nonsense, and a refused command leaves nothing', async () => {
    const subject = await start(hours(4));
    await expect(asAnn(() => clocks.start(answerDeadline, subject, hours(5)))).rejects.toThrow(ClockRuns);
    const twice = asAnn(async () => {
      await clocks.pause(answerDeadline, subject, { reason: 'x' });
      await clocks.pause(answerDeadline, subject, { reason: 'x' });
    });
    await expect(twice).rejects.toThrow(ClockAlreadyPaused);
    expect((await view(subject)).explanation.state).toBe('running');
    await asAnn(() => clocks.stopAll(subject, { withdrawn: true }));
    await asAnn(() => clocks.start(answerDeadline, subject, hours(5)));
    expect((await office.within(() => clocks.of(subject))).map(({ outcome }) => outcome)).toEqual(['withdrawn', null]);
  });

  test('keeps its pause when its promise changes', async () => {
    const subject = await start(hours(24));
    app.now.advance({ hours: 2 });
    await asAnn(() => clocks.pauseAll(subject, { reason: 'x' }));
    app.now.advance({ hours: 3 });
    await asAnn(() => clocks.resumeAll(subject));
    await asAnn(() => clocks.change(answerDeadline, subject, hours(6)));
    expect(await due(subject)).toBe('2026-10-12 18:00');
  });
});

describe('a breach', () => {
  test('is said once, however many workers look, and only when it is time', async () => {
    const subject = await start(hours(4));
    app.now.advance({ hours: 3, minutes: 59 });
    await app.settle();
    expect(breachesOf(subject)).toEqual([]);
    app.now.advance({ minutes: 1 });
    const { id } = await view(subject);
    const fire = () => office.within(() => app.get(Commands).execute(new FireClock(id)));
    await Promise.all([fire(), app.get(RunClocks).run(), fire(), app.get(RunClocks).run(), fire()]);
    expect(await fire()).toBe(false);
    await app.settle();
    expect(breachesOf(subject).map(({ payload }) => payload)).toEqual([{ clockId: id, deadline: answerDeadline.id, step: null, dueAt: '2026-10-12T05:00:00.000Z', owner: office.ann.id }]);
    expect(await asAnn(() => clocks.stop(answerDeadline, subject))).toBe('late');
  });

  test('is found in every tenant at once', async () => {
    const [here, there] = [await start(hours(1)), await start(hours(1), monday, other)];
    app.now.advance({ hours: 2 });
    await app.settle();
    expect([breachesOf(here).length, breachesOf(there).length]).toEqual([1, 1]);
    expect(await other.within(() => clocks.of(here))).toEqual([]);
  });

  test('does not come while the clock is paused, and can come again for a new promise', async () => {
    const subject = await start(hours(4));
    await asAnn(() => clocks.pauseAll(subject, { reason: 'x' }));
    app.now.advance({ days: 3 });
    await app.settle();
    expect(breachesOf(subject)).toEqual([]);
    await asAnn(() => clocks.resumeAll(subject));
    app.now.advance({ hours: 4 });
    await app.settle();
    expect(breachesOf(subject).length).toBe(1);
    await asAnn(() => clocks.change(answerDeadline, subject, calendarDays(10)));
    expect((await view(subject)).breachedAt).toBeNull();
    app.now.advance({ days: 12 });
    await app.settle();
    expect(breachesOf(subject).length).toBe(2);
  });
});

describe('another calendar', () => {
  test('moves what counts working time, and nothing else', async () => {
    const [working, elapsed] = [await start(workingHours(8)), await start(hours(30))];
    await office.within(() => app.get(Commands).execute(new SetCalendarException({ date: '2026-10-13', name: '停电', windows: [] })));
    await app.settle();
    expect([await due(working), await due(elapsed)]).toEqual(['2026-10-14 09:30', '2026-10-13 15:00']);
    expect(await office.journal(working)).toContain('clock-moved');
    expect(await office.journal(elapsed)).not.toContain('clock-moved');
    app.now.set('2026-10-13T12:00+08:00');
    await app.settle();
    expect(breachesOf(working)).toEqual([]);
    const { status } = await office.chief.http.delete('/api/calendar/exceptions/2026-10-13');
    expect(status).toBe(204);
    await app.settle();
    expect(await due(working)).toBe('2026-10-13 09:30');
    expect(breachesOf(working).length).toBe(1);
  });

  test('comes with other office hours, from the day they hold', async () => {
    const subject = await start(workingHours(16), '2026-11-16T09:00+08:00');
    expect(await due(subject)).toBe('2026-11-18 10:00');
    await office.within(() => app.get(Commands).execute(new SetSetting(officeHours.id, { value: fiveDays([{ from: '10:00', to: '12:00' }]), validFrom: '2026-11-17T00:00:00+08:00', appliesToOpen: false })));
    await app.settle();
    expect(await due(subject)).toBe('2026-11-23 10:30');
  });

  test('is provisional in a year without data, and worked out anew at the next start', async () => {
    const subject = await start(workingHours(8), '2026-12-31T17:00+08:00', other);
    expect((await view(subject, other)).explanation.provisional).toBe(true);
    await other.within(() => app.get(Commands).transaction(() => app.get(Db).run(sql`update clock set due_at = '2030-01-01', next_at = '2030-01-01' where subject_id = ${subject.id}`)));
    await new RunClocks(app.get(Db), app.get(Tenants), app.get(Commands), app.now).run();
    const [summary] = (await other.within(() => clocks.ofMany(subject.type, [subject.id]))).get(subject.id)!;
    expect(local(summary!.dueAt)).toBe('2027-01-01 17:30');
  });
});

describe('over HTTP', () => {
  test('clocks are paused with a reason by those who may', async () => {
    const subject = await start(hours(4));
    const { id } = await view(subject);
    const url = `/api/clocks?type=case&id=${subject.id}`;
    expect((await office.ann.http.post(`/api/clocks/${id}/pause`, {})).body).toMatchObject({ code: 'kernel.invalid-input', errors: [{ path: 'reason' }] });
    expect((await office.bo.http.post(`/api/clocks/${id}/pause`, { reason: 'x' })).status).toBe(404);
    expect((await office.chief.http.post(`/api/clocks/${id}/pause`, { reason: 'x' })).status).toBe(403);
    expect((await other.ann.http.post(`/api/clocks/${id}/pause`, { reason: 'x' })).status).toBe(404);
    expect((await office.ann.http.post(`/api/clocks/${id}/pause`, { reason: '等待样品' })).status).toBe(204);
    expect((await office.ann.http.post(`/api/clocks/${id}/pause`, { reason: 'x' })).body.code).toBe('workflow.clock-already-paused');
    expect((await office.ann.http.get(url)).body).toMatchObject([{ id, explanation: { state: 'paused' } }]);
    expect((await office.ann.http.post(`/api/clocks/${id}/resume`)).status).toBe(204);
    expect([(await office.bo.http.get(url)).status, (await other.ann.http.get(url)).status, (await app.http.get(url)).status]).toEqual([404, 404, 401]);
  });

  test('the calendar can be read by all and changed by few', async () => {
    expect((await office.ann.http.get('/api/calendar')).body).toMatchObject({ timeZone: 'Asia/Shanghai', periods: [{ from: null, holidays: 'CN' }, { from: '2026-11-17' }], exceptions: [] });
    const put = (who: typeof office.ann, body: object, date = '2026-12-24') => who.http.put(`/api/calendar/exceptions/${date}`, body);
    const half = { name: '半天', windows: [{ from: '09:00', to: '12:00' }] };
    expect((await put(office.ann, half)).status).toBe(403);
    expect((await put(office.chief, { name: '半天', windows: [{ from: '12:00', to: '09:00' }] })).body.errors[0].path).toBe('windows.0.to');
    expect((await put(office.chief, half, '2026-02-30')).status).toBe(400);
    expect((await put(office.chief, half)).status).toBe(204);
    expect((await office.ann.http.get('/api/calendar')).body.exceptions).toEqual([{ date: '2026-12-24', ...half }]);
    expect((await other.ann.http.get('/api/calendar')).body.exceptions).toEqual([]);
    expect((await office.chief.http.delete('/api/calendar/exceptions/2026-12-25')).status).toBe(404);
  });
});
