import type { CorrectiveView } from '@aftercare/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StandardMatch, StandardView } from '../../domain/index.ts';
import { expectOk, offer, Office, startOffice, type Colleague, type StartedApp } from '../../testing/index.ts';

let started: StartedApp;
let office: Office;
let other: Office;

beforeAll(async () => {
  started = await startOffice();
  started.app.now.set('2026-03-02T09:00+08:00');
  [office, other] = [await Office.open(started.app, 'north'), await Office.open(started.app, 'south')];
});
afterAll(() => started?.close());

const ca = '/api/corrective-actions';
const standards = '/api/handling-standards';

/** Sue, who heads the department of ann, has her lead a corrective action. */
const openFrom = async (id: string, more: object = {}): Promise<CorrectiveView> => {
  const { version } = await office.see(id);
  const opened = expectOk(await office.sue.http.post<{ id: string }>(`/api/complaints/${id}/corrective-actions`, { version, leaderId: office.ann.id, ...more }));
  return expectOk(await office.ann.http.get<CorrectiveView>(`${ca}/${opened.id}`));
};

const closable = async (more: object = {}): Promise<string> => {
  const { id } = await office.file(more);
  await office.done(id, 'judge', { verdict: 'justified', liability: 'us', reason: '压缩机故障' });
  await office.done(id, 'offer', offer);
  await office.done(id, 'answer', { answer: 'accepted' });
  const { actions, lines } = await office.see(id);
  await office.done(id, 'complete-action', { actionId: actions[0]!.id, note: '已更换' });
  await office.done(id, 'answer-line', { lineId: lines[0]!.id, answer: '已更换' });
  return id;
};

