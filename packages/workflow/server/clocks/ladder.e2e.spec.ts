import { CreatePerson } from '@aftercare/identity/server';
import { hours, type SubjectRef, workingHours } from '@aftercare/kernel';
import { Commands, Db, Journal, SetSetting, sql } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockThresholdReached, type EscalationView, pauseBudget, reasonsWithEvidence } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { answerDeadline, assess, breaches, Office, ownersProcedure } from '../cases.fixture.ts';
import { Steps } from '../steps/steps.ts';
import { Clocks } from './clocks.ts';

let app: TestApp;
let office: Office;
let other: Office;
let clocks: Clocks;
let boss: string;

beforeAll(async () => {
  app = await Office.start();
  [office, other] = [await Office.open(app, 'north'), await Office.open(app, 'south')];
  clocks = app.get(Clocks);
  boss = await app.within(office.tenant, async () => (await app.get(Commands).execute(new CreatePerson({ name: 'boss', email: 'boss@north.example', managerId: null }))).id);
  await office.chief.do(() => app.get(Db).run(sql`update person set manager_id = ${boss} where id = ${office.chief.id}`));
});
afterAll(() => app?.close());

const start = async (term = workingHours(8)): Promise<SubjectRef> => {
  app.now.set('2026-10-12T09:00+08:00');
  const subject = office.case();
  await office.ann.do(async () => {
    app.get(Assignments).begin(subject, { owner: office.ann.id });
    await clocks.start(answerDeadline, subject, term);
  });
  return subject;
};
const at = async (local: string) => {
  app.now.set(`2026-10-${local}+08:00`);
  await app.settle();
};
const set = (id: string, value: unknown) => office.within(() => app.get(Commands).execute(new SetSetting(id, { value, validFrom: '2026-01-01T00:00:00+08:00', appliesToOpen: true })));
const view = async (subject: SubjectRef) => (await office.within(() => clocks.of(subject)))[0]!;
const escalations = async (subject: SubjectRef, who = office.ann): Promise<EscalationView[]> => (await who.http.get(`/api/escalations?type=case&id=${subject.id}`)).body as EscalationView[];
const told = async (subject: SubjectRef) => (await escalations(subject)).map(({ rung, state, people }) => `${rung} ${state} ${people.map(({ personId }) => ({ [office.ann.id]: 'ann', [office.chief.id]: 'chief', [boss]: 'boss' })[personId] ?? '?').toSorted().join('+')}`);
const texts = async (subject: SubjectRef) => ((await office.ann.http.get(`/api/timeline?type=case&id=${subject.id}`)).body.entries as { event: string; text: string | null }[]).filter(({ text }) => text).map(({ event, text }) => `${event} ${text}`);

