import { AssignRole, CreatePerson, IssueToken } from '@aftercare/identity/server';
import { definePlugin, override, text, type Journaled, type SubjectRef } from '@aftercare/kernel';
import { Commands, defineServerPlugin } from '@aftercare/kernel/server';
import type { TestApp, TestClient } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { costInput, finance, recoveryAnswer, sanctioning, type CostSheet, type RecoveryView, type SanctionView, type TimelinePage } from '../../domain/index.ts';
import { Office, type Colleague } from '../cases.fixture.ts';
import { AfterAnswerMissed } from './after-answer-missed.ts';
import { ProposeSanction } from './propose-sanction.ts';
import { RecordCost } from './record-cost.ts';

const reason = text('迟到', 'Late');
/** Fines people from 10 to 50, takes points off for a missed answer, and cancels parties. */
const strict = defineServerPlugin({
  manifest: definePlugin({
    id: 'strict',
    version: '1.0.0',
    title: text('严格', 'Strict'),
    overrides: [
      override(sanctioning, ({ cause, kind, deadline }) => [
        ...(cause === 'by-hand' && kind === 'fine' ? [{ kind, rule: 'fine', reason, least: '10', most: '50', amount: null }] : []),
        ...(cause === 'by-hand' && kind === 'deduct-freight' ? [{ kind, rule: 'freight', reason, least: null, most: '500', amount: null }] : []),
        ...(cause === 'clock-breached' && deadline === 'cases.answer' ? [{ kind: 'points' as const, rule: 'points', reason, least: '1', most: '3', amount: '1' }] : []),
      ]),
    ],
  }),
});

let app: TestApp;
let office: Office;
let other: Office;
let fin: TestClient;
let strangers: TestClient;

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const fields = (body: Record<string, any>) => Object.fromEntries((body.errors as { path: string; code: string }[]).map(({ path, code }) => [path, code]));
const cost = (subject: SubjectRef, more: object = {}) => ({ subject, category: 'refund', amount: cny('120.50'), payer: 'us', incurredOn: '2026-10-12', ...more });
const claim = (subject: SubjectRef, more: object = {}) => ({ subject, payer: 'carrier', claimed: cny('100'), ...more });
const sheet = async (subject: SubjectRef, who: Colleague = office.ann) => (await who.http.get<CostSheet>(`/api/costs?type=${subject.type}&id=${subject.id}`)).body;

async function financier(of: Office): Promise<TestClient> {
  return app.within(of.tenant, async () => {
    const commands = app.get(Commands);
    const { id } = await commands.execute(new CreatePerson({ name: 'fin', email: `fin@${of.tenant.code}.example` }));
    await commands.execute(new AssignRole(finance, { personId: id }));
    return app.http.bearer((await commands.execute(new IssueToken(id, { name: 'test', expiresAt: null }))).token);
  });
}

async function opened(subject: SubjectRef, more: object = {}): Promise<string> {
  const { status, body } = await office.ann.http.post('/api/recoveries', claim(subject, more));
  expect([status, body]).toMatchObject([201, {}]);
  return body.id;
}
const settle = (id: string, verb: string, input: object, who = fin) => who.post<RecoveryView & Record<string, any>>(`/api/recoveries/${id}/${verb}`, input);
const agreed = async (subject: SubjectRef, amount = '100') => {
  const id = await opened(subject);
  expect((await settle(id, 'agree', { version: 1, amount: cny(amount) })).body).toMatchObject({ state: 'agreed', version: 2 });
  return id;
};
const receipt = (version: number, amount: string, more: object = {}) => ({ version, amount: cny(amount), way: 'bank', receivedOn: '2026-10-12', ...more });

beforeAll(async () => {
  app = await Office.start([strict]);
  [office, other] = [await Office.open(app, 'north', ['strict']), await Office.open(app, 'south')];
  [fin, strangers] = [await financier(office), await financier(other)];
});
beforeEach(() => app.now.set('2026-10-12T09:00+08:00'));
afterAll(() => app?.close());