describe('a corrective action from a complaint', () => {
  test('carries product and batch over, counts in the case, and may outlive it', async () => {
    const id = await closable();
    const opened = await openFrom(id);
    expect(opened).toMatchObject({ title: '冷藏箱不制冷', severity: 'medium', product: { id: office.product, name: '冷藏箱' }, batch: 'B2026-03', about: { type: 'complaint', id, path: `/complaints/${id}` } });
    const view = await office.see(id);
    expect(view).toMatchObject({ correctiveActions: 1, openCorrectiveActions: 1, blockingCorrectiveActions: 0 });
    expect(expectOk(await office.ann.http.get<{ rows: object[] }>(`${ca}?aboutType=complaint&aboutId=${id}`)).rows).toHaveLength(1);
    expect((await office.done(id, 'close', {})).state).toBe('closed');
  });

  test('that must be done first keeps the case from being closed until it is over', async () => {
    const id = await closable();
    const { id: corrective, version } = await openFrom(id, { beforeClosing: true });
    expect(await office.act(id, 'close')).toMatchObject({ status: 409, body: { code: 'complaints.cannot-close', open: ['corrective-actions'] } });
    expectOk(await office.ann.http.post(`${ca}/${corrective}/cancel`, { version, reason: '并入其他单' }));
    await started.app.settle();
    expect(await office.see(id)).toMatchObject({ correctiveActions: 0, blockingCorrectiveActions: 0 });
    await office.done(id, 'close', {});
  });

  test('is seen by whoever sees the complaint, and by nobody of another company', async () => {
    const { id } = await office.file();
    const opened = await openFrom(id);
    expect((await office.bo.http.get(`${ca}/${opened.id}`)).status).toBe(404);
    expect((await other.dan.http.get(`${ca}/${opened.id}`)).status).toBe(404);
    expect((await other.dan.http.post(`/api/complaints/${id}/corrective-actions`, { version: 1, leaderId: other.ann.id })).status).toBe(404);
    expect((await office.kim.http.post(`/api/complaints/${id}/corrective-actions`, { version: 1, leaderId: office.ann.id })).status).toBe(403);
    const about = { about: { type: 'complaint', id }, title: '不制冷', leaderId: office.ann.id };
    expect(await office.ann.http.post(ca, { ...about, product: { id: other.product, name: '冷藏箱' } })).toMatchObject({ status: 400, body: { errors: [{ path: 'product.id', code: 'unknown' }] } });
    expect(await office.ann.http.post(`${ca}/${opened.id}/revise`, { version: opened.version, product: { id: other.product, name: '冷藏箱' } })).toMatchObject({ status: 400, body: { errors: [{ path: 'product.id', code: 'unknown' }] } });
    expect(await office.ann.http.post(`/api/complaints/${id}/corrective-actions`, { version: 1, leaderId: office.ann.id })).toMatchObject({ status: 409, body: { code: 'kernel.stale-version' } });
    expect(await office.ann.http.post(`/api/complaints/${id}/corrective-actions`, { version: 2, leaderId: 'x', colour: 1 })).toMatchObject({ status: 400, body: { errors: [{ path: 'leaderId' }, { path: 'colour' }] } });
  });

  test('is carried through, counts what came before and after, and leaves a draft that is found by the next case', async () => {
    started.app.now.set('2026-03-02T09:00+08:00');
    const { id } = await office.file();
    let view = await openFrom(id);
    const act = async (action: string, input: object, by: Colleague = office.ann): Promise<void> => {
      view = expectOk(await by.http.post<CorrectiveView>(`${ca}/${view.id}/${action}`, { version: view.version, ...input }));
    };
    const fill = (step: string, form: object): Promise<void> => act(`steps/workflow.${step}`, { form });
    await fill('d1-team', { members: [{ personId: office.kim.id, part: '质量' }] });
    await fill('d2-problem', { what: '不制冷', where: '客户处', when: '通电后', who: '客户', why: '无法使用', how: '试机', howMany: '1/20' });
    await fill('d3-containment', { scope: '在库 20 台', measures: '全检' });
    await fill('d4-cause', { whys: [{ why: '为何不制冷', answer: '焊点泄漏' }], rootCause: '焊接温度偏低', causeCode: 'process' });
    await fill('d5-choice', { chosen: '提高焊接温度并全检气密', reason: '试作 30 台合格' });
    await act('actions', { kind: 'corrective', description: '修改焊接参数', ownerId: office.kim.id, dueAt: '2026-03-10T17:00:00+08:00' });
    await act(`actions/${view.measures[0]!.id}/complete`, { note: '已修改', evidence: '变更单 ECN-1' }, office.kim);
    await fill('d6-implementation', { result: '已切换', validation: '气密合格' });
    await fill('d7-prevention', { systems: '焊接参数纳入点检' });
    for (const { id: check, dueAt } of view.checks) {
      started.app.now.set(new Date(Date.parse(dueAt) + 3_600_000).toISOString());
      await act(`checks/${check}`, { method: '统计同批次投诉', effective: true });
    }
    // Complaints about the product that came in on the day on which the measure was done.
    expect(view.checks[0]!.after).toBeGreaterThan(0);
    await fill('d8-closing', { lessons: '参数需点检', recognition: '感谢', intoStandard: true });
    await act('steps/workflow.d8-closing/sign', {}, office.sue);
    expect(view.state).toBe('effective');
    await started.app.settle();
    const drafts = expectOk(await office.dan.http.get<{ rows: { id: string; title: string }[] }>(`${standards}?state=draft`)).rows;
    const draft = expectOk(await office.dan.http.get<StandardView>(`${standards}/${drafts[0]!.id}`));
    expect(draft).toMatchObject({ kind: 'solution', causeCategory: 'process', solution: '提高焊接温度并全检气密', prevention: '焊接参数纳入点检', product: { id: office.product }, fromComplaint: { id }, fromCorrective: view.id });
    expectOk(await office.dan.http.post(`${standards}/${draft.id}/publish`, { version: 1 }));
    const next = await office.file();
    const found = expectOk(await office.ann.http.get<StandardMatch[]>(`${standards}/matching?complaint=${next.id}`));
    expect(found).toMatchObject([{ id: draft.id, sameProduct: true }]);
    expect(expectOk(await office.ann.http.get<StandardMatch[]>(`${standards}/matching?complaint=${(await office.file({ type: 'service' })).id}`))).toEqual([]);
  });
});

