import type { TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CorrectiveView, MyMeasure } from '../../domain/index.ts';
import { aCase, Office, type Colleague } from '../cases.fixture.ts';
import { Commands } from '@aftercare/kernel/server';
import { ReopenEffectiveness } from './reopen-effectiveness.ts';

let app: TestApp;
let office: Office;
let south: Office;

beforeAll(async () => {
  app = await Office.start();
  [office, south] = [await Office.open(app, 'north'), await Office.open(app, 'south')];
});
afterAll(() => app?.close());

const begin = '2026-03-02T09:00+08:00';
const path = '/api/corrective-actions';
type Answer = { status: number; body: any };

/** A corrective action in the hands of Ann, who leads it. */
class Case {
  constructor(public view: CorrectiveView) {}

  static async open(more: object = {}): Promise<Case> {
    app.now.set(begin);
    return new Case(ok(await office.ann.http.post(path, { about: office.case(), title: '表面划伤', leaderId: office.ann.id, severity: 'high', defect: '划伤', ...more })));
  }

  async act(action: string, input: object = {}, by: Colleague = office.ann): Promise<Answer> {
    return by.http.post(`${path}/${this.view.id}/${action}`, { version: this.view.version, ...input });
  }

  async done(action: string, input: object = {}, by: Colleague = office.ann): Promise<this> {
    this.view = ok(await this.act(action, input, by));
    return this;
  }

  fill = (step: string, form: object): Promise<this> => this.done(`steps/workflow.${step}`, { form });
  states = (): string => this.view.steps.map(({ state }) => state[0]).join('');
  check = (days: number) => this.view.checks.findLast((each) => each.days === days)!;
  measure = (kind: string) => this.view.measures.findLast((each) => each.kind === kind)!;

  async analyse(): Promise<this> {
    await this.fill('d4-cause', { whys: [{ why: '为何划伤', answer: '夹具毛刺' }, { why: '为何有毛刺', answer: '没有点检' }], fishbone: { ...noFish, machine: ['夹具磨损'] }, rootCause: '夹具没有点检制度', causeCode: 'process' });
    return this.fill('d5-choice', { chosen: '更换夹具并建立点检', reason: '试作 50 件无划伤' });
  }

  /** From the cause to the end of the implementation. */
  async carryOut(): Promise<this> {
    await this.analyse();
    await this.done('actions', { kind: 'corrective', description: '更换夹具', ownerId: office.bo.id, dueAt: new Date(app.now.date().getTime() + 5 * 86_400_000).toISOString() });
    await this.done(`actions/${this.measure('corrective').id}/complete`, { note: '已更换', evidence: '报告 R-01' });
    return this.fill('d6-implementation', { result: '新夹具已用', validation: '首件检验合格' });
  }

  async passCheck(days: number, effective = true): Promise<this> {
    return this.done(`checks/${this.check(days).id}`, { method: '抽检 200 件', effective, before: 6, after: effective ? 0 : 3, evidence: '检验记录' });
  }
}

const noFish = { man: [], machine: [], material: [], method: [], environment: [], measurement: [] };
const describeAll = async (it: Case): Promise<Case> => {
  await it.fill('d3-containment', { scope: '在库 300 件', measures: '全部隔离复检' });
  await it.fill('d1-team', { members: [{ personId: office.bo.id, part: '工艺' }] });
  return it.fill('d2-problem', { what: '划伤', where: '正面', when: '装配后', who: '客户', why: '外观件', how: '目视', howMany: '6/300' });
};

