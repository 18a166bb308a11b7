import { type PlannedStep, yuan } from '@aftercare/kernel';
import { describe, expect, test } from 'vitest';
import { OverSigningLimit, OwnSignature, StepNotAvailable, StepNotFilled, StepNotFound, StepNotOpen, StepNotYours } from './errors.ts';
import { availability, type CaseStep, matchPlan, outstanding } from './procedure.ts';
import { fillStep, handBackStep, signStep, stepActions } from './sign-off.ts';

const planned = (step: string, more: Partial<PlannedStep> = {}): PlannedStep => ({ step, by: 'agent', optional: false, blockedBy: [], due: null, signOff: null, ...more });
const signed = (amount: string | null, limit: string | null) => ({ signOff: { by: 'director', amount: amount === null ? null : yuan(amount), limit: limit === null ? null : yuan(limit) } });
const at = '2026-10-12T02:00:00.000Z';
const ann = { id: '00000000-0000-7000-8000-000000000001', roles: new Set(['agent', 'director']) };
const bo = { id: '00000000-0000-7000-8000-000000000002', roles: new Set(['director']) };
const replace = (steps: readonly CaseStep[], step: CaseStep) => steps.map((each) => (each.step === step.step ? step : each));
const start = (...plan: PlannedStep[]) => matchPlan(plan, []).steps;
const kinds = (changes: ReturnType<typeof matchPlan>['changes']) => changes.map(({ kind, step }) => `${kind} ${step.step}`);

describe('matching a plan', () => {
  test('opens every step the first time', () => {
    const { steps, changes } = matchPlan([planned('a'), planned('b')], []);
    expect(kinds(changes)).toEqual(['opened a', 'opened b']);
    expect(steps.map(({ state, position }) => [state, position])).toEqual([['open', 0], ['open', 1]]);
  });

  test('keeps what is done, changes what is open, withdraws what is no longer wanted', () => {
    let steps = start(planned('a'), planned('b'), planned('c'));
    steps = replace(steps, fillStep(steps, 'a', { note: 'x' }, ann, at));
    const { steps: next, changes } = matchPlan([planned('a', { by: 'director' }), planned('new'), planned('b', { by: 'director' })], steps);
    expect(kinds(changes)).toEqual(['opened new', 'updated b', 'withdrawn c']);
    expect(next.find(({ step }) => step === 'a')).toMatchObject({ state: 'done', form: { note: 'x' }, plan: { by: 'agent' } });
    expect(next.map(({ step }) => step)).toEqual(['a', 'new', 'b', 'c']);
    expect(kinds(matchPlan([planned('a'), planned('new'), planned('b', { by: 'director' }), planned('c')], next).changes)).toEqual(['reopened c']);
  });

  test('does not mind in which order a plan says it', () => {
    const [step] = start(planned('a', { due: { amount: 2, unit: 'hours' } }));
    expect(matchPlan([{ due: { unit: 'hours', amount: 2 }, signOff: null, blockedBy: [], optional: false, by: 'agent', step: 'a' }], [step!]).changes).toEqual([]);
  });

  test('says nothing when nothing changed, and keeps a done step the plan forgot', () => {
    const steps = start(planned('a'), planned('b'));
    expect(matchPlan([planned('a'), planned('b')], steps)).toEqual({ steps, changes: [] });
    const done = replace(steps, fillStep(steps, 'a', {}, ann, at));
    expect(matchPlan([planned('b')], done).steps.find(({ step }) => step === 'a')?.state).toBe('done');
  });

  test('keeps what waits for a signature, and is done where none is wanted any more', () => {
    let steps = start(planned('a', signed('100.00', '500.00')));
    steps = replace(steps, fillStep(steps, 'a', { note: 'x' }, ann, at));
    expect(matchPlan([planned('a', signed('900.00', '500.00'))], steps).steps[0]).toMatchObject({ state: 'filled', form: { note: 'x' }, plan: { signOff: { amount: yuan('900') } } });
    const free = matchPlan([planned('a')], steps);
    expect(kinds(free.changes)).toEqual(['done a']);
    expect(free.steps[0]!.state).toBe('done');
  });

  test('refuses a plan that names a step twice', () => {
    expect(() => matchPlan([planned('a'), planned('a')], [])).toThrow('twice');
  });
});

