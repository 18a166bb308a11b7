import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payerTitles, type CostPayer } from './cost-terms.ts';
import { costInput, totalsOf } from './cost.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const payer = fc.constantFrom(...(Object.keys(payerTitles) as CostPayer[]));
const amount = fc.bigInt({ min: 1n, max: 10n ** 15n }).map((cents) => cny(new Decimal(cents.toString()).div(100).toFixed(2)));
const lines = fc.array(fc.record({ payer, amount, reverses: fc.constant(null) }), { maxLength: 30 });
const recoveries = fc.array(fc.record({ payer, outstanding: amount, received: amount }), { maxLength: 20 });

describe('the totals of a case', () => {
  test('are costs less what came back, to the cent', () => {
    const said = totalsOf([{ payer: 'us', amount: cny('0.10'), reverses: null }, { payer: 'us', amount: cny('0.20'), reverses: null }], [{ payer: 'carrier', outstanding: cny('5.00'), received: cny('0.40') }], 'CNY');
    expect(said).toMatchObject({ cost: cny('0.30'), claimed: cny('5.00'), received: cny('0.40'), net: cny('-0.10') });
    expect(said.byPayer.map((each) => [each.payer, each.net.amount])).toEqual([['us', '0.30'], ['carrier', '-0.40']]);
  });

  test('add up by payer', () => {
    fc.assert(fc.property(lines, recoveries, (costs, claims) => {
      const said = totalsOf(costs, claims, 'CNY');
      for (const key of ['cost', 'claimed', 'received', 'net'] as const) expect(Decimal.sum(0, ...said.byPayer.map((each) => each[key].amount)).toFixed(2)).toBe(said[key].amount);
      expect(new Decimal(said.cost.amount).minus(said.received.amount).toFixed(2)).toBe(said.net.amount);
    }));
  });

  test('are nothing once every line is reversed', () => {
    fc.assert(fc.property(lines, (costs) => {
      const said = totalsOf([...costs, ...costs.map((each) => ({ ...each, reverses: 'it' }))], [], 'CNY');
      expect([said.cost.amount, said.net.amount]).toEqual(['0.00', '0.00']);
    }));
  });
});

test('a cost is more than nothing and has a day of the calendar', () => {
  const input = { subject: { type: 'case', id: '018f0000-0000-7000-8000-000000000000' }, category: 'refund', amount: { amount: '0.00' }, payer: 'us', incurredOn: '2026-02-30' };
  const { error } = costInput.safeParse(input);
  expect(error!.issues.map(({ path }) => path.join('.')).toSorted()).toEqual(['amount.amount', 'incurredOn']);
});
