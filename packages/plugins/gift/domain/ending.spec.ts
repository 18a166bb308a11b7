import { closing, customerNotice, standardEntry, tellEachStep, warnings, type CaseFacts } from '@aftercare/complaints';
import { describe, expect, test } from 'vitest';
import { aCase, inGift, inPlain, readyToClose, refused } from './cases.fixture.ts';
import { giftDefaults } from './settings.ts';
import { coordinate, defer, exclude, groundwork, investigate, listen, summarise } from './steps.ts';

const open = (more: Partial<CaseFacts> = {}) => [inGift(closing, readyToClose(more)), inPlain(closing, readyToClose(more))];

describe('closing, in gift and in plain', () => {
  test('is free when everything is done', () => {
    expect(open()).toEqual([[], []]);
  });

  test('needs the cause and a corrective measure', () => {
    expect(open({ hasCause: false })).toEqual([['cause'], []]);
    expect(open({ hasCorrectiveAction: false })).toEqual([['corrective-action'], []]);
  });

  test('needs a follow-up that found the customer satisfied', () => {
    expect(open({ satisfied: false })).toEqual([['satisfaction'], []]);
    expect(open({ satisfied: null, followUps: 0 })).toEqual([['follow-ups', 'satisfaction'], []]);
  });

  test('needs two follow-ups', () => {
    expect([open({ followUps: 1 }), open({ followUps: 2 })]).toEqual([[['follow-ups'], []], [[], []]]);
  });

  test('needs an answer to each item', () => {
    expect(open({ unansweredLines: 2 })).toEqual([['unanswered-lines'], ['unanswered-lines']]);
  });

  test('needs every promised action and every step done', () => {
    expect(open({ openActions: 1, stepsOpen: ['gift.summarise'] })[0]).toEqual(['open-actions', 'open-steps']);
  });

  test('of a complaint that is not justified needs no consent and no satisfaction', () => {
    const facts = aCase({ verdict: 'not-ours', hasCause: true, hasCorrectiveAction: true });
    expect([inGift(closing, facts), inPlain(closing, facts)]).toEqual([[], []]);
  });
});

describe('what a closed case leaves, in gift and in plain', () => {
  const kept = (more: Partial<CaseFacts>, asked: 'none' | 'solution' | 'precedent' = 'none') => [inGift, inPlain].map((says) => says(standardEntry, { case: readyToClose(more), asked }));

  test('is a draft for the handling standard when an escalated case was evaluated as effective', () => {
    expect(kept({ escalated: true, solutionEffective: true })).toEqual(['solution', 'none']);
    expect([kept({ escalated: true, solutionEffective: false }), kept({ solutionEffective: true })]).toEqual([['none', 'none'], ['none', 'none']]);
  });

  test('is a precedent when a special case was solved otherwise than its kind, and only in gift', () => {
    expect(kept({ deviations: 1 })).toEqual(['precedent', 'none']);
    expect([kept({ deviations: 1, lastAnswer: 'refused' }), kept({ deviations: 1, escalated: true, solutionEffective: true })]).toEqual([['none', 'none'], ['solution', 'none']]);
  });

  test('is a precedent where whoever closes it says so', () => {
    expect(kept({ escalated: true, solutionEffective: true }, 'precedent')).toEqual(['precedent', 'precedent']);
  });
});

describe('the customer, in gift and in plain', () => {
  const told = (happened: Parameters<typeof customerNotice.decide>[0]['happened'], facts = aCase(), step: string | null = null) => [inGift, inPlain].map((says) => says(customerNotice, { happened, step, case: facts }));

  test('hears of every change of state', () => {
    expect(told('state-changed')).toEqual(['updated', 'none']);
  });

  test('hears of each step that is done, but of those in which we speak with them, and only in gift', () => {
    expect([investigate, groundwork, exclude].map(({ id }) => told('step-done', aCase(), id))).toEqual(Array.from({ length: 3 }, () => ['updated', 'updated']));
    expect([tellEachStep.standard, giftDefaults.find(({ setting }) => setting === tellEachStep)?.value]).toEqual([false, true]);
    expect([listen, defer, coordinate, summarise].map(({ id }) => told('step-done', aCase(), id))).toEqual(Array.from({ length: 4 }, () => ['none', 'updated']));
    expect(told('step-done', aCase({ state: 'closed' }), groundwork.id)).toEqual(['none', 'none']);
  });

  test('hears when the case goes to somebody with more authority', () => {
    expect([told('referred'), told('escalated')]).toEqual([['updated', 'none'], ['updated', 'none']]);
  });

  test('reads of a deferral before there is an answer, of a new promised date afterwards', () => {
    expect(told('promise-changed')).toEqual(['deferred', 'deferred']);
    expect(told('promise-changed', refused())).toEqual(['updated', 'updated']);
  });

  test('gets acknowledgement, offer, external review and closing notice as the standard has them', () => {
    expect((['filed', 'offered', 'external-review', 'closed'] as const).map((happened) => told(happened))).toEqual([['acknowledged', 'acknowledged'], ['offered', 'offered'], ['external-review', 'external-review'], ['closed', 'closed']]);
  });
});

describe('a telephone call', () => {
  test('that is disputed and not recorded is warned of, and only in gift', () => {
    const warned = (more: Partial<CaseFacts>) => [inGift, inPlain].map((says) => says(warnings, aCase(more)));
    expect(warned({ disputed: true })).toEqual([['recording-missing'], []]);
    expect([warned({}), warned({ disputed: true, recorded: true }), warned({ disputed: true, channel: 'visit' })]).toEqual([[[], []], [[], []], [[], []]]);
  });
});
