import { yuan } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import type { ApprovalContent } from '../../domain/index.ts';
import { contentHash } from './content-hash.ts';

const content: ApprovalContent = { summary: '补发', customer: null, items: [{ kind: 'free-goods', amount: yuan('20'), batch: null, words: '补发三套' }] };

test('is the same whatever the order of the keys, and another for every change', () => {
  const [item] = content.items;
  const turned = { items: [{ words: item!.words, batch: null, amount: { currency: 'CNY', amount: '20.00' }, kind: item!.kind }], customer: null, summary: '补发' };
  expect(contentHash(turned)).toBe(contentHash(content));
  const others: ApprovalContent[] = [
    { ...content, summary: '补发。' },
    { ...content, customer: '01980000-0000-7000-8000-000000000001' },
    { ...content, items: [{ ...item!, amount: yuan('20.01') }] },
    { ...content, items: [{ ...item!, kind: 'refund' }] },
    { ...content, items: [{ ...item!, batch: 'B1' }] },
    { ...content, items: [...content.items, item!] },
  ];
  expect(new Set([content, ...others].map(contentHash)).size).toBe(7);
});
