import { type PlannedStep, yuan } from '@aftercare/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlreadySigned, OverSigningLimit, OwnSignature, SignatureOutOfTurn, StepIsFinal, StepNotAvailable, StepNotFilled, StepNotFound, StepNotOpen, StepNotYours } from './errors.ts';
import { availability, type CaseStep, matchPlan, outstanding, signatures, signersNow } from './procedure.ts';
import { fillStep, type Hand, handBackStep, handedBack, signStep, stepActions } from './sign-off.ts';

const planned = (step: string, more: Partial<PlannedStep> = {}): PlannedStep => ({ step, by: 'agent', department: null, after: null, optional: false, blockedBy: [], due: null, signOff: null, ...more });
const signer = (by: string, amount: string | null = null, limit: string | null = null) => ({ by, department: null, amount: amount === null ? null : yuan(amount), limit: limit === null ? null : yuan(limit) });
const signed = (amount: string | null, limit: string | null) => ({ signOff: { order: 'all' as const, signers: [signer('director', amount, limit)] } });
const at = '2026-10-12T02:00:00.000Z';
const hand = (n: number, roles: string[], departments: string[] = [], heads: string[] = []): Hand => ({ id: `00000000-0000-7000-8000-00000000000${n}`, roles: new Set(roles), departments: new Set([...departments, ...heads]), heads: new Set(heads) });
const [ann, bo] = [hand(1, ['agent', 'director']), hand(2, ['director'])];
let entries = 0;
const stamp = (moment = at) => ({ at: moment, newId: () => `00000000-0000-7000-9000-${String((entries += 1)).padStart(12, '0')}` });
const fill = (steps: readonly CaseStep[], id: string, form: Record<string, unknown>, who = ann, moment = at) => fillStep(steps, id, form, () => who, stamp(moment));
const sign = (steps: readonly CaseStep[], id: string, who = bo, comment: string | null = null) => signStep(steps, id, comment, () => who, stamp());
const handBack = (steps: readonly CaseStep[], id: string, reason: string, who = bo) => handBackStep(steps, id, reason, () => who, stamp());
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
    steps = replace(steps, fill(steps, 'a', { note: 'x' }, ann));
    const { steps: next, changes } = matchPlan([planned('a', { by: 'director' }), planned('new'), planned('b', { by: 'director' })], steps);
    expect(kinds(changes)).toEqual(['opened new', 'updated b', 'withdrawn c']);
    expect(next.find(({ step }) => step === 'a')).toMatchObject({ state: 'done', form: { note: 'x' }, plan: { by: 'agent' } });
    expect(next.map(({ step }) => step)).toEqual(['a', 'new', 'b', 'c']);
    expect(kinds(matchPlan([planned('a'), planned('new'), planned('b', { by: 'director' }), planned('c')], next).changes)).toEqual(['reopened c']);
  });

  test('does not mind in which order a plan says it', () => {
    const [step] = start(planned('a', { due: { amount: 2, unit: 'hours' } }));
    expect(matchPlan([{ due: { unit: 'hours', amount: 2 }, after: null, signOff: null, blockedBy: [], optional: false, department: null, by: 'agent', step: 'a' }], [step!]).changes).toEqual([]);
  });

  test('says nothing when nothing changed, and keeps a done step the plan forgot', () => {
    const steps = start(planned('a'), planned('b'));
    expect(matchPlan([planned('a'), planned('b')], steps)).toEqual({ steps, changes: [] });
    const done = replace(steps, fill(steps, 'a', {}, ann));
    expect(matchPlan([planned('b')], done).steps.find(({ step }) => step === 'a')?.state).toBe('done');
  });

  test('keeps what waits for a signature, and is done where none is wanted any more', () => {
    let steps = start(planned('a', signed('100.00', '500.00')));
    steps = replace(steps, fill(steps, 'a', { note: 'x' }, ann));
    expect(matchPlan([planned('a', signed('900.00', '500.00'))], steps).steps[0]).toMatchObject({ state: 'filled', form: { note: 'x' }, plan: { signOff: { signers: [{ amount: yuan('900') }] } } });
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
    const next = replace(steps, fill(steps, 'a', {}, ann));
    expect(available(next)).toEqual(['extra', 'b']);
    expect(availability(next, next[3]!)).toEqual({ available: false, waitsFor: ['b'], blockedBy: [] });
    expect(outstanding(next).map(({ step }) => step)).toEqual(['b', 'c']);
  });

  test('not one that something stands in the way of, nor one after an unsigned one', () => {
    const blocked = start(planned('a', { blockedBy: ['no-batch'] }));
    expect(() => fill(blocked, 'a', {}, ann)).toThrow(StepNotAvailable);
    let steps = start(planned('a', signed(null, null)), planned('b'));
    steps = replace(steps, fill(steps, 'a', {}, ann));
    expect(() => fill(steps, 'b', {}, ann)).toThrow(StepNotAvailable);
  });
});

