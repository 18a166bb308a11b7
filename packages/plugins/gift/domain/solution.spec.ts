import { actionFits, afterRefusal, director, escalateInput, escalation, followingUp, offering, proposals, supervisor, type CaseFacts } from '@aftercare/complaints';
import { type Step, yuan } from '@aftercare/kernel';
import { authority } from '@aftercare/workflow';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase, done, inGift, inPlain, ready, refused } from './cases.fixture.ts';
import { marketingManager } from './roles.ts';
import { coordinate, defer, groundwork, investigate, listen, propose, weigh } from './steps.ts';

type Remedy = Parameters<typeof offering.decide>[0]['remedies'][number];
const remedy = (more: Partial<Remedy> = {}): Remedy => ({ kind: 'exchange', amount: null, justified: false, ...more });
const offer = (facts: CaseFacts, remedies = [remedy()], by: string[] = ['complaints.agent']) => [inGift, inPlain].map((says) => says(offering, { case: facts, by, remedies }));
const missing = (facts: CaseFacts) => offer(facts).map((decision) => decision.missing);

describe('before an offer, in gift and in plain', () => {
  test('the groundwork is done', () => {
    expect(missing(aCase(done(listen, proposals)))).toEqual([['groundwork'], []]);
    expect(missing(aCase())).toEqual([[], []]);
  });

  test('nothing leaves the intake that the customer has not confirmed', () => {
    expect(missing(aCase({ confirmed: false }))).toEqual([['confirmation'], ['confirmation']]);
    expect([actionFits('offer', 'received'), actionFits('escalate', 'received'), actionFits('close', 'received')]).toEqual([false, false, false]);
  });

  test('a deferred case is investigated first', () => {
    expect(missing(aCase(done(...ready, defer)))).toEqual([['investigation'], []]);
    expect(missing(aCase(done(...ready, defer, investigate)))).toEqual([[], []]);
  });

  test('a refused customer is asked again what they need', () => {
    expect(missing(refused())).toEqual([['coordination'], []]);
    expect(missing(refused(done(...ready, coordinate)))).toEqual([[], []]);
  });

  test('three or four solutions are prepared, the best first, but for a mere question', () => {
    expect(missing(aCase(done(listen, groundwork)))).toEqual([['proposals'], []]);
    expect(missing(aCase({ type: 'enquiry', ...done(listen, groundwork) }))).toEqual([[], []]);
    const three = { first: '补发三套', second: '换货', third: '退款' };
    expect([proposals.form.safeParse(three).success, proposals.form.safeParse({ ...three, fourth: '折让' }).success, proposals.form.safeParse({ ...three, third: ' ' }).success]).toEqual([true, true, false]);
  });

  test('an escalated case is weighed and a solution is proposed', () => {
    const escalated = (...steps: Step[]) => aCase({ escalated: true, ...done(...ready, ...steps) });
    expect(missing(escalated())).toEqual([['assessment', 'proposal'], []]);
    expect(missing(escalated(weigh))[0]).toEqual(['proposal']);
    expect(missing(escalated(weigh, propose))[0]).toEqual([]);
  });
});

