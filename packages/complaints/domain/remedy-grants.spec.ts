import { yuan } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import { grantsOf } from './remedy-grants.ts';

const remedy = (kind: 'exchange' | 'return' | 'repair' | 'apology', amount: string | null, lineId: string | null = null) => ({ kind, lineId, amount: amount === null ? null : yuan(amount), description: kind });

test('remedies count by their kind, and those without an amount not at all', () => {
  const grants = grantsOf([remedy('exchange', '10'), remedy('return', '20'), remedy('repair', '30'), remedy('apology', null)], []);
  expect(grants).toEqual([
    { kind: 'free-goods', amount: yuan('10'), batch: null, words: 'exchange' },
    { kind: 'refund', amount: yuan('20'), batch: null, words: 'return' },
    { kind: 'waiver', amount: yuan('30'), batch: null, words: 'repair' },
  ]);
});

test('a remedy is for its line’s batch, else for the one that all lines share', () => {
  const lines = [{ id: 'a', batch: 'B1' }, { id: 'b', batch: 'B2' }];
  const batchesOf = (lineId: string | null, of = lines) => grantsOf([remedy('exchange', '1', lineId)], of)[0]!.batch;
  expect([batchesOf('b'), batchesOf(null), batchesOf(null, [lines[0]!])]).toEqual(['B2', null, 'B1']);
});
