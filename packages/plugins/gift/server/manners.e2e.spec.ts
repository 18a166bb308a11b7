import { promisedNotice, proposals, supervisor, type ComplaintView, type MeetingReport } from '@aftercare/complaints';
import { expectOk, Office, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { AssignRole, CreatePerson, IssueToken } from '@aftercare/identity/server';
import type { Role } from '@aftercare/kernel';
import { Commands } from '@aftercare/kernel/server';
import type { TestClient } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giftSteps, operations, salesDirector } from '../domain/index.ts';
import giftPlugin from './index.ts';

let started: StartedApp;
let gift: Office;
let plain: Office;

beforeAll(async () => {
  started = await startOffice([giftPlugin]);
  gift = await Office.open(started.app, 'gift', ['gift']);
  plain = await Office.open(started.app, 'plain');
});
afterAll(() => started?.close());
// A Monday morning.
beforeEach(() => started.app.now.set('2026-03-02T09:00+08:00'));

const file = (office = gift, more: object = {}, by = office.ann) => office.file({ subject: '礼盒破损', content: '到货的礼盒有三套破损。', endBy: '2026-12-30T18:00:00+08:00', lines: [{ problem: '外盒压坏' }], ...more }, by);
const step = (id: string, name: { id: string }, form: object, by = gift.ann) => gift.done(id, `steps/${name.id}`, { form }, by);
const groundwork = { core: '缓冲不足', severity: 'medium', expectation: '周五前补发', businessLoss: false };
const three = { first: '补发三套', second: '更换三套', third: '退还货款' };
const resupply = { solution: '补发三套。', remedies: [{ kind: 'resupply', description: '补发三套' }] };
const refund = { solution: '退还货款。', remedies: [{ kind: 'refund', description: '退还货款', amount: { amount: '600', currency: 'CNY' }, justification: '活动已过' }] };
const contact = (office: Office, id: string, more: object) => office.act(id, 'contact', { direction: 'out', channel: 'phone', about: 'progress', note: '已告知进度', ...more });
const promiseOf = ({ clocks }: ComplaintView) => clocks.filter(({ deadline }) => deadline === promisedNotice.id);

async function ready(more: object = {}): Promise<ComplaintView> {
  const { id } = await file(gift, more);
  await step(id, giftSteps.listen, { heardOut: true, apologised: true, thanked: true });
  await step(id, giftSteps.groundwork, groundwork);
  return step(id, proposals, three);
}

/** Offered, accepted, done, asked about twice and closed. */
async function closed(offered: object = resupply, more: object = {}): Promise<ComplaintView> {
  const { id, lines } = await ready(more);
  await gift.done(id, 'offer', offered);
  const { actions } = await gift.done(id, 'answer', { answer: 'accepted' });
  for (const { id: actionId } of actions) await gift.done(id, 'complete-action', { actionId, note: '已办理' });
  await gift.done(id, 'start-follow-up');
  for (const note of ['满意', '仍满意']) await gift.done(id, 'follow-up', { satisfied: true, note });
  await step(id, giftSteps.exclude, { operation: true, material: true, storage: true, transport: true });
  await gift.done(id, 'judge', { verdict: 'justified', liability: 'us', reason: '缓冲不足' });
  await gift.done(id, 'answer-line', { lineId: lines[0]!.id, answer: '已补发' });
  await gift.done(id, 'analyse', { cause: '内衬过薄', corrective: '加厚内衬' });
  await step(id, giftSteps.summarise, { summary: '客户满意', plan: '补发', do: '已补发', check: '回访', act: '加厚内衬' });
  return gift.done(id, 'close');
}

async function hire(name: string, post: Role): Promise<{ http: TestClient; token: string }> {
  return started.app.within(gift.tenant, async () => {
    const commands = started.app.get(Commands);
    const { id } = await commands.execute(new CreatePerson({ name, email: `${name}@gift.example` }));
    await commands.execute(new AssignRole(post, { personId: id }));
    const { token } = await commands.execute(new IssueToken(id, { name: 'test', expiresAt: null }));
    return { http: started.app.http.bearer(token), token };
  });
}