describe('signing off', () => {
  const filled = (amount: string | null, limit: string | null) => {
    const steps = start(planned('a', signed(amount, limit)));
    return replace(steps, fill(steps, 'a', { note: 'x' }, ann));
  };

  test('is open, filled, signed', () => {
    const steps = filled('500.00', '500.00');
    expect(steps[0]).toMatchObject({ state: 'filled', filledBy: ann.id });
    expect(sign(steps, 'a', bo)).toMatchObject({ state: 'done', history: [{ kind: 'filled', by: ann.id }, { kind: 'signed', by: bo.id, at, role: 'director', amount: yuan('500'), limit: yuan('500') }] });
  });

  test('reaches the limit and not a cent further, and never another currency', () => {
    expect(() => sign(filled('500.01', '500.00'), 'a', bo)).toThrow(OverSigningLimit);
    expect(sign(filled('999999.00', null), 'a', bo).state).toBe('done');
    expect(sign(filled(null, '500.00'), 'a', bo).state).toBe('done');
    const [foreign] = filled('1.00', '500.00');
    const dollars = { ...foreign!, plan: { ...foreign!.plan, signOff: { ...foreign!.plan.signOff!, signers: [{ ...foreign!.plan.signOff!.signers[0]!, amount: { amount: '1.00', currency: 'USD' } }] } } };
    expect(() => sign([dollars], 'a', bo)).toThrow(OverSigningLimit);
  });

  test('is never done by whoever filled it in, nor by somebody without the role', () => {
    expect(() => sign(filled('1.00', null), 'a', ann)).toThrow(OwnSignature);
    expect(() => handBack(filled('1.00', null), 'a', 'no', ann)).toThrow(OwnSignature);
    expect(() => sign(filled('1.00', null), 'a', { ...bo, roles: new Set(['agent']) })).toThrow(StepNotYours);
  });

  test('hands back with a reason, and the draft stays', () => {
    const steps = filled('900.00', '500.00');
    const [back] = handBack(steps, 'a', '金额有误', bo);
    expect(back).toMatchObject({ state: 'open', form: { note: 'x' } });
    expect(handedBack(back!)).toMatchObject({ kind: 'handed-back', by: bo.id, text: '金额有误' });
    expect(fill([back!], 'a', { note: 'y' }, ann).state).toBe('filled');
  });

  test('needs something to sign', () => {
    const steps = start(planned('a', signed(null, null)));
    expect(() => sign(steps, 'a', bo)).toThrow(StepNotFilled);
    const done = replace(steps, sign(filled(null, null), 'a', bo));
    expect(() => fill(done, 'a', {}, ann)).toThrow(StepNotOpen);
    expect(() => sign(done, 'b', bo)).toThrow(StepNotFound);
    expect(() => fill(steps, 'a', {}, bo)).toThrow(StepNotYours);
  });

  test('offers each person exactly what would be let through', () => {
    const open = start(planned('a', signed('900.00', '500.00')));
    expect([ann, bo].map((who) => stepActions(open, open[0]!, () => who))).toEqual([['complete'], []]);
    const over = filled('900.00', '500.00');
    expect([ann, bo].map((who) => stepActions(over, over[0]!, () => who))).toEqual([[], ['hand-back']]);
    const within = filled('500.00', '500.00');
    expect(stepActions(within, within[0]!, () => bo)).toEqual(['sign', 'hand-back']);
  });
});