describe('costs', () => {
  test('are recorded, taken back by another line, and never changed', async () => {
    const subject = office.case();
    const { status, body } = await office.ann.http.post('/api/costs', cost(subject, { note: '退货款' }));
    expect(status).toBe(201);
    await office.ann.http.post('/api/costs', cost(subject, { category: 'freight', amount: cny('30'), payer: 'staff', personId: office.bo.id }));
    expect((await sheet(subject)).totals).toMatchObject({ cost: cny('150.50'), net: cny('150.50'), byPayer: [{ payer: 'us', cost: cny('120.50') }, { payer: 'staff', cost: cny('30.00') }] });
    const reversed = await office.ann.http.post(`/api/costs/${body.id}/reverse`, { note: '重复登记' });
    expect(reversed.status).toBe(201);
    const after = await sheet(subject);
    expect(after.lines).toMatchObject([{ id: body.id, reversedBy: reversed.body.id, note: '退货款', recordedBy: { name: 'ann' } }, { person: { name: 'bo' } }, { reverses: body.id, amount: cny('120.50'), note: '重复登记' }]);
    expect(after.totals).toMatchObject({ cost: cny('30.00'), byPayer: [{ payer: 'us', cost: cny('0.00') }, { payer: 'staff' }] });
    for (const id of [body.id, reversed.body.id]) expect((await office.ann.http.post(`/api/costs/${id}/reverse`, { note: 'x' })).body.code).toBe('workflow.cost-already-reversed');
    expect(await office.journal(subject)).toEqual(['cost-recorded', 'cost-recorded', 'cost-reversed']);
  });

  test('name every wrong field', async () => {
    const bad = cost(office.case(), { amount: { amount: '5', currency: 'USD' }, payer: 'us', partyId: office.tenant.id, personId: office.tenant.id, attachmentId: office.tenant.id, incurredOn: '2026-10-13' });
    expect(fields((await office.ann.http.post('/api/costs', bad)).body)).toEqual({ 'amount.currency': 'wrong-currency', incurredOn: 'in-the-future', partyId: 'unknown-party', personId: 'unknown-person', attachmentId: 'not-of-this-case' });
    expect(Object.keys(fields((await office.ann.http.post('/api/costs', { ...cost(office.case()), amount: cny('0'), category: 'tips', colour: 'red' })).body)).toSorted()).toEqual(['amount.amount', 'category', 'colour']);
  });

  test('are for those who see the case and may record costs', async () => {
    const subject = office.case();
    const { id } = (await office.ann.http.post('/api/costs', cost(subject))).body;
    const url = `/api/costs?type=case&id=${subject.id}`;
    expect([(await office.bo.http.get(url)).status, (await other.ann.http.get(url)).status, (await office.chief.http.get(url)).status, (await app.http.get(url)).status]).toEqual([404, 404, 403, 401]);
    expect([(await office.bo.http.post('/api/costs', cost(subject))).status, (await office.chief.http.post('/api/costs', cost(subject))).status]).toEqual([404, 403]);
    expect([(await office.bo.http.post(`/api/costs/${id}/reverse`, { note: 'x' })).status, (await other.ann.http.post(`/api/costs/${id}/reverse`, { note: 'x' })).status]).toEqual([404, 404]);
  });

  test('that a module sends count once under its key', async () => {
    const subject = office.case();
    const send = (key: string) => office.within(() => app.get(Commands).execute(new RecordCost(costInput.parse(cost(subject)), { module: 'cases', key })));
    expect(await send('a')).not.toBeNull();
    expect(await send('a')).toBeNull();
    await send('b');
    expect((await sheet(subject)).lines.map(({ source }) => source)).toEqual(['cases', 'cases']);
  });
});

