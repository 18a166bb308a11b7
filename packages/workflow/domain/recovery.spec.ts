import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterReceipt, outstandingOf, recoveryActions, recoveryFits, recoveryStates, type RecoveryState } from './recovery.ts';
import { inRange } from './sanction.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const cents = fc.integer({ min: 1, max: 10_000_000 }).map((n) => cny(new Decimal(n).div(100).toFixed(2)));

describe('receipts', () => {
  test('never come to more than was agreed, and end with the last cent', () => {
    fc.assert(fc.property(cents, fc.array(cents, { maxLength: 20 }), (agreed, receipts) => {
      let held: { received: ReturnType<typeof cny>; state: RecoveryState } = { received: cny('0.00'), state: 'agreed' };
      for (const each of receipts) {
        if (!recoveryFits('receive', held.state)) break;
        const next = afterReceipt({ agreed, received: held.received }, each);
        const all = new Decimal(held.received.amount).plus(each.amount);
        expect(next === null).toBe(all.gt(agreed.amount));
        held = next ?? held;
        expect(new Decimal(held.received.amount).lte(agreed.amount)).toBe(true);
        expect(held.state === 'received').toBe(new Decimal(held.received.amount).eq(agreed.amount));
        expect(new Decimal(outstandingOf({ ...held, claimed: null, agreed }).amount).plus(held.received.amount).eq(held.state === 'received' ? held.received.amount : agreed.amount)).toBe(true);
      }
    }));
  });

  test('need an agreement', () => {
    expect(afterReceipt({ agreed: null, received: cny('0.00') }, cny('1.00'))).toBeNull();
  });
});

test('what is received or waived is at its end, and only an open claim is refused', () => {
  const left = (state: RecoveryState) => recoveryActions.filter((action) => recoveryFits(action, state));
  expect(Object.fromEntries(recoveryStates.map((state) => [state, left(state)]))).toEqual({
    open: ['revise', 'agree', 'refuse', 'waive'],
    agreed: ['receive', 'waive'],
    'part-received': ['receive', 'waive'],
    received: [],
    refused: ['agree', 'waive'],
    waived: [],
  });
});

test('the limits of a sanction count as allowed', () => {
  const range = { least: '10', most: '50.00' };
  expect(['9.99', '10', '10.00', '50', '50.01', '60'].map((each) => inRange(each, range))).toEqual([false, true, true, true, false, false]);
  expect(inRange('999999', { least: null, most: null })).toBe(true);
});