describe('which steps are to be done now', () => {
  test('the first of those that must be, and optional ones on the way', () => {
    const steps = start(planned('a'), planned('extra', { optional: true }), planned('b'), planned('c'));
    const available = (all: readonly CaseStep[]) => all.filter((each) => availability(all, each).available).map(({ step }) => step);
    expect(available(steps)).toEqual(['a']);
    const next = replace(steps, fillStep(steps, 'a', {}, ann, at));
    expect(available(next)).toEqual(['extra', 'b']);
    expect(availability(next, next[3]!)).toEqual({ available: false, waitsFor: ['b'], blockedBy: [] });
    expect(outstanding(next).map(({ step }) => step)).toEqual(['b', 'c']);
  });

  test('not one that something stands in the way of, nor one after an unsigned one', () => {
    const blocked = start(planned('a', { blockedBy: ['no-batch'] }));
    expect(() => fillStep(blocked, 'a', {}, ann, at)).toThrow(StepNotAvailable);
    let steps = start(planned('a', signed(null, null)), planned('b'));
    steps = replace(steps, fillStep(steps, 'a', {}, ann, at));
    expect(() => fillStep(steps, 'b', {}, ann, at)).toThrow(StepNotAvailable);
  });
});

describe('signing off', () => {
  const filled = (amount: string | null, limit: string | null) => {
    const steps = start(planned('a', signed(amount, limit)));
    return replace(steps, fillStep(steps, 'a', { note: 'x' }, ann, at));
  };

  test('is open, filled, signed', () => {
    const steps = filled('500.00', '500.00');
    expect(steps[0]).toMatchObject({ state: 'filled', filledBy: ann.id });
    expect(signStep(steps, 'a', bo, at)).toMatchObject({ state: 'done', signedBy: bo.id, signedAt: at });
  });

  test('reaches the limit and not a cent further, and never another currency', () => {
    expect(() => signStep(filled('500.01', '500.00'), 'a', bo, at)).toThrow(OverSigningLimit);
    expect(signStep(filled('999999.00', null), 'a', bo, at).state).toBe('done');
    expect(signStep(filled(null, '500.00'), 'a', bo, at).state).toBe('done');
    const [foreign] = filled('1.00', '500.00');
    const dollars = { ...foreign!, plan: { ...foreign!.plan, signOff: { ...foreign!.plan.signOff!, amount: { amount: '1.00', currency: 'USD' } } } };
    expect(() => signStep([dollars], 'a', bo, at)).toThrow(OverSigningLimit);
  });

  test('is never done by whoever filled it in, nor by somebody without the role', () => {
    expect(() => signStep(filled('1.00', null), 'a', ann, at)).toThrow(OwnSignature);
    expect(() => handBackStep(filled('1.00', null), 'a', 'no', ann, at)).toThrow(OwnSignature);
    expect(() => signStep(filled('1.00', null), 'a', { ...bo, roles: new Set(['agent']) }, at)).toThrow(StepNotYours);
  });

  test('hands back with a reason, and the draft stays', () => {
    const steps = filled('900.00', '500.00');
    const back = handBackStep(steps, 'a', '金额有误', bo, at);
    expect(back).toMatchObject({ state: 'open', form: { note: 'x' }, handedBack: { by: bo.id, reason: '金额有误' } });
    expect(fillStep([back], 'a', { note: 'y' }, ann, at).state).toBe('filled');
  });

  test('needs something to sign', () => {
    const steps = start(planned('a', signed(null, null)));
    expect(() => signStep(steps, 'a', bo, at)).toThrow(StepNotFilled);
    const done = replace(steps, signStep(filled(null, null), 'a', bo, at));
    expect(() => fillStep(done, 'a', {}, ann, at)).toThrow(StepNotOpen);
    expect(() => signStep(done, 'b', bo, at)).toThrow(StepNotFound);
    expect(() => fillStep(steps, 'a', {}, bo, at)).toThrow(StepNotYours);
  });

  test('offers each person exactly what would be let through', () => {
    const open = start(planned('a', signed('900.00', '500.00')));
    expect([ann, bo].map((hand) => stepActions(open, open[0]!, hand))).toEqual([['complete'], []]);
    const over = filled('900.00', '500.00');
    expect([ann, bo].map((hand) => stepActions(over, over[0]!, hand))).toEqual([[], ['hand-back']]);
    const within = filled('500.00', '500.00');
    expect(stepActions(within, within[0]!, bo)).toEqual(['sign', 'hand-back']);
  });
});