describe('the ladder of a clock', () => {
  test('warns the owner, then tells the superior, then the superior’s superior, once each', async () => {
    const subject = await start();
    await at('12T16:53');
    expect(await told(subject)).toEqual([]);
    await at('12T16:54');
    expect(await told(subject)).toEqual(['80% told ann']);
    await at('13T09:30');
    expect(await told(subject)).toEqual(['80% told ann', '100% open ann+chief']);
    expect(breaches.filter((each) => each.subject.id === subject.id)).toHaveLength(1);
    const [, late] = await escalations(subject);
    for (const who of [office.ann, office.chief]) expect((await who.http.post(`/api/escalations/${late!.id}/acknowledge`)).status).toBe(204);
    await at('14T18:00');
    expect(await told(subject)).toEqual(['80% told ann', '100% acknowledged ann+chief', '+1 working-days open boss']);
    expect((await office.journal(subject)).filter((name) => name === 'clock-threshold-reached')).toHaveLength(3);
  });

  test('is climbed at once where somebody does not acknowledge, and ends where nobody is left', async () => {
    const subject = await start();
    await at('13T09:30');
    // Whoever missed the warning is not warned when it is late already.
    expect(await told(subject)).toEqual(['100% open ann+chief']);
    const [late] = await escalations(subject);
    await office.ann.http.post(`/api/escalations/${late!.id}/acknowledge`);
    await at('13T15:00');
    expect(await told(subject)).toEqual(['100% passed-on ann+chief', '+1 working-days open boss']);
    const events = await office.within(() => app.get(Journal).of(subject));
    expect(events.find(({ name }) => name === 'workflow.escalation-passed-on')!.payload).toMatchObject({ escalation: late!.id, people: [office.chief.id] });
    expect(events.find(({ name }) => name === clockThresholdReached.name)!.payload).toMatchObject({ rung: '+1 working-days', percent: null, people: [boss] });
    expect((await office.chief.http.post(`/api/escalations/${late!.id}/acknowledge`)).body.code).toBe('workflow.escalation-over');
    await at('19T18:00');
    expect(await told(subject)).toEqual(['100% passed-on ann+chief', '+1 working-days passed-on boss']);
  });

  test('is left when the clock stops, and climbed anew for a later date', async () => {
    const subject = await start();
    await at('13T09:30');
    await office.ann.do(() => clocks.change(answerDeadline, subject, workingHours(16)));
    expect(await told(subject)).toEqual(['100% over ann+chief']);
    await at('14T11:00');
    expect((await told(subject)).at(-1)).toBe('100% open ann+chief');
    await office.ann.do(() => clocks.stop(answerDeadline, subject));
    expect((await told(subject)).at(-1)).toBe('100% over ann+chief');
    await at('16T18:00');
    expect((await told(subject)).at(-1)).toBe('100% over ann+chief');
  });

  test('is hidden with its case', async () => {
    const subject = await start();
    await at('13T09:30');
    const [late] = await escalations(subject);
    const url = `/api/escalations/${late!.id}/acknowledge`;
    expect([(await other.ann.http.post(url)).status, (await office.bo.http.post(url)).status, (await app.http.post(url)).status]).toEqual([404, 404, 401]);
    expect([(await other.ann.http.get(`/api/escalations?type=case&id=${subject.id}`)).status, (await office.bo.http.get(`/api/clocks/${(await view(subject)).id}`)).status, (await other.ann.http.get(`/api/clocks/${(await view(subject)).id}`)).status]).toEqual([404, 404, 404]);
  });
});

describe('pauses', () => {
  test('that need evidence are refused without, and with a file that the case does not have', async () => {
    await set(reasonsWithEvidence.id, ['检测']);
    const { id } = await view(await start());
    const pause = (body: object) => office.ann.http.post(`/api/clocks/${id}/pause`, body);
    expect((await pause({ reason: '等待检测报告' })).body).toMatchObject({ status: 400, errors: [{ path: 'evidence', code: 'required' }] });
    expect((await pause({ reason: '等待检测报告', evidence: crypto.randomUUID() })).body.errors).toMatchObject([{ path: 'evidence', code: 'unknown' }]);
    expect((await pause({ reason: '等待检测报告', evidence: 'JC-2026-118' })).status).toBe(204);
  });

  test('end by themselves when their budget is used up, at the very moment', async () => {
    await set(pauseBudget.id, workingHours(2));
    const subject = await start();
    const { id } = await view(subject);
    await office.ann.http.post(`/api/clocks/${id}/pause`, { reason: '等待样品' });
    await at('12T10:30');
    await office.ann.http.post(`/api/clocks/${id}/resume`);
    await office.ann.http.post(`/api/clocks/${id}/pause`, { reason: '等待样品照片' });
    await at('12T10:59');
    expect((await view(subject)).explanation.state).toBe('paused');
    await at('12T11:20');
    const { explanation } = await view(subject);
    expect([explanation.state, explanation.used, explanation.dueAt]).toEqual(['running', 20 * 60_000, '2026-10-13T03:30:00.000Z']);
    expect((await office.journal(subject)).slice(-2)).toEqual(['pause-budget-ended', 'clock-resumed']);
    expect((await office.ann.http.post(`/api/clocks/${id}/pause`, { reason: '再等等' })).body).toMatchObject({ status: 409, code: 'workflow.pause-budget-used-up' });
    expect(await texts(subject)).toEqual(['workflow.clock-paused 等待样品照片', 'workflow.clock-paused 等待样品']);
    await set(pauseBudget.id, null);
  });

  test('are struck out by a supervisor: the clock is due as if it had run, and may be late at once', async () => {
    const subject = await start(hours(4));
    const { id } = await view(subject);
    await office.ann.http.post(`/api/clocks/${id}/pause`, { reason: '等待客户', evidence: 'SF123' });
    await at('12T13:30');
    const paused = (await view(subject)).explanation.segments.find(({ kind }) => kind === 'pause')!;
    const strike = (who: typeof office.ann, pause = paused.pause, body: object = { reason: '客户当天已回复' }) => who.http.post(`/api/clocks/${id}/pauses/${pause}/strike`, body);
    expect([(await strike(office.ann)).status, (await strike(office.chief, crypto.randomUUID())).status, (await strike(other.chief)).status]).toEqual([403, 404, 404]);
    expect((await strike(office.chief, paused.pause, {})).body.errors).toMatchObject([{ path: 'reason' }]);
    expect((await strike(office.chief)).status).toBe(204);
    expect((await strike(office.chief)).body.code).toBe('workflow.pause-struck');
    const { breachedAt, explanation } = await view(subject);
    expect(breachedAt).toBe('2026-10-12T05:00:00.000Z');
    expect(explanation.segments.find(({ kind }) => kind === 'pause')).toMatchObject({ evidence: 'SF123', counted: 0, struck: { by: office.chief.id, reason: '客户当天已回复', used: 4.5 * 3_600_000 } });
    expect(await texts(subject)).toEqual(['workflow.pause-struck 客户当天已回复', 'workflow.clock-paused 等待客户']);
    expect(await told(subject)).toEqual(['100% open ann+chief']);
  });

  test('that are struck out after the clock has stopped make what was kept late', async () => {
    const subject = await start(hours(4));
    const { id } = await view(subject);
    await office.ann.http.post(`/api/clocks/${id}/pause`, { reason: '等待客户' });
    await at('12T14:00');
    await office.ann.http.post(`/api/clocks/${id}/resume`);
    expect(await office.ann.do(() => clocks.stop(answerDeadline, subject))).toBe('met');
    const { pause } = (await view(subject)).explanation.segments.find(({ kind }) => kind === 'pause')!;
    await office.chief.http.post(`/api/clocks/${id}/pauses/${pause}/strike`, { reason: '无凭证' });
    expect((await view(subject)).outcome).toBe('late');
    const charged = await office.within(() => app.get(Db).rows(sql`select person_id as person, used_ms::text as used, late_ms::text as late, outcome from clock_charge where clock_id = ${id}`));
    expect(charged).toEqual([{ person: office.ann.id, used: String(5 * 3_600_000), late: String(3_600_000), outcome: 'late' }]);
  });
});