function ok<Body>({ status, body }: { status: number; body: Body }): Body {
  if (status >= 300) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

describe('a corrective action', () => {
  test('is brought from the team to a lasting effect, and signed by the leader’s superior', async () => {
    const it = await Case.open();
    expect(it.view).toMatchObject({ number: 'CA-2026-0001', state: 'open', round: 1, leader: { name: 'ann' }, allowed: ['revise', 'add-measure', 'cancel'] });
    // Containment does not wait for the description.
    expect(it.view.steps.filter(({ available }) => available).map(({ step }) => step)).toEqual(['workflow.d1-team', 'workflow.d3-containment']);
    expect(it.view.steps.find(({ step }) => step === 'workflow.d3-containment')!.dueAt).toBe('2026-03-03T01:00:00.000Z');
    await describeAll(it);
    expect(it.view).toMatchObject({ state: 'acting', team: [{ name: 'bo', part: '工艺' }] });
    await it.analyse();
    expect(it.view.causeCode).toBe('process');
    expect(await it.act('steps/workflow.d6-implementation', { form: { result: 'x', validation: 'x' } })).toMatchObject({ status: 409, body: { code: 'workflow.step-not-available', blockedBy: ['no-corrective-done'] } });
    await it.done('actions', { kind: 'corrective', description: '更换夹具', ownerId: office.bo.id, dueAt: '2026-03-10T17:00:00+08:00' });
    app.now.set('2026-03-05T10:00+08:00');
    await it.done(`actions/${it.measure('corrective').id}/complete`, { note: '已更换', evidence: '报告 R-01' }, office.bo);
    app.now.set('2026-03-06T10:00+08:00');
    await it.fill('d6-implementation', { result: '新夹具已用', validation: '首件检验合格' });
    // Counted from when the measure was done, and not from when it was planned or written down.
    expect(it.view).toMatchObject({ state: 'implemented', implementedAt: '2026-03-05T02:00:00.000Z' });
    expect(it.view.checks.map(({ days, dueAt, state }) => [days, dueAt, state])).toEqual([[30, '2026-04-03T16:00:00.000Z', 'planned'], [60, '2026-05-03T16:00:00.000Z', 'planned'], [90, '2026-06-02T16:00:00.000Z', 'planned']]);
    await it.fill('d7-prevention', { systems: '点检表纳入控制计划' });
    expect(await it.act(`checks/${it.check(30).id}`, { method: 'x', effective: true })).toMatchObject({ status: 409, body: { code: 'workflow.check-not-due' } });
    for (const [days, at] of [[30, '2026-04-05'], [60, '2026-05-06'], [90, '2026-06-04']] as const) {
      app.now.set(`${at}T09:00+08:00`);
      await app.settle();
      await it.passCheck(days);
    }
    await it.fill('d8-closing', { lessons: '夹具需点检', recognition: '感谢小组' });
    expect(it.view.state).toBe('implemented');
    await it.done('steps/workflow.d8-closing/sign', {}, office.chief);
    expect(it.view).toMatchObject({ state: 'effective', closedAt: '2026-06-04T01:00:00.000Z', allowed: [] });
    // The journal gives the newest fifty.
    expect((await office.journal({ type: 'correctiveAction', id: it.view.id })).filter((name) => name.startsWith('check') || name.startsWith('effect') || name === 'corrective-moved')).toEqual([
      'checks-planned', 'corrective-moved', 'check-due', 'effect-checked', 'check-due', 'effect-checked', 'check-due', 'effect-checked', 'corrective-moved',
    ]);
    // Even a closed one is opened again, and its steps with it.
    expect((await it.done('reopen', { reason: '半年后再次发生' })).view).toMatchObject({ state: 'reopened', round: 2, closedAt: null });
    expect(it.states()).toBe('dddooooo');
  });

  test('whose effect did not last begins another round, from the cause on', async () => {
    const it = await (await describeAll(await Case.open())).carryOut();
    app.now.set('2026-04-05T09:00+08:00');
    await it.passCheck(30, false);
    expect(it.view).toMatchObject({ state: 'reopened', round: 2, implementedAt: null, rounds: [{ round: 2, reason: '抽检 200 件' }] });
    expect(it.states()).toBe('dddooooo');
    expect(it.view.checks.map(({ state }) => state)).toEqual(['not-effective', 'withdrawn', 'withdrawn']);
    // What was found out is there to go on from.
    expect(it.view.steps[3]!.form).toMatchObject({ rootCause: '夹具没有点检制度' });
    await it.analyse();
    expect(await it.act('steps/workflow.d6-implementation', { form: { result: 'x', validation: 'x' } })).toMatchObject({ status: 409, body: { blockedBy: ['no-corrective-done'] } });
    await it.done('actions', { kind: 'corrective', description: '改为防错夹具', ownerId: office.ann.id, dueAt: '2026-04-10T17:00:00+08:00' });
    await it.done(`actions/${it.measure('corrective').id}/complete`, { note: '已改', evidence: 'R-02' });
    await it.fill('d6-implementation', { result: '已用', validation: '合格' });
    expect(it.view).toMatchObject({ state: 'implemented', round: 2 });
    expect(it.view.checks.filter(({ round }) => round === 2)).toHaveLength(3);
  });

  test('is opened again when the same happens once more, and is left alone while it is worked on', async () => {
    const it = await (await describeAll(await Case.open())).carryOut();
    const again = (id: string) => office.within(() => app.get(Commands).execute(new ReopenEffectiveness(id, '30 天内同批次再次投诉')));
    expect(await again(it.view.id)).toBe(true);
    it.view = ok(await office.ann.http.get<CorrectiveView>(`${path}/${it.view.id}`));
    expect(it.view).toMatchObject({ state: 'reopened', round: 2, rounds: [{ by: null }] });
    expect(await again(it.view.id)).toBe(false);
  });

  test('that is cancelled says why, and waits for nothing any more', async () => {
    const it = await describeAll(await Case.open());
    await it.done('actions', { kind: 'containment', description: '隔离', ownerId: office.bo.id, dueAt: '2026-03-03T17:00:00+08:00' });
    await it.done('cancel', { reason: '与另一单合并' });
    expect(it.view).toMatchObject({ state: 'cancelled', cancelReason: '与另一单合并', allowed: [] });
    expect(it.view.clocks.every(({ outcome }) => outcome !== null)).toBe(true);
    expect(await it.act('actions', { kind: 'containment', description: 'x', ownerId: office.bo.id, dueAt: '2026-03-03T17:00:00+08:00' })).toMatchObject({ status: 409, body: { code: 'workflow.corrective-is-over' } });
  });
});

describe('a measure', () => {
  const assigned = async (kind = 'corrective'): Promise<Case> => (await Case.open()).done('actions', { kind, description: '更换夹具', ownerId: office.bo.id, dueAt: '2026-03-03T17:00:00+08:00' });

  test('is in the list of its owner, who sees what it is for and completes it', async () => {
    const it = await assigned();
    const mine = ok(await office.bo.http.get<MyMeasure[]>(`${path}/my-actions`));
    expect(mine.find(({ corrective }) => corrective.id === it.view.id)).toMatchObject({ description: '更换夹具', overdue: false, corrective: { version: it.view.version } });
    await it.done(`actions/${it.measure('corrective').id}/complete`, { note: '已更换', evidence: '报告' }, office.bo);
    expect(it.measure('corrective')).toMatchObject({ state: 'done', doneBy: office.bo.id, proof: { text: '报告' } });
  });

  test('of a kind that asks for it is not done without a proof', async () => {
    const it = await assigned();
    const refused = await it.act(`actions/${it.measure('corrective').id}/complete`, { note: '已更换' });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'evidence', code: 'proof-needed' }] } });
    expect(await it.act(`actions/${it.measure('corrective').id}/complete`, { note: 'x', files: [office.ann.id] })).toMatchObject({ status: 400, body: { errors: [{ path: 'files.0' }] } });
    const other = await assigned('containment');
    await other.done(`actions/${other.measure('containment').id}/complete`, { note: '已隔离' });
  });

  test('is late by its clock, and its owner and the leader hear of it', async () => {
    const it = await assigned();
    app.now.set('2026-03-03T18:00+08:00');
    await app.settle();
    it.view = ok(await office.ann.http.get<CorrectiveView>(`${path}/${it.view.id}`));
    expect(it.measure('corrective').overdue).toBe(true);
    expect(await office.journal({ type: 'correctiveAction', id: it.view.id })).toContain('measure-overdue');
    expect(ok(await office.ann.http.get<{ rows: { id: string; late: boolean }[] }>(`${path}?view=late&sort=nextDueAt`)).rows.find(({ id }) => id === it.view.id)).toMatchObject({ late: true });
  });

  test('goes to somebody else, is given more time, is cancelled and opened again', async () => {
    const it = await assigned();
    const { id } = it.measure('corrective');
    await it.done(`actions/${id}/change`, { ownerId: office.ann.id, dueAt: '2026-03-09T17:00:00+08:00' });
    expect(it.measure('corrective')).toMatchObject({ owner: { name: 'ann' }, dueAt: '2026-03-09T09:00:00.000Z' });
    await it.done(`actions/${id}/cancel`, { reason: '改用其他办法' });
    expect(it.measure('corrective')).toMatchObject({ state: 'cancelled', reason: '改用其他办法', allowed: ['reopen'] });
    expect(await it.act(`actions/${id}/complete`, { note: 'x', evidence: 'x' })).toMatchObject({ status: 409, body: { code: 'workflow.measure-does-not-fit' } });
    await it.done(`actions/${id}/reopen`, { reason: '仍需' });
    expect(it.measure('corrective').state).toBe('open');
  });
});

