import { expectOk, Office, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import type { CostSheet } from '@aftercare/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let started: StartedApp;
let plain: Office;

beforeAll(async () => {
  started = await startOffice();
  plain = await Office.open(started.app, 'plain');
});
afterAll(() => started?.close());
// A Monday morning.
beforeEach(() => started.app.now.set('2026-03-02T09:00+08:00'));

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const remedy = (kind: string, amount: string | null) => ({ kind, description: '按约定办理', ...(amount ? { amount: cny(amount) } : {}) });
const sheet = async (id: string): Promise<CostSheet> => expectOk(await plain.ann.http.get<CostSheet>(`/api/costs?type=complaint&id=${id}`));

/** A case whose customer has accepted these remedies. */
async function accepted(...remedies: object[]) {
  const { id } = await plain.file();
  await plain.done(id, 'offer', { solution: '退款并补偿。', remedies });
  return plain.done(id, 'answer', { answer: 'accepted' });
}

describe('an action that is done', () => {
  test('records what was paid as a cost of ours, and what has no amount not at all', async () => {
    const { id, actions } = await accepted(remedy('refund', '600'), remedy('discount', '50'), remedy('exchange', '1800'), remedy('refund', null));
    for (const { id: actionId } of actions) await plain.done(id, 'complete-action', { actionId, note: '已办' });
    const { lines, totals } = await sheet(id);
    expect(lines.map(({ category, amount, payer, source }) => [category, amount.amount, payer, source])).toEqual([['refund', '600.00', 'us', 'complaints'], ['compensation', '50.00', 'us', 'complaints']]);
    expect(totals.net).toEqual(cny('650.00'));
    expect((await plain.events(id)).filter((event) => event === 'workflow.cost-recorded')).toHaveLength(2);
  });

  test('costs what somebody says instead, if they may record costs', async () => {
    const { id, actions } = await accepted(remedy('repair', null), remedy('refund', '80'));
    const [repair, refund] = actions;
    const said = (actionId: string, cost: object) => ({ actionId, note: '已办', cost });
    const wrong = (await plain.act(id, 'complete-action', said(repair!.id, { category: 'tips', amount: cny('0') }))).body;
    expect(wrong.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['cost.amount.amount', 'cost.category']);
    expect((await plain.act(id, 'complete-action', said(repair!.id, { category: 'labour', amount: { amount: '5', currency: 'USD' } }))).body.errors).toMatchObject([{ path: 'cost.amount.currency', code: 'wrong-currency' }]);
    await plain.done(id, 'complete-action', said(repair!.id, { category: 'labour', amount: cny('120') }));
    await plain.done(id, 'complete-action', said(refund!.id, { category: 'refund', amount: cny('75.50') }));
    expect((await sheet(id)).lines.map(({ category, amount }) => [category, amount.amount])).toEqual([['labour', '120.00'], ['refund', '75.50']]);
  });
});
