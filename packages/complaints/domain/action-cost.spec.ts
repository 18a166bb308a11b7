import { yuan } from '@aftercare/kernel';
import { says } from '@aftercare/kernel/testing';
import { expect, test } from 'vitest';
import { actionCost } from './action-cost.ts';

test('money that went to the customer is a cost, and what has no amount is none', () => {
  const cost = (kind: 'refund' | 'discount' | 'compensation' | 'repair', amount: string | null) => says()(actionCost, { kind, amount: amount ? yuan(amount) : null });
  expect([cost('refund', '5'), cost('discount', '5'), cost('compensation', '5'), cost('repair', '5'), cost('refund', null), cost('refund', '0')]).toEqual(['refund', 'compensation', 'compensation', null, null, null]);
});
