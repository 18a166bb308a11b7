import { InvalidInput, type SubjectRef } from '@aftercare/kernel';
import type { TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FirstResponsibleIsFixed, OverSigningLimit, OwnSignature, StepNotAvailable, StepNotYours } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { aCase, assess, breaches, Office, ownersProcedure, procedure, refund } from '../cases.fixture.ts';
import { Clocks } from '../clocks/clocks.ts';
import { Steps } from './steps.ts';

let app: TestApp;
let office: Office;
let steps: Steps;

beforeAll(async () => {
  app = await Office.start();
  office = await Office.open(app, 'north');
  steps = app.get(Steps);
});
afterAll(() => app?.close());

const begin = async (plan = procedure()): Promise<SubjectRef> => {
  app.now.set('2026-10-12T09:00+08:00');
  const subject = office.case();
  await office.ann.do(async () => {
    await app.get(Assignments).begin(subject, { firstResponsible: office.ann.id, owner: office.ann.id });
    await steps.sync(subject, plan);
  });
  return subject;
};
const stateOf = async (subject: SubjectRef) => (await office.ann.do(() => steps.of(subject))).map(({ step, state }) => `${step} ${state}`);
const allowed = async (subject: SubjectRef, who = office.ann) => (await who.do(() => steps.of(subject))).map((each) => each.allowed.join());
const fill = (subject: SubjectRef, step: typeof assess | typeof refund, form: object, who = office.ann) => who.do(() => steps.complete(subject, step.id, form));
const clocksOf = (subject: SubjectRef) => office.within(() => app.get(Clocks).of(subject));

describe('the steps of a case', () => {
  test('are done in order, by those whose they are, with the form they declare', async () => {
    const subject = await begin();
    expect([await allowed(subject), await allowed(subject, office.chief)]).toEqual([['complete', ''], ['', '']]);
    await expect(fill(subject, refund, { note: 'x' })).rejects.toThrow(StepNotAvailable);
    await expect(fill(subject, assess, { cause: 'x' }, office.chief)).rejects.toThrow(StepNotYours);
    const wrong = await fill(subject, assess, { cause: '', colour: 'red' }).catch((error: InvalidInput) => error.details);
    expect(wrong).toMatchObject({ errors: [{ path: 'cause' }, { path: 'colour', code: 'unknown-field' }] });
    await fill(subject, assess, { cause: '运输' });
    expect(await stateOf(subject)).toEqual(['cases.assess done', 'cases.refund open']);
    expect(await office.within(() => steps.form(subject, assess))).toEqual({ cause: '运输' });
    expect(await office.within(() => steps.form(subject, refund))).toBeNull();
  });

  test('are signed by somebody else, within the limit, or handed back', async () => {
    const subject = await begin(procedure('500.01'));
    await fill(subject, assess, { cause: '运输' });
    await fill(subject, refund, { note: '全额' });
    await expect(office.chief.do(() => steps.sign(subject, refund.id))).rejects.toThrow(OverSigningLimit);
    await expect(office.ann.do(() => steps.sign(subject, refund.id))).rejects.toThrow(StepNotYours);
    expect(await allowed(subject, office.chief)).toEqual(['', 'hand-back']);
    await office.chief.do(() => steps.handBack(subject, refund.id, '金额过高'));
    await office.ann.do(() => steps.sync(subject, procedure('500')));
    await fill(subject, refund, { note: '部分' });
    await office.chief.do(() => steps.sign(subject, refund.id));
    expect(await office.chief.do(() => steps.outstanding(subject))).toEqual([]);
    expect((await office.journal(subject)).filter((name) => name.startsWith('step'))).toEqual([
      'step-opened', 'step-opened', 'step-done', 'step-filled', 'step-handed-back', 'step-updated', 'step-filled', 'step-signed', 'step-done',
    ]);
  });

  test('are never signed by whoever filled them in, even with both posts', async () => {
    const subject = await begin([{ ...procedure()[1]!, by: 'cases.director' }]);
    await fill(subject, refund, { note: 'x' }, office.chief);
    await expect(office.chief.do(() => steps.sign(subject, refund.id))).rejects.toThrow(OwnSignature);
  });

  test('of a superior are for the manager of the case’s owner', async () => {
    const subject = await begin(ownersProcedure);
    expect([await allowed(subject), await allowed(subject, office.bo), await allowed(subject, office.chief)]).toEqual([[''], [''], ['complete']]);
    expect(await office.chief.do(() => steps.waitingForMe(aCase.name))).toContainEqual({ subjectId: subject.id, step: assess.id, action: 'complete' });
    await fill(subject, assess, { cause: 'x' }, office.chief);
  });

  test('follow a new decision: what is done stays', async () => {
    const subject = await begin();
    await fill(subject, assess, { cause: '运输' });
    expect(await office.ann.do(() => steps.sync(subject, procedure()))).toEqual([]);
    await office.ann.do(() => steps.sync(subject, [procedure()[1]!]));
    await office.ann.do(() => steps.sync(subject, []));
    expect((await stateOf(subject)).toSorted()).toEqual(['cases.assess done', 'cases.refund withdrawn']);
    await office.ann.do(() => steps.sync(subject, procedure()));
    expect(await stateOf(subject)).toEqual(['cases.assess done', 'cases.refund open']);
  });
});