describe('a recovery', () => {
  test('is claimed, agreed and received in parts, and lowers what remains', async () => {
    const subject = office.case();
    await office.ann.http.post('/api/costs', cost(subject, { amount: cny('150') }));
    const id = await opened(subject, { document: 'YD-1' });
    expect((await sheet(subject)).recoveries).toMatchObject([{ id, state: 'open', outstanding: cny('100.00'), answerDue: '2026-10-26T10:00:00.000Z', openedBy: { name: 'ann' } }]);
    await settle(id, 'agree', { version: 1, amount: cny('80') });
    expect((await settle(id, 'receive', receipt(2, '30'))).body).toMatchObject({ state: 'part-received', outstanding: cny('50.00'), answerDue: null });
    expect(fields((await settle(id, 'receive', receipt(3, '50.01'))).body)).toEqual({ amount: 'more-than-agreed' });
    expect((await settle(id, 'receive', receipt(3, '50'))).body).toMatchObject({ state: 'received', received: cny('80.00'), receipts: [{ amount: cny('30.00'), by: { name: 'fin' } }, { amount: cny('50.00') }] });
    expect((await settle(id, 'waive', { version: 4, reason: 'x' })).body).toMatchObject({ code: 'workflow.recovery-does-not-fit', state: 'received' });
    expect((await sheet(subject)).totals).toMatchObject({ cost: cny('150.00'), received: cny('80.00'), net: cny('70.00'), byPayer: [{ payer: 'us', net: cny('150.00') }, { payer: 'carrier', net: cny('-80.00') }] });
    expect(await office.journal(subject)).toEqual(['cost-recorded', 'recovery-opened', 'recovery-agreed', 'recovery-received', 'recovery-received']);
  });

  test('takes two receipts at once for no more than was agreed', async () => {
    const subject = office.case();
    const id = await agreed(subject);
    const answers = await Promise.all(['60', '60', '60'].map((amount) => settle(id, 'receive', receipt(2, amount))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'kernel.stale-version', current: { version: 3 } });
    expect((await sheet(subject)).totals.received).toEqual(cny('60.00'));
  });

  test('has a deduction posted once, never twice', async () => {
    const [one, two] = [await agreed(office.case()), await agreed(office.case())];
    expect(fields((await settle(one, 'receive', receipt(2, '500', { way: 'freight-deduction', receivedOn: '2026-10-13' }))).body)).toEqual({ receivedOn: 'in-the-future', reference: 'required' });
    const deduction = { way: 'freight-deduction', reference: 'KK-2026-7' };
    expect((await settle(one, 'receive', receipt(2, '40', deduction))).status).toBe(200);
    expect(fields((await settle(one, 'receive', receipt(3, '40', deduction))).body)).toEqual({ reference: 'already-posted' });
    expect(fields((await settle(two, 'receive', receipt(2, '40', deduction))).body)).toEqual({ reference: 'already-posted' });
    const both = await Promise.all([one, two].map((id, n) => settle(id, 'receive', receipt(3 - n, '5', { ...deduction, reference: 'KK-2026-8' }))));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  });

  test('is refused, agreed after all, and waived for the rest', async () => {
    const subject = office.case();
    const id = await opened(subject);
    expect((await settle(id, 'receive', receipt(1, '10'))).body.code).toBe('workflow.recovery-does-not-fit');
    expect((await settle(id, 'refuse', { version: 1, reason: '无责任' })).body).toMatchObject({ state: 'refused', outcome: '无责任', outstanding: cny('0.00') });
    expect((await settle(id, 'agree', { version: 2, amount: cny('50') })).body.state).toBe('agreed');
    expect((await settle(id, 'receive', receipt(3, '20'))).body.state).toBe('part-received');
    expect((await settle(id, 'waive', { version: 4, reason: '' })).body.errors).toMatchObject([{ path: 'reason' }]);
    expect((await settle(id, 'waive', { version: 4, reason: '金额太小' })).body).toMatchObject({ state: 'waived', received: cny('20.00') });
  });

  test('is revised by whoever may record costs, while nobody has answered', async () => {
    const subject = office.case();
    const id = await opened(subject, { claimed: null });
    expect((await settle(id, 'revise', { version: 1, claimed: cny('70'), answerBy: '2026-10-11' }, office.ann.http)).body.errors).toMatchObject([{ path: 'answerBy', code: 'in-the-past' }]);
    expect((await settle(id, 'revise', { version: 1, claimed: cny('70'), answerBy: '2026-10-15' }, office.ann.http)).body).toMatchObject({ claimed: cny('70.00'), answerDue: '2026-10-15T16:00:00.000Z' });
    expect((await settle(id, 'revise', { version: 2 }, office.bo.http)).status).toBe(404);
  });

  test('that nobody answers in time is late, and says so on its case', async () => {
    const subject = office.case();
    const id = await opened(subject, { answerBy: '2026-10-13' });
    expect(await office.journal({ type: 'recovery', id })).toEqual(['clock-started']);
    app.now.set('2026-10-14T00:01+08:00');
    await app.settle();
    expect((await sheet(subject)).recoveries).toMatchObject([{ late: true, state: 'open' }]);
    expect(await office.journal(subject)).toEqual(['recovery-opened', 'recovery-overdue']);
    expect(recoveryAnswer.id).toBe('workflow.recovery-answer');
  });

  test('that was given more time before anybody heard of the missed answer is not late', async () => {
    const id = await opened(office.case(), { answerBy: '2026-10-13' });
    const missed: Journaled<{ deadline: string }> = { id, name: 'workflow.clock-breached', subject: { type: 'recovery', id }, seq: 1, at: '2026-10-14T00:00:00Z', actor: { kind: 'system', id: null }, payload: { deadline: recoveryAnswer.id } };
    await office.within(() => app.get(Commands).transaction(() => app.get(AfterAnswerMissed).handle(missed)));
    expect(await office.journal({ type: 'recovery', id })).toEqual(['clock-started']);
    expect((await settle(id, 'refuse', { version: 1, reason: 'x' })).body).toMatchObject({ late: false });
  });

  test('is settled by finance alone, of its own tenant', async () => {
    const subject = office.case();
    const id = await opened(subject);
    const inputs = { agree: { version: 1, amount: cny('1') }, receive: receipt(1, '1'), refuse: { version: 1, reason: 'x' }, waive: { version: 1, reason: 'x' } };
    for (const [verb, input] of Object.entries(inputs)) {
      expect([(await settle(id, verb, input, office.ann.http)).status, (await settle(id, verb, input, office.chief.http)).status, (await settle(id, verb, input, strangers)).status]).toEqual([403, 403, 404]);
    }
    expect((await office.ann.http.get('/api/recoveries')).status).toBe(403);
    expect((await strangers.get('/api/recoveries')).body.rows).toEqual([]);
  });

  test('stands in the list of all, newest first, by state and payer, page by page', async () => {
    const ids = [await opened(office.case(), { payer: 'supplier' }), await opened(office.case(), { payer: 'supplier' }), await opened(office.case(), { payer: 'supplier' })];
    const page = (query: string) => fin.get(`/api/recoveries?${query}`);
    const first = (await page('payer=supplier&state=open&limit=2')).body;
    const rest = (await page(`payer=supplier&state=open&limit=2&cursor=${first.next}`)).body;
    expect([...first.rows, ...rest.rows].map(({ id }: { id: string }) => id)).toEqual(ids.toReversed());
    expect((await page('payer=supplier&state=agreed')).body.rows).toEqual([]);
    expect((await page('payer=us')).body.errors).toMatchObject([{ path: 'payer.0' }]);
  });
});