describe('the handling standard', () => {
  const written = { kind: 'solution', title: '外箱破损', type: 'delivery', solution: '当天补发并致歉' };

  test('takes a solution that worked from the end of a case, with its cause', async () => {
    const id = await closable();
    await office.done(id, 'analyse', { cause: '焊接不良', causeCategory: 'workmanship', corrective: '返修', preventive: '培训' });
    expect((await office.see(id)).causeCategory).toBe('workmanship');
    await office.done(id, 'close', { standard: 'precedent' });
    expect((await office.see(id)).solutionEffective).toBe(true);
    const { rows } = expectOk(await office.dan.http.get<{ rows: StandardView[] }>(`${standards}?kind=precedent`));
    expect(rows).toMatchObject([{ state: 'draft', causeCategory: 'workmanship', type: 'product' }]);
    expect(expectOk(await office.dan.http.get<StandardView>(`${standards}/${rows[0]!.id}`))).toMatchObject({ solution: offer.solution, prevention: '培训', fromComplaint: { id } });
  });

  test('is written, published, revised and retired, and every version is kept', async () => {
    let view = expectOk(await office.sue.http.post<StandardView>(standards, written));
    const act = async (action: string, input: object = {}): Promise<void> => {
      view = expectOk(await office.sue.http.post<StandardView>(`${standards}/${view.id}/${action}`, { version: view.version, ...input }));
    };
    await act('publish');
    await act('revise', { ...written, solution: '两小时内补发并致歉' });
    expect(view).toMatchObject({ state: 'published', version: 3, solution: '两小时内补发并致歉', history: [{ version: 2, state: 'published', solution: '当天补发并致歉' }, { version: 1, state: 'draft' }] });
    expect(await office.sue.http.post(`${standards}/${view.id}/publish`, { version: 3 })).toMatchObject({ status: 409, body: { code: 'complaints.standard-does-not-fit' } });
    expect(await office.sue.http.post(`${standards}/${view.id}/retire`, { version: 1, reason: 'x' })).toMatchObject({ status: 409, body: { code: 'kernel.stale-version' } });
    await act('retire', { reason: '已过时' });
    expect(view).toMatchObject({ state: 'retired', retireReason: '已过时' });
  });

  test('is about products of the company and defects of its catalogue only', async () => {
    const elsewhere = { ...written, productId: other.product, defect: 'nonsense' };
    const wrong = [{ path: 'productId', code: 'unknown' }, { path: 'defect', code: 'unknown' }];
    expect(await office.sue.http.post(standards, elsewhere)).toMatchObject({ status: 400, body: { errors: wrong } });
    const { id } = expectOk(await office.sue.http.post<StandardView>(standards, { ...written, productId: office.product, defect: 'function' }));
    expect(await office.sue.http.post(`${standards}/${id}/revise`, { version: 1, ...elsewhere })).toMatchObject({ status: 400, body: { errors: wrong } });
  });

  test('is written by those who may publish it, and read by their own company only', async () => {
    expect((await office.ann.http.post(standards, written)).status).toBe(403);
    const { id } = expectOk(await office.dan.http.post<StandardView>(standards, written));
    expect((await office.ann.http.get(`${standards}/${id}`)).status).toBe(200);
    expect((await other.dan.http.get(`${standards}/${id}`)).status).toBe(404);
    expect(await office.dan.http.post(standards, { kind: 'x', colour: 1 })).toMatchObject({ status: 400, body: { errors: expect.arrayContaining([expect.objectContaining({ path: 'kind' }), expect.objectContaining({ path: 'solution' }), expect.objectContaining({ path: 'colour' })]) } });
  });
});