describe('a step with a deadline', () => {
  test('has a clock from when it can be done until it is, and its breach names it', async () => {
    const late = { ...procedure()[1]!, due: { amount: 2, unit: 'hours' as const } };
    const subject = await begin([procedure()[0]!, late]);
    expect((await clocksOf(subject)).map(({ step }) => step)).toEqual([assess.id]);
    app.now.advance({ hours: 1 });
    await fill(subject, assess, { cause: 'x' });
    expect((await clocksOf(subject)).map(({ step, outcome }) => [step, outcome])).toEqual([[assess.id, 'met'], [refund.id, null]]);
    await fill(subject, refund, { note: 'x' });
    app.now.advance({ hours: 3 });
    await app.settle();
    expect(breaches.filter((each) => each.subject.id === subject.id).map(({ payload }) => payload)).toMatchObject([{ deadline: 'workflow.step', step: refund.id, owner: office.ann.id }]);
    await office.chief.do(() => steps.sign(subject, refund.id));
    expect((await clocksOf(subject)).map(({ outcome }) => outcome)).toEqual(['met', 'late']);
  });

  test('follows the plan: other time, no time, no step', async () => {
    const subject = await begin();
    const plan = (due: ReturnType<typeof procedure>[0]['due']) => office.ann.do(() => steps.sync(subject, [{ ...procedure()[0]!, due }]));
    await plan({ amount: 8, unit: 'hours' });
    expect((await office.ann.do(() => steps.of(subject)))[0]!.dueAt).toBe('2026-10-12T09:00:00.000Z');
    await plan(null);
    expect((await clocksOf(subject)).map(({ outcome }) => outcome)).toEqual(['withdrawn']);
  });
});

describe('who answers for a case', () => {
  test('the first responsible person stays, the owner changes and the changes are kept', async () => {
    const assignments = app.get(Assignments);
    const subject = await begin();
    await expect(office.ann.do(() => assignments.fixFirstResponsible(subject, office.bo.id))).rejects.toThrow(FirstResponsibleIsFixed);
    app.now.advance({ hours: 1 });
    await office.ann.do(() => assignments.handOver(subject, office.bo.id, '休假'));
    await office.ann.do(() => assignments.handOver(subject, office.bo.id));
    expect(await office.within(() => assignments.of(subject))).toMatchObject({
      firstResponsible: office.ann.id,
      owner: office.bo.id,
      owners: [{ personId: office.ann.id, to: '2026-10-12T02:00:00.000Z' }, { personId: office.bo.id, to: null, reason: '休假' }],
    });
    expect(await office.within(() => assignments.ownedBy(aCase.name, office.bo.id))).toEqual([subject.id]);
    expect((await office.journal(subject)).filter((name) => name === 'owner-changed').length).toBe(2);
  });
});

describe('what waits for me', () => {
  test('is what I can do now, and never my own to sign', async () => {
    const subject = await begin();
    const waiting = async (who: typeof office.ann) => (await who.do(() => steps.waitingForMe(aCase.name))).filter((each) => each.subjectId === subject.id);
    expect(await waiting(office.ann)).toEqual([{ subjectId: subject.id, step: assess.id, action: 'complete' }]);
    expect(await waiting(office.chief)).toEqual([]);
    await fill(subject, assess, { cause: 'x' });
    await fill(subject, refund, { note: 'x' });
    expect([await waiting(office.ann), await waiting(office.chief)]).toEqual([[], [{ subjectId: subject.id, step: refund.id, action: 'sign' }]]);
  });
});