describe('who has no part in it', () => {
  test('does not know of it, and sees no more than what is said of a case that does not exist', async () => {
    const it = await Case.open();
    expect(await office.bo.http.get(`${path}/${it.view.id}`)).toMatchObject({ status: 404 });
    expect(ok(await office.bo.http.get<{ rows: { id: string }[] }>(path)).rows.map(({ id }) => id)).not.toContain(it.view.id);
    for (const act of ['cancel', 'reopen']) expect(await it.act(act, { reason: 'x' }, south.ann)).toMatchObject({ status: 404 });
    expect(await south.ann.http.get(`${path}/${it.view.id}`)).toMatchObject({ status: 404 });
    expect(await south.ann.http.get(`/api/comments?type=correctiveAction&id=${it.view.id}`)).toMatchObject({ status: 404 });
  });

  test('may look at it with the case, and no more', async () => {
    const it = await Case.open();
    expect(ok(await office.chief.http.get<CorrectiveView>(`${path}/${it.view.id}`)).allowed).toEqual([]);
    expect(await it.act('cancel', { reason: 'x' }, office.chief)).toMatchObject({ status: 403, body: { code: 'workflow.not-your-corrective' } });
  });

  test('and whoever read an older state is told how it stands now', async () => {
    const it = await Case.open();
    await it.done('revise', { severity: 'safety' });
    expect(await it.act('cancel', { version: 1, reason: 'x' })).toMatchObject({ status: 409, body: { code: 'kernel.stale-version', current: { severity: 'safety', version: 2 } } });
  });

  test('and wrong fields are named all at once', async () => {
    const answer = await office.ann.http.post(path, { about: { type: aCase.name, id: 'x' }, title: '', leaderId: 'nobody', colour: 'red' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ path: field }: { path: string }) => field)).toEqual(expect.arrayContaining(['about.id', 'title', 'leaderId', 'colour']));
    expect(await office.ann.http.post(path, { about: office.case(), title: 'x', leaderId: south.ann.id })).toMatchObject({ status: 400, body: { errors: [{ path: 'leaderId' }] } });
  });
});