describe('parallel steps', () => {
  const fork = () => start(planned('a'), planned('b', { after: ['a'] }), planned('c', { after: ['a'] }), planned('d'));
  const available = (steps: readonly CaseStep[]) => steps.filter((each) => availability(steps, each).available).map(({ step }) => step);

  test('run at the same time after what they name, and join again', () => {
    let steps = fork();
    expect(available(steps)).toEqual(['a']);
    steps = replace(steps, fill(steps, 'a', {}));
    expect(available(steps)).toEqual(['b', 'c']);
    steps = replace(steps, fill(steps, 'c', {}));
    expect([available(steps), availability(steps, steps[3]!).waitsFor]).toEqual([['b'], ['b']]);
    steps = replace(steps, fill(steps, 'b', {}));
    expect(available(steps)).toEqual(['d']);
  });

  test('that name nothing can be done at once', () => {
    expect(available(start(planned('a'), planned('b', { after: [] })))).toEqual(['a', 'b']);
  });

  test('do not wait for one that the plan does not hold, and step over an optional one to what it waits for', () => {
    expect(available(start(planned('a', { after: ['gone'] })))).toEqual(['a']);
    const steps = start(planned('a'), planned('check', { optional: true, after: ['a'] }), planned('b', { after: ['check'] }));
    expect(availability(steps, steps[2]!).waitsFor).toEqual(['a']);
    expect(available(replace(steps, fill(steps, 'a', {})))).toEqual(['check', 'b']);
  });

  test('that wait for each other are refused', () => {
    expect(() => start(planned('a', { after: ['b'] }), planned('b', { after: ['a'] }))).toThrow('wait for each other: a, b');
    expect(() => start(planned('a', { after: ['b'] }), planned('b'))).toThrow('wait for each other');
  });

  test('added and withdrawn as facts change keep what was written', () => {
    let steps = replace(fork(), fill(fork(), 'a', {}));
    steps = replace(steps, fill(steps, 'b', { note: 'x' }));
    const signed = planned('c', { after: ['a'], signOff: { order: 'all', signers: [signer('director')] } });
    steps = matchPlan([planned('a'), planned('b', { after: ['a'] }), signed, planned('d')], steps).steps as CaseStep[];
    steps = replace(steps, fill(steps, 'c', { note: 'draft' }));
    const less = matchPlan([planned('a'), planned('b', { after: ['a'] }), planned('d')], steps);
    expect(kinds(less.changes)).toEqual(['withdrawn c']);
    expect(available(less.steps)).toEqual(['d']);
    const again = matchPlan([planned('a'), planned('b', { after: ['a'] }), signed, planned('d')], less.steps);
    expect(kinds(again.changes)).toEqual(['reopened c']);
    expect(again.steps.find(({ step }) => step === 'c')).toMatchObject({ state: 'open', form: { note: 'draft' } });
    expect(available(again.steps)).toEqual(['c']);
  });

  /** Each step may name any earlier one of a shuffled order, so that nothing waits in a circle. */
  const acyclic = fc.array(fc.record({ waits: fc.option(fc.array(fc.nat(9), { maxLength: 3 }), { nil: null }), optional: fc.boolean(), signed: fc.boolean() }), { minLength: 1, maxLength: 9 }).map((drawn) =>
    drawn.map(({ waits, optional, signed: twice }, n) => planned(`s${n}`, { after: waits && [...new Set(waits)].filter((each) => each < n).map((each) => `s${each}`), optional, signOff: twice ? { order: 'in-order', signers: [signer('director'), signer('chief')] } : null })),
  );
  const cleo = hand(3, ['chief']);
  const through = (steps: readonly CaseStep[], step: CaseStep): readonly CaseStep[] => {
    const filled = replace(steps, fill(steps, step.step, {}, hand(4, ['agent'])));
    if (!step.plan.signOff) return filled;
    const once = replace(filled, sign(filled, step.step, bo));
    return replace(once, sign(once, step.step, cleo));
  };

  test('of any plan without a circle can all be done, and none before what it waits for', () => {
    fc.assert(
      fc.property(acyclic, fc.infiniteStream(fc.nat(1_000)), (plan, choices) => {
        let steps: readonly CaseStep[] = matchPlan(plan, []).steps;
        const done = new Set<string>();
        while (outstanding(steps).length > 0) {
          const ready = steps.filter((each) => availability(steps, each).available);
          expect(ready.length).toBeGreaterThan(0);
          const next = ready[choices.next().value! % ready.length]!;
          const needs = next.plan.after ?? plan.slice(0, next.position).map(({ step }) => step);
          for (const id of needs) expect(done.has(id) || plan.find(({ step }) => step === id)!.optional).toBe(true);
          steps = through(steps, next);
          done.add(next.step);
        }
      }),
    );
  });

  test('handed back at any point can all be done again', () => {
    fc.assert(
      fc.property(acyclic, fc.nat(100), (plan, choice) => {
        const everybody = { ...hand(5, ['agent', 'director', 'chief']) };
        let steps: readonly CaseStep[] = matchPlan(plan, []).steps;
        const back = () => steps.filter((each) => each.state === 'done' && stepActions(steps, each, () => everybody).includes('hand-back'));
        for (let guard = 0; outstanding(steps).length > 0; guard += 1) {
          if (guard === choice % 7 && back().length > 0) {
            const given = back()[choice % back().length]!;
            const open = handBack(steps, given.step, 'again', everybody);
            for (const each of open) steps = replace(steps, each);
            expect(steps.filter(({ state }) => state === 'done').every((each) => !availability(steps, each).waitsFor.includes(given.step))).toBe(true);
          }
          steps = through(steps, steps.find((each) => availability(steps, each).available)!);
          expect(guard).toBeLessThan(40);
        }
      }),
    );
  });
});