test('each holder is charged with what they used of a clock, late or not', async () => {
  const subject = await start(hours(4));
  app.now.set('2026-10-12T12:00+08:00');
  await office.ann.do(() => app.get(Assignments).handOver(subject, office.bo.id, '休假'));
  app.now.set('2026-10-12T14:30+08:00');
  const expected = [{ personId: office.ann.id, used: 3 * 3_600_000, late: 0 }, { personId: office.bo.id, used: 2.5 * 3_600_000, late: 1.5 * 3_600_000 }];
  const { id } = await view(subject);
  const explained = (await office.ann.http.get(`/api/clocks/${id}`)).body;
  expect(explained).toMatchObject({ charges: expected, people: { [office.bo.id]: 'bo' } });
  expect(explained.ladder.map(({ at: when }: { at: string }) => when)).toEqual(['2026-10-12T04:12:00.000Z', '2026-10-12T05:00:00.000Z', '2026-10-13T10:00:00.000Z']);
  expect(await office.within(() => clocks.charges(subject))).toEqual([{ id, deadline: answerDeadline.id, step: null, charges: expected }]);
  await office.ann.do(() => clocks.stop(answerDeadline, subject));
  const kept = await office.within(() => app.get(Db).rows(sql`select person_id as "personId", used_ms::float8 as used, late_ms::float8 as late from clock_charge where clock_id = ${id} order by n`));
  expect(kept).toEqual(expected);
});

test('the time of a step is charged to whoever did it, not to the owner of the case', async () => {
  app.now.set('2026-10-12T09:00+08:00');
  const subject = office.case();
  await office.ann.do(async () => {
    app.get(Assignments).begin(subject, { owner: office.ann.id });
    await app.get(Steps).sync(subject, [{ ...ownersProcedure[0]!, due: hours(1) }]);
  });
  app.now.set('2026-10-12T11:00+08:00');
  expect((await office.within(() => clocks.charges(subject)))[0]!.charges).toEqual([{ personId: office.ann.id, used: 2 * 3_600_000, late: 3_600_000 }]);
  await office.chief.do(() => app.get(Steps).complete(subject, assess.id, { cause: '运输' }));
  expect((await office.within(() => clocks.charges(subject)))[0]!.charges).toEqual([{ personId: office.chief.id, used: 2 * 3_600_000, late: 3_600_000 }]);
});