describe('a sanction', () => {
  const propose = (subject: SubjectRef, more: object = {}) => office.ann.http.post('/api/sanctions', { subject, kind: 'fine', personId: office.bo.id, evidence: '两次推诿', ...more });
  const decide = (id: string, how: 'confirm' | 'dismiss', input: object, who = office.chief.http) => who.post<SanctionView & Record<string, any>>(`/api/sanctions/${id}/${how}`, { version: 1, ...input });

  test('is proposed within what a rule allows, and by the standard not at all', async () => {
    const subject = office.case();
    expect(fields((await propose(subject, { amount: '60' })).body)).toEqual({ amount: 'out-of-range' });
    expect(fields((await propose(subject, { kind: 'points', personId: null })).body)).toEqual({ kind: 'no-rule-for-it', partyId: 'one-of-both' });
    expect((await propose(subject, { amount: '20' })).body).toMatchObject([{ state: 'proposed', least: '10.00', most: '50.00', amount: '20.00', currency: 'CNY', person: { name: 'bo' }, proposedBy: { name: 'ann' } }]);
    expect(fields((await other.ann.http.post('/api/sanctions', { subject: other.case(), kind: 'fine', personId: other.bo.id, evidence: 'x' })).body)).toEqual({ kind: 'no-rule-for-it' });
    expect((await office.bo.http.post('/api/sanctions', { subject, kind: 'fine', personId: office.ann.id, evidence: 'x' })).status).toBe(404);
    expect(await office.journal(subject)).toEqual(['sanction-proposed']);
  });

  test('is confirmed with an amount inside the limits, once, and never by whom it concerns', async () => {
    const subject = office.case();
    const [{ id }] = (await propose(subject)).body;
    expect(fields((await decide(id, 'confirm', {})).body)).toEqual({ amount: 'required' });
    for (const amount of ['60', '9.99']) expect((await decide(id, 'confirm', { amount })).body.errors).toMatchObject([{ path: 'amount', code: 'out-of-range', values: { least: '10.00', most: '50.00' } }]);
    expect((await decide(id, 'confirm', { amount: '50' }, office.ann.http)).status).toBe(403);
    expect((await decide(id, 'confirm', { amount: '50' }, strangers)).status).toBe(404);
    expect((await decide(id, 'confirm', { amount: '50' })).body).toMatchObject({ state: 'confirmed', amount: '50.00', decidedBy: { name: 'chief' } });
    expect((await decide(id, 'dismiss', { note: 'x' })).body.code).toBe('kernel.stale-version');
    expect((await decide(id, 'dismiss', { version: 2, note: 'x' })).body.code).toBe('workflow.sanction-decided');

    const [own] = (await propose(subject, { personId: office.chief.id, amount: '10' })).body;
    expect((await decide(own.id, 'confirm', {})).body.code).toBe('workflow.sanction-concerns-you');
    expect((await decide(own.id, 'dismiss', { note: '没有' })).body.code).toBe('workflow.sanction-concerns-you');
    expect((await decide(own.id, 'dismiss', { note: '证据不足' }, fin)).body).toMatchObject({ state: 'dismissed', note: '证据不足' });
    expect((await fin.get('/api/sanctions?state=confirmed&kind=fine')).body.rows).toMatchObject([{ id }]);
    expect([(await office.ann.http.get('/api/sanctions')).status, (await strangers.get('/api/sanctions')).body.rows]).toEqual([403, []]);
    expect((await office.ann.http.get(`/api/sanctions/of?type=case&id=${subject.id}`)).body).toHaveLength(2);
  });

  test('that deducts from freight becomes a recovery for finance to post', async () => {
    const subject = office.case();
    const [{ id }] = (await propose(subject, { kind: 'deduct-freight', amount: '300' })).body;
    expect((await sheet(subject)).recoveries).toEqual([]);
    await decide(id, 'confirm', {});
    expect((await sheet(subject)).recoveries).toMatchObject([{ payer: 'carrier', state: 'agreed', agreed: cny('300.00'), source: 'workflow' }]);
    expect(await office.journal(subject)).toEqual(['sanction-proposed', 'sanction-confirmed', 'recovery-opened', 'recovery-agreed']);
  });

  test('follows from a fact once, and only where a rule says so', async () => {
    const subject = office.case();
    const say = (deadline: string) => office.within(() => app.get(Commands).execute(new ProposeSanction(subject, { cause: 'clock-breached', deadline, kind: null }, { personId: office.bo.id, key: 'clock 1' })));
    expect(await say('cases.other')).toEqual([]);
    expect(await say('cases.answer')).toHaveLength(1);
    expect(await say('cases.answer')).toEqual([]);
    expect((await office.ann.http.get(`/api/sanctions/of?type=case&id=${subject.id}`)).body).toMatchObject([{ kind: 'points', amount: '1.00', currency: null, state: 'proposed', proposedBy: null }]);
  });
});

