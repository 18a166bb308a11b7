import type { ReadSetting } from '@aftercare/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionFits, ActionDoesNotFit, ActionsOpen, closing, complaintActions, complaintStates, isOpen, type ComplaintAction } from '../domain/index.ts';
import { Complaint } from './complaint.entity.ts';

const standard: ReadSetting = ({ standard: value }) => value;
const at = new Date('2026-03-02T01:00:00Z');

const filed = (): Complaint =>
  Object.assign(Object.create(Complaint.prototype) as Complaint, {
    state: 'received', level: 'general', type: 'product', channel: 'phone', currency: 'CNY', contact: { name: '李敏', phone: '1', email: null, address: null, language: 'zh-CN' }, flags: [], topic: null, disputed: false, recorded: false, deviations: 0, misses: 0, confirmed: false, overdue: false, escalated: false, repeats: 0,
    offers: 0, refusals: 0, openActions: 0, correctiveActions: 0, openCorrectiveActions: 0, blockingCorrectiveActions: 0, pendingApprovals: 0, unansweredLines: 1, followUps: 0, stepsDone: [], planned: [], running: [],
  });

/** What a person decides beside the action: yes or no. */
type Move = readonly [action: ComplaintAction, yes: boolean];

/** What each action does, as the commands do it: a close only where nothing is open. */
const effects: Partial<Record<ComplaintAction, (complaint: Complaint, yes: boolean) => void>> = {
  confirm: (complaint) => complaint.confirm(),
  promise: (complaint) => complaint.promise(at, null, null),
  judge(complaint, yes) {
    complaint.verdict = yes ? 'justified' : 'unjustified';
  },
  offer(complaint) {
    complaint.propose('100.00');
    complaint.offer();
  },
  answer(complaint, yes) {
    if (yes) return complaint.accept(2);
    complaint.refuse();
    if (complaint.refusals > 2) complaint.sendToExternalReview(at);
  },
  'complete-action'(complaint) {
    if (complaint.openActions > 0) complaint.completeAction();
  },
  'start-follow-up': (complaint) => complaint.startFollowUp([]),
  'follow-up': (complaint, yes) => complaint.followUp(yes, !yes),
  'answer-line'(complaint) {
    complaint.unansweredLines = 0;
  },
  escalate: (complaint) => complaint.escalate('p', { course: '', demand: '', progress: '', at: '', by: null }),
  close(complaint) {
    if (closing.decide(complaint.facts(), standard).length === 0) complaint.close(at, null);
  },
  withdraw: (complaint) => complaint.withdraw(at),
  'mark-duplicate': (complaint) => complaint.markDuplicate('d', at),
  reopen: (complaint) => complaint.reopen(),
};

function take(complaint: Complaint, [action, yes]: Move): void {
  complaint.require(action);
  effects[action]?.(complaint, yes);
}

/** A case as it should go; the tests leave parts of it out and let anything happen before, between and after. */
const asItShould: Move[] = [['confirm', true], ['judge', true], ['offer', true], ['answer', true], ['complete-action', true], ['complete-action', true], ['start-follow-up', true], ['answer-line', true], ['close', true]];
const some = fc.array(fc.tuple(fc.constantFrom(...complaintActions), fc.boolean()), { maxLength: 12 });
const moves = fc.tuple(some, fc.subarray(asItShould, { minLength: 4 }), fc.nat(9), some, some).map(([before, path, at, between, after]): Move[] => [...before, ...path.slice(0, at), ...between, ...path.slice(at), ...after]);

describe('whatever people do', () => {
  test('a complaint is always in one of its states, owes nothing below zero, and does nothing before consent', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const complaint = filed();
        for (const move of all) {
          const before = { state: complaint.state, open: complaint.openActions };
          try {
            take(complaint, move);
          } catch (error) {
            expect(error instanceof ActionDoesNotFit || error instanceof ActionsOpen).toBe(true);
            expect({ state: complaint.state, open: complaint.openActions }).toEqual(before);
            continue;
          }
          expect(actionFits(move[0], before.state)).toBe(true);
          expect(complaintStates).toContain(complaint.state);
          expect(complaint.openActions).toBeGreaterThanOrEqual(0);
          if (complaint.state === 'executing' || complaint.state === 'following-up') expect(complaint.lastAnswer).toBe('accepted');
          if (complaint.state === 'offered') expect(complaint.confirmed).toBe(true);
          expect(complaint.closedAt == null).toBe(isOpen(complaint.state));
        }
      }),
    );
  });

  test('a closed one has a verdict, every item answered, nothing promised open, and the customer’s consent or no claim', () => {
    let closes = 0;
    fc.assert(
      fc.property(moves, (all) => {
        const complaint = filed();
        for (const move of all) {
          try {
            take(complaint, move);
          } catch {
            continue;
          }
          if (complaint.state !== 'closed') continue;
          closes += 1;
          expect(complaint.verdict).toBeTruthy();
          expect([complaint.unansweredLines, complaint.openActions, complaint.confirmed]).toEqual([0, 0, true]);
          expect(complaint.lastAnswer === 'accepted' || complaint.verdict === 'unjustified').toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(closes).toBeGreaterThan(0);
  });
});

test('the amount that rules see is the largest of claim, loss and all that was proposed', () => {
  const complaint = filed();
  expect(complaint.facts().amount).toBeNull();
  complaint.claimed = '1999.99';
  complaint.propose('2000.00');
  complaint.propose('300.00');
  complaint.propose(null);
  expect(complaint.facts().amount).toEqual({ amount: '2000.00', currency: 'CNY' });
});

test('an unconfirmed intake that was withdrawn is reopened as one', () => {
  const complaint = filed();
  complaint.withdraw(at);
  complaint.reopen();
  expect(complaint.state).toBe('received');
});