describe('remedies', () => {
  test('other than re-supply and exchange need a reason, and only in gift', () => {
    const remedies = [remedy({ kind: 'resupply' }), remedy({ kind: 'exchange' }), remedy({ kind: 'refund' }), remedy({ kind: 'refund', justified: true })];
    expect(offer(aCase(), remedies).map(({ unjustified }) => unjustified)).toEqual([[2], []]);
  });

  const compensation = (amount: string) => ({ kind: 'compensation' as const, amount: yuan(amount), batch: null });
  const posts = ['complaints.agent', supervisor.id, marketingManager.id, director.id];
  const chain = (amounts: string[], role: string, says = inGift) => says(authority, { asked: amounts.map(compensation), before: [], roles: [role], posts }).chain;
  const managers = [marketingManager.id, supervisor.id];

  test('above the limit of an agent go to the marketing manager, above that to the director', () => {
    expect(chain(['1000.00'], 'complaints.agent')).toEqual([]);
    expect(chain(['1000.01'], 'complaints.agent')).toEqual([managers]);
    expect(chain(['600', '600'], 'complaints.agent')).toEqual([managers]);
    expect(chain(['20000.01'], 'complaints.agent')).toEqual([managers, [director.id]]);
    expect(chain(['20000.01'], marketingManager.id)).toEqual([[director.id]]);
    expect(chain(['20000.00'], supervisor.id)).toEqual([]);
    expect(chain(['999999'], director.id)).toEqual([]);
    expect(chain(['999999'], 'complaints.agent', inPlain)).toEqual([]);
  });

  test('never go to somebody with a smaller limit', () => {
    const rank = (role: string) => [['complaints.agent'], managers, [director.id]].findIndex((level) => level.includes(role));
    fc.assert(
      fc.property(fc.constantFrom(...posts), fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 4 }), (by, cents) => {
        const asked = chain(cents.map((n) => (n / 100).toFixed(2)), by);
        expect(asked.flat().every((role) => rank(role) > rank(by))).toBe(true);
      }),
    );
  });

  test('are carried out only once the customer has agreed', () => {
    expect((['handling', 'offered', 'refused'] as const).map((state) => actionFits('complete-action', state))).toEqual([false, false, false]);
    expect((['accepted', 'executing'] as const).map((state) => actionFits('complete-action', state))).toEqual([true, true]);
  });
});

describe('escalating', () => {
  const blocked = (facts: CaseFacts) => [inGift, inPlain].map((says) => says(escalation, facts).blockedBy);

  test('a refused solution waits for one more coordination, and only in gift', () => {
    expect(blocked(refused())).toEqual([['coordination'], []]);
    expect(blocked(refused(done(coordinate)))).toEqual([[], []]);
  });

  test('a case for which there is no known solution goes up at once', () => {
    expect(blocked(aCase())).toEqual([[], []]);
  });

  test('goes to the superior, else to whoever holds a higher post', () => {
    expect(inGift(escalation, aCase()).to).toEqual(['kernel.superior', supervisor.id, marketingManager.id, director.id]);
    expect(inGift(escalation, aCase({ escalated: true })).to).toEqual(['kernel.superior', director.id]);
  });

  test('hands over the course of events, the demand and the progress', () => {
    const told = { version: 1, course: '收货时破损', demand: '换货', progress: '已核实照片' };
    expect(escalateInput.safeParse(told).success).toBe(true);
    for (const field of ['course', 'demand', 'progress']) expect(escalateInput.safeParse({ ...told, [field]: ' ' }).success).toBe(false);
  });
});

describe('a refusal', () => {
  test('in the normal process leads to another offer, however often', () => {
    expect([1, 2, 3, 9].map((refusals) => inGift(afterRefusal, refused({ refusals })))).toEqual(Array.from({ length: 4 }, () => 'offer-again'));
    expect(inPlain(afterRefusal, refused({ refusals: 3 }))).toBe('external-review');
  });

  test('in the escalated process leads to external review at once', () => {
    expect([inGift, inPlain].map((says) => says(afterRefusal, refused({ escalated: true })))).toEqual(['external-review', 'offer-again']);
  });
});

describe('following up', () => {
  test('goes on until the customer is satisfied, with something done for them before', () => {
    const after = (satisfied: boolean | null) => inGift(followingUp, aCase({ state: 'following-up', satisfied, followUps: 1 }));
    expect(after(null)).toMatchObject({ next: { amount: 7, unit: 'calendar-days' }, remedial: false });
    expect(after(false)).toMatchObject({ next: { amount: 7 }, remedial: true });
    expect(after(true)).toEqual({ next: null, remedial: false });
  });

  test('asks at least twice, and only in gift', () => {
    const next = (followUps: number) => [inGift, inPlain].map((says) => says(followingUp, aCase({ state: 'following-up', satisfied: true, followUps })).next !== null);
    expect([next(0), next(1)]).toEqual([[true, false], [false, false]]);
  });
});