describe('the timeline of a case', () => {
  const told = async (subject: SubjectRef, who: TestClient) => (await who.get<TimelinePage>(`/api/timeline?type=${subject.type}&id=${subject.id}`)).body;
  const plainColleague = () =>
    app.within(office.tenant, async () => {
      const { id } = await app.get(Commands).execute(new CreatePerson({ name: 'eve', email: 'eve@north.example' }));
      return { id, http: app.http.bearer((await app.get(Commands).execute(new IssueToken(id, { name: 'test', expiresAt: null }))).token) };
    });

  test('shows amounts and people only to those who may see them, and to the others that something happened', async () => {
    const eve = await plainColleague();
    const subject = office.case(eve.id);
    await office.ann.http.post('/api/costs', cost(subject, { note: '退货款' }));
    await office.ann.http.post('/api/sanctions', { subject, kind: 'fine', personId: office.bo.id, evidence: '两次推诿', amount: '20' });

    expect((await told(subject, office.ann.http)).entries).toMatchObject([{ event: 'workflow.sanction-proposed', withheld: false, payload: { personId: office.bo.id } }, { event: 'workflow.cost-recorded', withheld: false, payload: { amount: cny('120.50') }, text: '退货款' }]);
    expect((await told(subject, office.chief.http)).entries).toMatchObject([{ withheld: false, payload: { personId: office.bo.id } }, { withheld: true, payload: {}, text: null }]);
    const hers = await told(subject, eve.http);
    expect(hers.entries.map(({ payload, text, withheld }) => ({ payload, text, withheld }))).toEqual([{ payload: {}, text: null, withheld: true }, { payload: {}, text: null, withheld: true }]);
    expect(hers.entries.map(({ title }) => title.en)).toEqual(['Sanction proposed', 'Cost recorded']);
    expect(Object.values(hers.people)).toEqual(['ann']);
  });
});
