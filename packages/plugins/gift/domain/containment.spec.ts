import { batchAlarm, complaintLevel, containmentClosing, recallDecision, type ContainmentFacts } from '@aftercare/complaints';
import { settingDefault } from '@aftercare/kernel';
import { says } from '@aftercare/kernel/testing';
import { describe, expect, test } from 'vitest';
import { aCase, inGift, inPlain } from './cases.fixture.ts';
import { alertRegions } from './containment.ts';
import { gift } from './plugin.ts';

const two = { kind: 'batch' as const, count: 2, shipped: '100000', ppm: 20, regions: 2, open: false };
const held: ContainmentFacts = { state: 'containing', kind: 'batch', count: 2, shipped: '100000', ppm: 20, regions: 2, comparison: null, recallOpen: false, blockingCorrectiveActions: 0 };

describe('a batch', () => {
  test('that fails in two regions is an alarm, however few the complaints, and only in gift', () => {
    expect([inGift(batchAlarm, two).why, inPlain(batchAlarm, two).why]).toEqual(['several-regions', 'too-few']);
    expect(inGift(batchAlarm, { ...two, regions: 1 }).alarm).toBe(false);
  });

  test('fails in as many regions as the tenant says; a defect of a product in general is judged by its share', () => {
    expect(says(gift, [])(batchAlarm, { ...two, kind: 'defect' }).alarm).toBe(false);
    expect(says({ ...gift, defaults: [...(gift.defaults ?? []), settingDefault(alertRegions, 3)] })(batchAlarm, two).alarm).toBe(false);
  });

  test('is called back only once the sealed sample was compared and has the same defect, and only in gift', () => {
    expect([inGift(recallDecision, held), inGift(recallDecision, { ...held, comparison: 'different' }), inGift(recallDecision, { ...held, comparison: 'same' })]).toEqual([['sample-comparison'], ['sample-not-confirmed'], []]);
    expect(inPlain(recallDecision, held)).toEqual([]);
  });

  test('is not done with before the market was adjusted or the recall has ended', () => {
    expect([inGift(containmentClosing, held), inGift(containmentClosing, { ...held, state: 'recall', recallOpen: true }), inGift(containmentClosing, { ...held, state: 'adjusted' })]).toEqual([['market-decision'], ['recall'], []]);
  });
});

test('a repeat alone does not make a complaint major in gift: its circumstances are listed in full', () => {
  expect([inGift(complaintLevel, aCase({ repeats: 1 })), inPlain(complaintLevel, aCase({ repeats: 1 }))]).toEqual(['general', 'major']);
});