describe('several signers', () => {
  const [fay, cleo] = [hand(3, ['finance']), hand(4, ['chief'])];
  const signers = [signer('director', '500', '500'), signer('finance'), signer('chief')];
  const filled = (order: 'all' | 'in-order') => {
    const steps = start(planned('a', { signOff: { order, signers } }), planned('b'));
    return replace(steps, fill(steps, 'a', { note: 'x' }, hand(9, ['agent'])));
  };
  const left = (steps: readonly CaseStep[]) => signersNow(steps[0]!).map(({ by }) => by);

  test('all sign, in any order, and each signature is kept with role and comment', () => {
    let steps = filled('all');
    expect(left(steps)).toEqual(['director', 'finance', 'chief']);
    steps = replace(steps, sign(steps, 'a', cleo, '同意'));
    steps = replace(steps, sign(steps, 'a', bo));
    expect([steps[0]!.state, left(steps), availability(steps, steps[1]!).available]).toEqual(['filled', ['finance'], false]);
    steps = replace(steps, sign(steps, 'a', fay));
    expect(steps[0]).toMatchObject({ state: 'done', history: [{ kind: 'filled' }, { kind: 'signed', role: 'chief', by: cleo.id, text: '同意' }, { kind: 'signed', role: 'director', by: bo.id, amount: yuan('500') }, { kind: 'signed', role: 'finance', by: fay.id }] });
    expect(availability(steps, steps[1]!).available).toBe(true);
  });

  test('sign one after the other where the order matters', () => {
    let steps = filled('in-order');
    expect(() => sign(steps, 'a', fay)).toThrow(SignatureOutOfTurn);
    expect(stepActions(steps, steps[0]!, () => fay)).toEqual(['hand-back']);
    steps = replace(steps, sign(steps, 'a', bo));
    expect(left(steps)).toEqual(['finance']);
    expect(sign(steps, 'a', fay).state).toBe('filled');
  });

  test('are as many people as roles: nobody signs twice, nor what they filled in', () => {
    const both = hand(5, ['director', 'finance', 'chief']);
    const steps = filled('all');
    const once = replace(steps, sign(steps, 'a', both));
    expect(() => sign(once, 'a', both)).toThrow(AlreadySigned);
    expect(() => sign(steps, 'a', hand(9, ['director']))).toThrow(OwnSignature);
    expect(() => sign(steps, 'a', hand(6, ['agent']))).toThrow(StepNotYours);
  });

  test('lose their signatures by a hand-back of any of them, and history keeps them', () => {
    let steps = filled('all');
    steps = replace(steps, sign(steps, 'a', bo));
    for (const signer of [bo, fay]) expect(handBack(steps, 'a', 'no', signer)).toHaveLength(1);
    steps = replace(steps, handBack(steps, 'a', '缺附件', fay)[0]!);
    expect(signatures(steps[0]!)).toEqual([]);
    steps = replace(steps, fill(steps, 'a', { note: 'y' }, hand(9, ['agent'])));
    expect(left(steps)).toEqual(['director', 'finance', 'chief']);
    expect(steps[0]!.history.map(({ kind }) => kind)).toEqual(['filled', 'signed', 'handed-back', 'filled']);
  });

  test('keep their signatures as the plan changes, save for another amount; with none missing the step is done', () => {
    let steps = filled('all');
    steps = replace(steps, sign(steps, 'a', bo));
    const again = (...wanted: ReturnType<typeof signer>[]) => matchPlan([planned('a', { signOff: { order: 'all', signers: wanted } }), planned('b')], steps).steps;
    expect(left(again(...signers.slice(0, 2)))).toEqual(['finance']);
    expect(left(again(signer('director', '400', '500'), signer('finance')))).toEqual(['director', 'finance']);
    expect(again(signers[0]!)[0]!.state).toBe('done');
  });
});

