import { expectOk, Office, startOffice, type Colleague, type StartedApp } from '@aftercare/complaints/testing';
import { Commands, Db, sql } from '@aftercare/kernel/server';
import type { ApprovalView } from '@aftercare/workflow';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ComplaintView } from '../domain/index.ts';

let started: StartedApp;
let office: Office;

beforeAll(async () => {
  started = await startOffice();
  office = await Office.open(started.app, 'grants');
});
afterAll(() => started?.close());
beforeEach(() => started.app.now.set('2026-03-02T09:00+08:00'));

const solution = '赔偿误工损失。';
const pay = (amount: string, words = solution) => ({ solution: words, remedies: [{ kind: 'compensation', description: '赔偿误工', amount: { amount, currency: 'CNY' } }] });
const approval = ({ offers }: ComplaintView): string => offers.at(-1)!.approval!;
const show = async (id: string, who: Colleague = office.dan): Promise<ApprovalView> => expectOk(await who.http.get<ApprovalView>(`/api/approvals/${id}`));
const sign = (who: Colleague, id: string, version = 1) => who.http.post<ApprovalView & Record<string, any>>(`/api/approvals/${id}/sign`, { version });
const settled = async (id: string): Promise<ComplaintView> => {
  await started.app.settle();
  return office.see(id);
};
/** Of another customer each time, so that only what a test means adds up. */
async function file(by: Colleague = office.ann): Promise<ComplaintView> {
  const party = expectOk(await office.dan.http.post('/api/parties', { name: `客户 ${customers += 1}`, kinds: ['dealer'] }));
  return office.file({ partyId: party.id, lines: [{ problem: '损坏' }] }, by);
}
let customers = 0;

test('what an agent may grant goes out at once; what must go to the director waits, and goes out by itself', async () => {
  const { id } = await file();
  expect(await office.done(id, 'offer', pay('5000.00'))).toMatchObject({ state: 'offered', offers: [{ answer: 'open' }] });

  const next = await file();
  const asked = await office.done(next.id, 'offer', pay('50000.01'));
  expect((await settled(next.id)).version).toBe(asked.version);
  expect(asked).toMatchObject({ state: 'handling', assignment: { owner: office.ann.id }, openForClosing: expect.arrayContaining(['pending-approvals']) });
  expect(await show(approval(asked))).toMatchObject({ brief: { number: next.number, title: '冷藏箱不制冷', path: `/complaints/${next.id}` }, content: { summary: solution }, chain: [{ approvers: [{ name: 'sue' }] }, { approvers: [{ name: 'dan' }] }] });
  expectOk(await sign(office.sue, approval(asked)));
  expect((await settled(next.id)).state).toBe('handling');
  expectOk(await sign(office.dan, approval(asked), 2));
  expect(await settled(next.id)).toMatchObject({ state: 'offered', offers: [{ answer: 'open', offeredBy: { id: office.ann.id } }] });
  expect(await office.events(next.id)).toEqual(expect.arrayContaining(['workflow.approval-requested', 'complaints.solution-referred', 'workflow.approval-signed', 'workflow.approval-granted', 'complaints.solution-offered']));
  expect(started.mails.received.filter(({ subject }) => subject!.includes(next.number) && subject!.includes('确认'))).toHaveLength(1);
});

test('what one customer gets in several cases adds up', async () => {
  const { id, party } = await file();
  expect((await office.done(id, 'offer', pay('4500'))).state).toBe('offered');
  for (let n = 0; n < 3; n += 1) expect((await office.done((await office.file({ partyId: party.id, lines: [{ problem: '损坏' }] })).id, 'offer', pay('4500'))).state).toBe('offered');
  const last = await office.done((await office.file({ partyId: party.id, lines: [{ problem: '损坏' }] })).id, 'offer', pay('4500'));
  expect(last.state).toBe('handling');
  expect((await show(approval(last))).decision.levels[0]!.checks).toMatchObject([{ per: 'case', covered: true }, { per: 'customer', before: { amount: '18000.00' }, over: { amount: '2500.00' } }]);
});

test('what the customer did not take leaves room for the next offer', async () => {
  const { id } = await file();
  await office.done(id, 'offer', pay('4000'));
  await office.done(id, 'answer', { answer: 'refused', reason: '太少' });
  expect((await office.done(id, 'offer', pay('4800'))).state).toBe('offered');
});