describe('a promise', () => {
  const promise = { at: '2026-03-03T10:00:00+08:00', note: '核对出库批次' };

  test('is broken when its time comes and nobody has contacted the customer, however much was done', async () => {
    const [worked, told] = [await file(), await file()];
    for (const { id } of [worked, told]) await gift.done(id, 'promise', promise);
    await step(worked.id, giftSteps.listen, { heardOut: true, apologised: true, thanked: true });
    await step(worked.id, giftSteps.groundwork, groundwork);
    await gift.done(worked.id, 'contact', { direction: 'in', channel: 'phone', about: 'other', note: '补充照片' });
    await gift.done(told.id, 'contact', { direction: 'out', channel: 'phone', about: 'progress', note: '仍在核对', promisedAt: '2026-03-04T10:00:00+08:00' });
    started.app.now.set('2026-03-03T10:01+08:00');
    await started.app.settle();
    expect(promiseOf(await gift.see(worked.id))).toMatchObject([{ outcome: null, breachedAt: expect.any(String) }]);
    expect(promiseOf(await gift.see(told.id))).toMatchObject([{ outcome: 'met' }, { outcome: null, breachedAt: null }]);
  });

  test('is followed by the next one until there is a solution, and only in gift', async () => {
    const [{ id }, { id: other }] = [await file(), await file(plain)];
    await gift.done(id, 'promise', promise);
    await plain.done(other, 'promise', promise);
    expect((await contact(gift, id, {})).body.errors).toMatchObject([{ path: 'promisedAt', code: 'next-promise' }]);
    expect(promiseOf(expectOk(await contact(plain, other, {})))).toMatchObject([{ outcome: 'met' }]);
    expect((await contact(gift, id, { promisedAt: '2026-03-01T10:00:00+08:00' })).body.errors.map(({ path }: { path: string }) => path)).toContain('promisedAt');
    expect((await contact(gift, id, { note: ' ' })).body.errors).toMatchObject([{ path: 'note' }]);
  });
});

describe('a customer who asks how things stand', () => {
  test('was not told in time: each such call counts, and the log is for those who see the case', async () => {
    const { id, version } = await file();
    await gift.done(id, 'contact', { direction: 'in', channel: 'phone', about: 'progress', note: '问何时补发' });
    await gift.done(id, 'contact', { direction: 'in', channel: 'phone', about: 'other', note: '改地址' });
    expect(await gift.done(id, 'contact', { direction: 'in', channel: 'phone', about: 'progress', note: '又来电催问' })).toMatchObject({ misses: 2 });
    expect((await gift.ann.http.post(`/api/complaints/${id}/contact`, { version, direction: 'in', channel: 'phone', note: '旧版本' })).status).toBe(409);
    expect(expectOk(await gift.ann.http.get(`/api/complaints/${id}/contacts`)).rows.map(({ note }: { note: string }) => note)).toEqual(['又来电催问', '改地址', '问何时补发']);
    expect((await plain.dan.http.get(`/api/complaints/${id}/contacts`)).status).toBe(404);
    expect((await gift.kim.http.get(`/api/complaints/${id}/contacts`)).status).toBe(404);
    expect(await gift.events(id)).toContain('complaints.contacted');
  });

  test('hears of each step before that', async () => {
    const { number } = await ready();
    await started.app.settle();
    const told = started.mails.received.filter(({ subject }) => subject?.includes(number)).map(({ text }) => /已完成“(.*)”/.exec(text!)?.[1]).filter(Boolean);
    expect(new Set(told)).toEqual(new Set(['准备备选方案', '问题分析']));
  });
});

describe('several solutions', () => {
  test('are prepared, the best is offered, and the next when it is refused, which stays with the reason', async () => {
    const { id } = await file();
    await step(id, giftSteps.listen, { heardOut: true, apologised: true, thanked: true });
    await step(id, giftSteps.groundwork, groundwork);
    expect((await gift.act(id, 'offer', resupply)).body).toMatchObject({ code: 'complaints.cannot-offer', missing: ['proposals'] });
    expect((await gift.act(id, `steps/${proposals.id}`, { form: { first: '补发', second: '换货' } })).body.errors).toMatchObject([{ path: 'third' }]);
    await step(id, proposals, three);
    await gift.done(id, 'offer', resupply);
    expect((await gift.act(id, 'complete-action', { actionId: id, note: '先做' })).body.code).toBe('complaints.action-does-not-fit');
    await gift.done(id, 'answer', { answer: 'refused', reason: '来不及' });
    await step(id, giftSteps.coordinate, { need: '退款', outcome: 'open-to-another' });
    expect((await gift.done(id, 'offer', refund)).offers).toMatchObject([{ answer: 'refused', reason: '来不及', solution: '补发三套。' }, { answer: 'open', solution: '退还货款。' }]);
  });
});

