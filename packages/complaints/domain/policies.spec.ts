import { calendarDays, type ReadSetting, workingDays, yuan } from '@aftercare/kernel';
import { describe, expect, test } from 'vitest';
import { caseOf } from '../testing/facts/index.ts';
import type { CaseFacts } from './facts.ts';
import { afterBreach, afterRefusal, caseDeadlines, closing, complaintLevel, customerNotice, escalation, firstResponsible, followingUp, handingOver, intake, largest, offering } from './policies.ts';
import { repeatRaisesLevel } from './detector.ts';
import { majorAmount, standardRemedies } from './settings.ts';

const facts = caseOf();
const standard: ReadSetting = ({ standard: value }) => value;
const set = (...values: [{ id: string }, unknown][]): ReadSetting => (setting) => (values.find(([{ id }]) => id === setting.id)?.[1] ?? setting.standard) as never;

describe('the level', () => {
  const level = (more: Partial<CaseFacts>, read = standard) => complaintLevel.decide({ ...facts, ...more }, read);

  test('is major by circumstances and danger, and by amount only where the tenant names one, which itself counts', () => {
    expect(level({})).toBe('general');
    expect(level({ flags: ['lawsuit'] })).toBe('major');
    expect(level({ severity: 'safety' })).toBe('major');
    expect(level({ amount: yuan('1000000') })).toBe('general');
    expect(level({ amount: yuan('2000') }, set([majorAmount, yuan('2000')]))).toBe('major');
    expect([level({ repeats: 1 }), level({ repeats: 1 }, set([repeatRaisesLevel, false]))]).toEqual(['major', 'general']);
    expect(level({ amount: yuan('1999.99') }, set([majorAmount, yuan('2000')]))).toBe('general');
  });
});

describe('an intake', () => {
  const given = { type: 'product', channel: 'phone', topic: null, hasResponsible: true, refersToComplaint: false, hasDeadline: false, hasPhone: true, hasEmail: false } as const;

  test('needs a type and a channel that are offered, and a way to answer', () => {
    expect(intake.decide(given, standard)).toEqual({});
    expect(intake.decide({ ...given, type: 'development', hasPhone: false }, standard)).toEqual({ type: 'type-not-offered', 'contact.phone': 'no-way-to-answer' });
  });

  test('is the responsibility of whoever is named, else of whoever took it in', () => {
    expect(firstResponsible.decide({ channel: 'phone', named: 'a', recordedBy: 'b', salesperson: 'c' }, standard)).toBe('a');
    expect(firstResponsible.decide({ channel: 'phone', named: null, recordedBy: 'b', salesperson: 'c' }, standard)).toBe('b');
  });
});

describe('the clocks', () => {
  const running = (more: Partial<CaseFacts>) => caseDeadlines.decide({ ...facts, ...more }, standard).map(({ deadline }) => deadline.replace('complaints.', ''));

  test('run for as long as somebody waits for what they promise', () => {
    expect(running({ confirmed: false })).toEqual(['first-contact', 'answer', 'resolution']);
    expect(running({ confirmed: false, hasPromise: true })).toEqual(['answer', 'resolution']);
    expect(running({})).toEqual(['answer', 'resolution']);
    expect(running({ lastAnswer: 'open' })).toEqual(['resolution']);
    expect(running({ lastAnswer: 'refused' })).toEqual(['resolution']);
    expect(caseDeadlines.decide(facts, standard)[0]!.due).toEqual(workingDays(5));
  });

  test('make an unsolved case overdue when its time to close has passed', () => {
    expect(afterBreach.decide({ deadline: 'complaints.resolution', case: facts }, standard).overdue).toBe(true);
    expect(afterBreach.decide({ deadline: 'complaints.resolution', case: { ...facts, solved: true } }, standard).overdue).toBe(false);
    expect(afterBreach.decide({ deadline: 'complaints.answer', case: facts }, standard).overdue).toBe(false);
  });
});

describe('a solution', () => {
  const remedies = [{ kind: 'refund' as const, amount: null, justified: false }, { kind: 'exchange' as const, amount: null, justified: false }];

  test('is offered once the intake is confirmed; an unusual remedy needs a reason where the tenant names the usual ones', () => {
    expect(offering.decide({ case: { ...facts, confirmed: false }, by: [], remedies }, standard)).toEqual({ missing: ['confirmation'], unjustified: [] });
    expect(offering.decide({ case: facts, by: [], remedies }, set([standardRemedies, { product: ['exchange'] }])).unjustified).toEqual([0]);
  });

  test('that is refused three times leads out of the house', () => {
    expect([1, 2, 3].map((refusals) => afterRefusal.decide({ ...facts, refusals }, standard))).toEqual(['offer-again', 'offer-again', 'external-review']);
  });
});

test('a case goes up to the superior first, and sideways only to somebody who handles complaints', () => {
  expect(escalation.decide(facts, standard)).toEqual({ blockedBy: [], to: ['kernel.superior', 'complaints.supervisor', 'complaints.director'] });
  expect(handingOver.decide({ case: facts, fromFirstResponsible: true, toSuperior: false, toHandles: false }, standard)).toEqual(['receiver-cannot-handle']);
});

test('a customer who is not satisfied is asked again, after something more was done', () => {
  expect(followingUp.decide(facts, standard)).toEqual({ next: calendarDays(7), remedial: false });
  expect(followingUp.decide({ ...facts, satisfied: false }, standard)).toEqual({ next: calendarDays(7), remedial: true });
  expect(followingUp.decide({ ...facts, satisfied: true }, standard)).toEqual({ next: null, remedial: false });
});

test('closing names everything that is open', () => {
  const nothing = { ...facts, confirmed: false, unansweredLines: 2, openActions: 1, pendingApprovals: 1, stepsOpen: ['x.y'] };
  expect(closing.decide(nothing, standard)).toEqual(['confirmation', 'verdict', 'unanswered-lines', 'open-actions', 'pending-approvals', 'open-steps', 'consent']);
  expect(closing.decide({ ...facts, verdict: 'justified', lastAnswer: 'accepted' }, standard)).toEqual([]);
  expect(closing.decide({ ...facts, verdict: 'unjustified' }, standard)).toEqual([]);
});

test('the customer is told of what concerns them', () => {
  const told = (happened: Parameters<typeof customerNotice.decide>[0]['happened'], more: Partial<CaseFacts> = {}) => customerNotice.decide({ happened, step: null, case: { ...facts, ...more } }, standard);
  expect([told('filed'), told('state-changed'), told('offered'), told('external-review'), told('closed'), told('referred'), told('escalated')]).toEqual(['acknowledged', 'none', 'offered', 'external-review', 'closed', 'none', 'none']);
  expect([told('promise-changed'), told('promise-changed', { lastAnswer: 'refused' })]).toEqual(['deferred', 'updated']);
});

test('of several amounts rules see the largest', () => {
  expect(largest([null, yuan('1'), yuan('3'), yuan('2')])).toEqual(yuan('3'));
  expect(largest([null])).toBeNull();
});
