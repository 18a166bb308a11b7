import { stepOutcome } from '@aftercare/complaints';
import { type Step, yuan } from '@aftercare/kernel';
import { describe, expect, test } from 'vitest';
import { inGift, inPlain } from './cases.fixture.ts';
import { askPhone, defer, evaluate, groundwork, listen } from './steps.ts';

const outcome = ({ id }: Step, form: Record<string, unknown>) => [inGift, inPlain].map((says) => says(stepOutcome, { step: id, form }));
const nothing = { revise: {}, effective: null, promise: null };

describe('what a step changes, in gift and in plain', () => {
  test('the groundwork gives the case severity, demand and amounts', () => {
    const form = { core: '缓冲不足', severity: 'high', expectation: '周五前补发', businessLoss: true, loss: yuan('2000'), compensation: 'resupply', claimed: null };
    expect(outcome(groundwork, form)).toEqual([{ revise: { severity: 'high', demand: '周五前补发', loss: yuan('2000'), remedyAsked: 'resupply' }, effective: null, promise: null }, nothing]);
  });

  test('a deferral promises when the customer hears from us, and says why', () => {
    const form = { reason: '需核对批次', process: '调取出库记录', promisedAt: '2026-03-05T02:00:00.000Z', handler: '周岚', contact: '10000000001' };
    expect(outcome(defer, form)).toEqual([{ revise: {}, effective: null, promise: { promisedAt: form.promisedAt, note: '需核对批次\n调取出库记录' } }, nothing]);
  });

  test('a telephone number that was asked for becomes the contact’s', () => {
    expect(outcome(askPhone, { phone: '10000000001' })[0]).toEqual({ revise: { phone: '10000000001' }, effective: null, promise: null });
  });

  test('an evaluation says whether the solution was effective', () => {
    expect(['effective', 'partly', 'ineffective'].map((effectiveness) => outcome(evaluate, { effectiveness, reason: '客户满意' })[0]!.effective)).toEqual([true, false, false]);
  });

  test('other steps change nothing but themselves', () => {
    expect(outcome(listen, { heardOut: true, apologised: true, thanked: true })).toEqual([nothing, nothing]);
  });
});
