import { says } from '@aftercare/kernel/testing';
import { sanctioning, type SanctionFacts } from '@aftercare/workflow';
import { describe, expect, test } from 'vitest';
import { chase } from './deadlines.ts';
import { gift } from './plugin.ts';

const facts = (more: Partial<SanctionFacts>): SanctionFacts => ({ cause: 'by-hand', deadline: null, kind: null, against: 'person', ...more });
const inGift = (more: Partial<SanctionFacts>) => says(gift)(sanctioning, facts(more)).map(({ kind, rule, least, most }) => [kind, rule, least, most]);

describe('whoever is first responsible and leaves the customer to others', () => {
  test('may be fined 10 to 50 each time, and only in gift', () => {
    const missed = { cause: 'clock-breached', deadline: chase.id } as const;
    const fine = [['fine', 'P-01', '10.00', '50.00']];
    expect([inGift(missed), inGift({ cause: 'handed-back' }), inGift({ kind: 'fine' })]).toEqual([fine, fine, fine]);
    expect(says()(sanctioning, facts(missed))).toEqual([]);
    expect(inGift({ ...missed, deadline: 'complaints.answer' })).toEqual([]);
  });
});

test('a dealer may lose rebate or qualification, a carrier freight, and nobody by itself', () => {
  expect(inGift({ kind: 'deduct-rebate', against: 'party' })).toEqual([['deduct-rebate', 'P-02', '0.01', null]]);
  expect(inGift({ kind: 'cancel-qualification', against: 'party' })).toEqual([['cancel-qualification', 'P-02', null, null]]);
  expect(inGift({ kind: 'deduct-freight', against: 'party' })).toEqual([['deduct-freight', 'P-03', '0.01', null]]);
  expect([inGift({ kind: 'deduct-rebate' }), inGift({ kind: 'points' }), inGift({ cause: 'clock-breached', deadline: chase.id, against: 'party' })]).toEqual([[], [], []]);
});