describe('a hotline call', () => {
  test('is of the service staff, about technique, use or effect, and is not closed without its row in the service record', async () => {
    const hotline = { channel: 'hotline', type: 'enquiry', lines: [{ soldUnitId: gift.unit, problem: '如何保存' }] };
    const refused = await gift.ann.http.post('/api/complaints', gift.intake({ endBy: '2026-12-30T18:00:00+08:00', ...hotline, topic: 'logistics' }));
    expect(refused.body.errors).toMatchObject([{ path: 'topic', code: 'not-for-the-hotline' }]);
    const { id, assignment, steps } = await file(gift, { ...hotline, topic: 'usage' });
    expect(assignment.owner).toBe(gift.ann.id);
    expect(steps.filter(({ plan }) => !plan.optional).map((each) => each.step)).toContain(giftSteps.serviceRecord.id);
    await gift.done(id, 'judge', { verdict: 'not-ours', reason: '咨询' });
    expect((await gift.act(id, 'close')).body.open).toContain('open-steps');
    await step(id, giftSteps.listen, { heardOut: true, apologised: true, thanked: true });
    const row = { project: '福利发放', demand: '如何保存', response: '避光密封', servedOn: '2026-03-02' };
    expect((await gift.act(id, `steps/${giftSteps.serviceRecord.id}`, { form: { ...row, response: ' ' } })).body.errors).toMatchObject([{ path: 'response' }]);
    const recorded = await step(id, giftSteps.serviceRecord, row);
    expect(recorded.steps.find((each) => each.step === giftSteps.serviceRecord.id)).toMatchObject({ state: 'done', form: row });
    expect((await plain.ann.http.post('/api/complaints', plain.intake({ channel: 'hotline' }))).body.errors).toMatchObject([{ path: 'channel', code: 'channel-not-offered' }]);
  });
});

describe('a technical problem', () => {
  test('goes to the sales director in writing, who alone says what production has found', async () => {
    const { id } = await file(gift, { topic: 'technique' });
    const report = { batch: 'B2026-03', specification: '500 g', producedAt: '2026-01-12', indicators: '水分 12%', problem: '溶解慢' };
    await step(id, giftSteps.listen, { heardOut: true, apologised: true, thanked: true });
    await step(id, giftSteps.groundwork, groundwork);
    for (const field of ['batch', 'specification', 'producedAt', 'indicators']) expect((await gift.act(id, `steps/${giftSteps.forwardTechnical.id}`, { form: { ...report, [field]: '' } })).body.errors).toMatchObject([{ path: field }]);
    await step(id, giftSteps.forwardTechnical, report);
    expect((await gift.act(id, `steps/${giftSteps.productionCheck.id}`, { form: { findings: '水分超标' } })).body.code).toBe('workflow.step-not-yours');
    const { http: sam } = await hire('sam', salesDirector);
    const { version } = expectOk(await sam.get<ComplaintView>(`/api/complaints/${id}`));
    expectOk(await sam.post(`/api/complaints/${id}/steps/${giftSteps.productionCheck.id}`, { version, form: { findings: '水分超标' } }));
  });
});

describe('operations', () => {
  test('sees every open case with its deadlines, and changes none', async () => {
    const ours = [await file(), await file(gift, {}, gift.bo)];
    const { http: opal } = await hire('opal', operations);
    const rows = expectOk(await opal.get('/api/complaints?view=open&limit=200')).rows as { id: string; nextClock: object | null }[];
    for (const { id } of ours) expect(rows.find((row) => row.id === id)?.nextClock).toMatchObject({ breached: false, dueAt: expect.any(String) });
    expectOk(await opal.get('/api/complaint-statistics?from=2026-03-01&to=2026-03-31'));
    expect((await opal.post(`/api/complaints/${ours[0]!.id}/judge`, { version: 1, verdict: 'justified', reason: '核实' })).status).toBe(403);
    expect((await opal.post('/api/complaint-meetings', { title: '例会' })).status).toBe(403);
  });
});

function recording(): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from('524946462400000057415645666d7420100000000100010044ac000088580100020010006461746100000000', 'hex'))]), 'call.wav');
  return form;
}