test('nobody approves their own offer', async () => {
  const { id } = await file(office.sue);
  const asked = await office.done(id, 'offer', pay('60000'), office.sue);
  expect((await sign(office.sue, approval(asked))).body).toMatchObject({ status: 403, code: 'workflow.own-approval' });
  expect(await show(approval(asked))).toMatchObject({ chain: [{ roles: ['complaints.director'] }] });
});

test('a refusal goes back to the owner, who may offer another', async () => {
  const { id } = await file();
  const asked = await office.done(id, 'offer', pay('6000'));
  expectOk(await office.sue.http.post(`/api/approvals/${approval(asked)}/refuse`, { version: 1, reason: '先核实损失' }));
  expect(await settled(id)).toMatchObject({ state: 'handling', offers: [{ answer: 'not-approved' }] });
  expect((await show(approval(asked), office.ann)).signatures).toMatchObject([{ decision: 'refused', comment: '先核实损失' }]);
  expect(await office.done(id, 'offer', pay('4000'))).toMatchObject({ state: 'offered', offers: [{ answer: 'not-approved' }, { answer: 'open' }] });
});

test('another offer takes the place of one that waits, and a preview does not count that one', async () => {
  const { id } = await file();
  const first = await office.done(id, 'offer', pay('6000'));
  const items = [{ kind: 'compensation', amount: { amount: '5000', currency: 'CNY' }, batch: null }];
  const subject = { type: 'complaint', id };
  expect(expectOk(await office.ann.http.post('/api/approvals/preview', { subject, items, replacing: [approval(first)] })).decision.outcome).toBe('granted');
  expect(expectOk(await office.ann.http.post('/api/approvals/preview', { subject, items })).decision.outcome).toBe('ask');
  const second = await office.done(id, 'offer', pay('7000'));
  expect(second.offers).toMatchObject([{ answer: 'withdrawn' }, { answer: 'awaiting-approval' }]);
  expect(await show(approval(first))).toMatchObject({ state: 'void', voided: 'replaced' });
  expect(await show(approval(second))).toMatchObject({ former: approval(first), decision: { levels: [{ checks: [{ before: { amount: '0.00' } }, {}] }, {}, {}] } });
  expect((await sign(office.sue, approval(first), 2)).body.code).toBe('workflow.approval-decided');
});

test('an approval is for what was shown: a changed amount voids it', async () => {
  const { id } = await file();
  const asked = await office.done(id, 'offer', pay('6000'));
  await started.app.within(office.tenant, () => started.app.get(Commands).transaction(async () => {
    await started.app.get(Db).run(sql`update complaint_offer set remedies = jsonb_set(remedies, '{0,amount,amount}', '"9000.00"') where complaint_id = ${id}`);
  }));
  expectOk(await sign(office.sue, approval(asked)));
  expect(await settled(id)).toMatchObject({ state: 'handling', offers: [{ answer: 'withdrawn' }] });
  expect(await show(approval(asked))).toMatchObject({ state: 'void', voided: 'changed' });
});

test('the asker takes it back, and so does the end of the case', async () => {
  const { id } = await file();
  const asked = await office.done(id, 'offer', pay('6000'));
  expect((await office.sue.http.post(`/api/approvals/${approval(asked)}/withdraw`, { version: 1 })).body).toMatchObject({ status: 403, code: 'workflow.approval-not-asked' });
  expectOk(await office.ann.http.post(`/api/approvals/${approval(asked)}/withdraw`, { version: 1 }));
  expect((await settled(id)).offers).toMatchObject([{ answer: 'withdrawn' }]);

  const again = await office.done(id, 'offer', pay('6000'));
  await office.done(id, 'withdraw', { reason: '客户撤诉' });
  expect(await show(approval(again))).toMatchObject({ state: 'void', voided: 'case-ended' });
  expect((await settled(id)).offers.map(({ answer }) => answer)).toEqual(['withdrawn', 'withdrawn']);
});

test('two offers to one customer at once cannot both slip under the customer’s limit', async () => {
  const { id, party } = await file();
  for (let n = 0; n < 3; n += 1) await office.done((await office.file({ partyId: party.id, lines: [{ problem: '损坏' }] })).id, 'offer', pay('4500'));
  const other = await office.file({ partyId: party.id, lines: [{ problem: '损坏' }] });
  const both = await Promise.all([id, other.id].map((each) => office.done(each, 'offer', pay('4500'))));
  expect(both.map(({ state }) => state).toSorted()).toEqual(['handling', 'offered']);
});
