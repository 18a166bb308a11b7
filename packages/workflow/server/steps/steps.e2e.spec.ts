import { hours, InvalidInput, plan, step, text, yuan, type SubjectRef } from '@aftercare/kernel';
import { Journal } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FirstResponsibleIsFixed, OverSigningLimit, OwnSignature, SignatureOutOfTurn, StepIsFinal, StepNotAvailable, StepNotYours } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { aCase, agent, assess, breaches, director, inform, Office, ownersProcedure, procedure, refund } from '../cases.fixture.ts';
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
    app.get(Assignments).begin(subject, { firstResponsible: office.ann.id, owner: office.ann.id });
    await steps.sync(subject, plan);
  });
  return subject;
};
const stateOf = async (subject: SubjectRef) => (await office.ann.do(() => steps.of(subject))).map(({ step, state }) => `${step} ${state}`);
const allowed = async (subject: SubjectRef, who = office.ann) => (await who.do(() => steps.of(subject))).map((each) => each.allowed.join());
const fill = (subject: SubjectRef, step: { id: string }, form: object, who = office.ann) => who.do(() => steps.complete(subject, step.id, form));
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
    expect(await allowed(subject, office.chief)).toEqual(['hand-back', 'hand-back']);
    await office.chief.do(() => steps.handBack(subject, refund.id, '金额过高'));
    await office.ann.do(() => steps.sync(subject, procedure('500')));
    await fill(subject, refund, { note: '部分' });
    await office.chief.do(() => steps.sign(subject, refund.id));
    expect(await office.chief.do(() => steps.outstanding(subject))).toEqual([]);
    expect((await office.journal(subject)).filter((name) => name.startsWith('step'))).toEqual([
      'step-opened', 'step-opened', 'step-waiting', 'step-done', 'step-waiting', 'step-filled', 'step-waiting', 'step-handed-back', 'step-waiting', 'step-updated', 'step-filled', 'step-waiting', 'step-signed', 'step-done',
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

describe('parallel steps', () => {
  const fork = () => [plan(assess, { by: agent, after: [], due: hours(4) }), plan(refund, { by: agent, after: [], due: hours(8) }), plan(inform, { by: agent, due: hours(1) })];

  test('can be done at the same time, each with its own clock, and are joined by the next', async () => {
    const subject = await begin(fork());
    expect(await allowed(subject)).toEqual(['complete', 'complete', '']);
    const due = async () => (await office.ann.do(() => steps.of(subject))).map(({ dueAt }) => dueAt);
    expect(await due()).toEqual(['2026-10-12T05:00:00.000Z', '2026-10-12T09:00:00.000Z', null]);
    await fill(subject, refund, { note: 'x' });
    await expect(fill(subject, inform, { note: 'x' })).rejects.toThrow(StepNotAvailable);
    app.now.advance({ hours: 2 });
    await fill(subject, assess, { cause: 'x' });
    expect(await due()).toEqual([null, null, '2026-10-12T04:00:00.000Z']);
  });

  test('are refused where they wait for each other, or for a step that nobody declares', async () => {
    await expect(begin([plan(assess, { by: agent, after: [refund] }), plan(refund, { by: agent, after: [assess] })])).rejects.toThrow('wait for each other');
    const stranger = step('cases.stranger', text('无', 'None'), z.object({}));
    await expect(begin([plan(assess, { by: agent, after: [stranger] })])).rejects.toThrow('cases.stranger');
  });

  test('come and go with the facts, and the journal says which rule and which facts', async () => {
    const subject = await begin(fork());
    await fill(subject, refund, { note: 'x' });
    const because = { policy: { id: 'cases.handling' }, facts: ['amount'] };
    await office.ann.do(() => steps.sync(subject, [fork()[1]!, fork()[2]!], because));
    expect(await stateOf(subject)).toEqual(['cases.assess withdrawn', 'cases.refund done', 'cases.inform open']);
    const events = await office.within(() => app.get(Journal).of(subject));
    expect(events.find(({ name }) => name === 'workflow.step-withdrawn')!.payload).toEqual({ step: assess.id, because: { policy: 'cases.handling', facts: ['amount'] } });
    expect(events.find(({ name }) => name === 'workflow.step-opened')!.payload).toMatchObject({ because: null });
  });
});

describe('several signers', () => {
  const signed = (order: 'all' | 'inOrder') => [plan(refund, { by: agent, signOff: { [order]: [{ by: director, amount: yuan('200'), limit: yuan('500') }, { by: agent }] } as never }), plan(inform, { by: agent })];
  const history = async (subject: SubjectRef) => (await office.ann.do(() => steps.of(subject)))[0]!.history.map(({ kind, by, role, text: said, amount }) => [kind, by, role, said, amount?.amount ?? null]);

  test('all sign; each signature is kept with its role, amount and comment', async () => {
    const subject = await begin(signed('all'));
    await fill(subject, refund, { note: 'x' });
    expect((await office.bo.do(() => steps.sign(subject, refund.id, '同意'))).state).toBe('filled');
    expect([await allowed(subject, office.bo), await allowed(subject, office.ann)]).toEqual([['hand-back', ''], ['', '']]);
    expect((await office.bo.do(() => steps.waitingForMe(aCase.name))).filter(({ subjectId }) => subjectId === subject.id)).toEqual([]);
    expect((await office.chief.do(() => steps.waitingForMe(aCase.name))).filter(({ subjectId }) => subjectId === subject.id)).toEqual([{ subjectId: subject.id, step: refund.id, action: 'sign' }]);
    expect((await office.chief.do(() => steps.sign(subject, refund.id))).state).toBe('done');
    expect(await history(subject)).toEqual([['filled', office.ann.id, null, null, null], ['signed', office.bo.id, 'cases.agent', '同意', null], ['signed', office.chief.id, 'cases.director', null, '200.00']]);
  });

  test('sign in their order where it matters, and a hand-back starts it anew', async () => {
    const subject = await begin(signed('inOrder'));
    await fill(subject, refund, { note: 'x' });
    await expect(office.bo.do(() => steps.sign(subject, refund.id))).rejects.toThrow(SignatureOutOfTurn);
    await office.chief.do(() => steps.sign(subject, refund.id));
    expect((await office.bo.do(() => steps.of(subject)))[0]!.signers.map(({ role, next, people, signature }) => [role, next, people, signature?.by ?? null])).toEqual([['cases.director', false, [], office.chief.id], ['cases.agent', true, [office.bo.id], null]]);
    await office.bo.do(() => steps.handBack(subject, refund.id, '缺凭证'));
    await fill(subject, refund, { note: 'y' });
    expect((await office.ann.do(() => steps.of(subject)))[0]!.signers.map(({ signature }) => signature)).toEqual([null, null]);
    expect((await history(subject)).map(([kind]) => kind)).toEqual(['filled', 'signed', 'handed-back', 'filled']);
  });

  test('learn from the journal that it is their turn, one after the other', async () => {
    const subject = await begin(signed('inOrder'));
    await fill(subject, refund, { note: 'x' });
    await office.chief.do(() => steps.sign(subject, refund.id));
    const events = await office.within(() => app.get(Journal).of(subject));
    const turns = events.filter(({ name }) => name === 'workflow.step-waiting').map(({ payload }) => payload).toReversed();
    expect(turns).toEqual([
      { step: refund.id, action: 'complete', roles: ['cases.agent'], people: [office.ann.id, office.bo.id].toSorted() },
      { step: refund.id, action: 'sign', roles: ['cases.director'], people: [office.chief.id] },
      { step: refund.id, action: 'sign', roles: ['cases.agent'], people: [office.bo.id] },
    ]);
  });
});

describe('handing back what is done', () => {
  const line = () => [plan(assess, { by: agent, due: hours(4) }), plan(refund, { by: agent, after: [assess], signOff: { by: director } }), plan(inform, { by: director })];

  test('opens it and what was built on it; forms stay as drafts, clocks run anew, and the reason is read on the timeline', async () => {
    const subject = await begin(line());
    await fill(subject, assess, { cause: '运输' });
    await expect(office.bo.do(() => steps.handBack(subject, refund.id, 'x'))).rejects.toThrow('only a filled one');
    await fill(subject, refund, { note: '全额' });
    expect((await office.chief.do(() => steps.of(subject))).map(({ allowed: may, reopens }) => [may.join(), reopens])).toEqual([['hand-back', [refund.id]], ['sign,hand-back', []], ['', []]]);
    app.now.advance({ hours: 1 });
    await expect(office.bo.do(() => steps.handBack(subject, assess.id, 'x'))).rejects.toThrow(StepNotYours);
    const open = await office.chief.do(() => steps.handBack(subject, assess.id, '请补充原因'));
    expect(open.map(({ step: id, state, form }) => [id, state, form])).toEqual([[assess.id, 'open', { cause: '运输' }], [refund.id, 'open', { note: '全额' }]]);
    expect((await clocksOf(subject)).map(({ step: id, outcome }) => [id, outcome])).toEqual([[assess.id, 'met'], [assess.id, null]]);
    const { body } = await office.ann.http.get(`/api/timeline?type=${subject.type}&id=${subject.id}`);
    expect(body.entries.find(({ event }: { event: string }) => event === 'workflow.step-handed-back')).toMatchObject({ text: '请补充原因', payload: { step: assess.id, by: office.chief.id, people: [office.ann.id] } });
    expect(body.entries.find(({ event }: { event: string }) => event === 'workflow.step-reopened')).toMatchObject({ payload: { step: refund.id, cause: assess.id } });
  });

  test('ends with the last step', async () => {
    const subject = await begin(line().slice(0, 1));
    await fill(subject, assess, { cause: 'x' });
    await expect(office.ann.do(() => steps.handBack(subject, assess.id, 'x'))).rejects.toThrow(StepIsFinal);
  });
});

describe('over HTTP', () => {
  test('the steps of any case are for those who see it', async () => {
    const subject = await begin();
    const read = (who: typeof office.ann, query = `type=${subject.type}&id=${subject.id}`) => who.http.get(`/api/steps?${query}`);
    const { body } = await read(office.ann);
    expect(body).toMatchObject({ steps: [{ step: assess.id, allowed: ['complete'], doer: { role: 'cases.agent', department: null }, signers: [] }, { step: refund.id, allowed: [], signers: [{ role: 'cases.director', next: false }] }], people: { [office.ann.id]: 'ann' } });
    expect((await read(office.bo)).status).toBe(404);
    expect((await read(office.ann, `type=nothing&id=${subject.id}`)).status).toBe(404);
    expect((await read(office.ann, `type=${subject.type}`)).body.errors).toMatchObject([{ path: 'id' }]);
    expect((await app.http.get(`/api/steps?type=${subject.type}&id=${subject.id}`)).status).toBe(401);
  });

  test('a case of another company does not exist', async () => {
    const subject = await begin();
    const south = await Office.open(app, 'steps-south');
    expect((await south.ann.http.get(`/api/steps?type=${subject.type}&id=${subject.id}`)).status).toBe(404);
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