describe('a disputed telephone call', () => {
  test('warns that the recording is missing until one is among the files', async () => {
    const { id, warnings } = await file(gift, { disputed: true });
    expect(warnings).toEqual(['recording-missing']);
    expect((await file(plain, { disputed: true })).warnings).toEqual([]);
    const { token } = await hire('rita', supervisor);
    const request = new Request('http://x/', { method: 'POST', body: recording() });
    const payload = Buffer.from(await request.arrayBuffer());
    const fastify = started.app.nest.getHttpAdapter().getInstance();
    const attached = await fastify.inject({ method: 'POST', url: `/api/attachments?type=complaint&id=${id}`, payload, headers: { authorization: `Bearer ${token}`, 'content-type': request.headers.get('content-type')! } });
    expect(attached.statusCode).toBe(201);
    await started.app.settle();
    expect(await gift.see(id)).toMatchObject({ recorded: true, warnings: [] });
  });
});

describe('the regular meeting', () => {
  test('hears of every case that has ended since the last one, with cause, solution and cost, and of each deviation', async () => {
    const [usual, special] = [await closed(), await closed(refund)];
    await gift.done((await file()).id, 'contact', { direction: 'in', channel: 'phone', about: 'progress', note: '仍开着' });
    const hold = () => gift.sue.http.post<MeetingReport>('/api/complaint-meetings', { title: '三月例会' });
    expect((await gift.ann.http.post('/api/complaint-meetings', { title: '例会' })).status).toBe(403);
    const report = expectOk(await hold());
    expect(report.cases.map(({ id }) => id).toSorted()).toEqual([usual.id, special.id].toSorted());
    expect(report.cases.find(({ id }) => id === special.id)).toMatchObject({ cause: '内衬过薄', corrective: '加厚内衬', solution: '退还货款。', cost: { amount: '600.00' }, deviations: [{ kind: 'refund', reason: '活动已过' }] });
    expect(report.cases.find(({ id }) => id === usual.id)).toMatchObject({ deviations: [] });
    expect(report.totals).toMatchObject({ cases: 2, deviating: 1, cost: { amount: '600.00' } });
    expect((await hold()).body).toMatchObject({ status: 409, code: 'complaints.nothing-to-report' });
    const again = await closed();
    expect(expectOk(await gift.dan.http.get<MeetingReport>('/api/complaint-meetings/next')).cases.map(({ id }) => id)).toEqual([again.id]);
    expect(expectOk(await gift.dan.http.get<MeetingReport>(`/api/complaint-meetings/${report.id}`)).cases).toHaveLength(2);
    expect((await plain.dan.http.get(`/api/complaint-meetings/${report.id}`)).status).toBe(404);
  });

  test('finds a special case again as a precedent for the next one of its kind', async () => {
    await closed(refund, { subject: '活动改期退款' });
    const drafts = expectOk(await gift.sue.http.get('/api/handling-standards?state=draft&kind=precedent&q=活动改期')).rows as { id: string; version: number }[];
    expect(drafts).toHaveLength(1);
    expectOk(await gift.sue.http.post(`/api/handling-standards/${drafts[0]!.id}/publish`, { version: drafts[0]!.version }));
    const { id } = await file();
    expect(expectOk(await gift.ann.http.get(`/api/handling-standards/matching?complaint=${id}`))).toMatchObject(expect.arrayContaining([expect.objectContaining({ title: '活动改期退款' })]));
  });
});

describe('complaints that come up again and again', () => {
  test('open one corrective action on the newest, once for a type and month, and only in gift', async () => {
    const [ours, theirs] = [await Office.open(started.app, 'gift-review', ['gift']), await Office.open(started.app, 'plain-review')];
    started.app.now.set('2026-04-15T09:00+08:00');
    for (const office of [ours, theirs]) for (const type of ['product', 'product', 'service', 'service']) await file(office, { type });
    expect(expectOk(await ours.sue.http.post('/api/complaint-reviews', { month: '2026-04' }))).toEqual([]);
    const newest = await file(ours);
    await file(theirs);
    started.app.now.set('2026-05-01T00:30+08:00');
    await started.app.settle();
    const found = expectOk(await ours.sue.http.get('/api/complaint-reviews'));
    expect(found).toMatchObject([{ month: '2026-04', type: 'product', cases: 3, complaint: { id: newest.id } }]);
    expect(await ours.see(newest.id)).toMatchObject({ correctiveActions: 1 });
    expect(expectOk(await ours.sue.http.post('/api/complaint-reviews', { month: '2026-04' }))).toHaveLength(1);
    expect((await ours.sue.http.post('/api/complaint-reviews', { month: 'April' })).status).toBe(400);
    expect((await ours.ann.http.get('/api/complaint-reviews')).status).toBe(403);
    expect(expectOk(await theirs.sue.http.get('/api/complaint-reviews'))).toEqual([]);
  });
});