describe('a step of a department', () => {
  const [south, north] = ['00000000-0000-7000-8000-0000000000aa', '00000000-0000-7000-8000-0000000000bb'];
  const steps = start(planned('a', { department: south, signOff: { order: 'all', signers: [{ ...signer('director'), department: south }] } }));

  test('is for its people with the role, and for its head', () => {
    const who = (roles: string[], departments: string[], heads: string[] = []) => stepActions(steps, steps[0]!, () => hand(1, roles, departments, heads));
    expect([who(['agent'], [south]), who(['agent'], [north]), who([], [south]), who(['agent'], []), who([], [], [south])]).toEqual([['complete'], [], [], [], ['complete']]);
    const filled = replace(steps, fill(steps, 'a', {}, hand(1, ['agent'], [south])));
    expect(() => sign(filled, 'a', hand(2, ['director'], [north]))).toThrow(StepNotYours);
    expect(sign(filled, 'a', hand(2, ['director'], [south])).state).toBe('done');
  });
});

describe('handing back what is done', () => {
  const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  const [agent, clerk, chief] = [hand(1, ['agent']), hand(2, ['clerk']), hand(3, ['chief'])];
  /** a, then b and c at the same time, then d, which the chief signs. */
  const plan = [planned('a'), planned('b', { after: ['a'] }), planned('c', { after: ['a'], by: 'clerk' }), planned('d', { signOff: { order: 'all', signers: [signer('chief')] } })];
  const upTo = (...ids: string[]) => ids.reduce<readonly CaseStep[]>((steps, id, n) => replace(steps, fill(steps, id, { note: id }, id === 'c' ? clerk : agent, later(n))), start(...plan));
  const states = (steps: readonly CaseStep[], changed: readonly CaseStep[]) => changed.reduce(replace, steps).map(({ step, state }) => `${step} ${state}`);

  test('is for whoever has the next step, and opens what was built on it', () => {
    const steps = upTo('a', 'b');
    expect(states(steps, handBack(steps, 'a', '缺型号', clerk))).toEqual(['a open', 'b open', 'c open', 'd open']);
    const [back, reopened] = handBack(steps, 'a', '缺型号', clerk);
    expect([handedBack(back!), handedBack(reopened!)]).toMatchObject([{ kind: 'handed-back', text: '缺型号', by: clerk.id }, { kind: 'reopened', cause: 'a', by: clerk.id }]);
    expect(reopened!.form).toEqual({ note: 'b' });
    expect(() => handBack(steps, 'b', 'no', clerk)).toThrow(StepIsFinal);
    expect(() => handBack(steps, 'a', 'no', chief)).toThrow(StepNotYours);
  });

  test('leaves alone what runs beside it', () => {
    const steps = upTo('a', 'b', 'c');
    expect(states(steps, handBack(steps, 'c', 'no', agent))).toEqual(['a done', 'b done', 'c open', 'd open']);
  });

  test('by a signer reaches back past the step that waits for the signature', () => {
    const steps = upTo('a', 'b', 'c', 'd');
    expect(states(steps, handBack(steps, 'b', 'no', chief))).toEqual(['a done', 'b open', 'c done', 'd open']);
    const done = replace(steps, sign(steps, 'd', chief));
    expect(() => handBack(done, 'a', 'too late', agent)).toThrow(StepIsFinal);
  });
});
