import { afterBreach, caseDeadlines, complaint, complaintLevel, resolution, type CaseFacts } from '@aftercare/complaints';
import { hours, workingDays, yuan } from '@aftercare/kernel';
import { escalationLadder } from '@aftercare/workflow';
import { describe, expect, test } from 'vitest';
import { aCase, done, inGift, inPlain, readyToClose } from './cases.fixture.ts';
import { chase } from './deadlines.ts';
import { departmentAnswer } from './steps.ts';

const level = (more: Partial<CaseFacts>) => [inGift(complaintLevel, aCase(more)), inPlain(complaintLevel, aCase(more))];

describe('the level, in gift and in plain', () => {
  test('an amount of 1,999.99 without any circumstance is general', () => {
    expect(level({ amount: yuan('1999.99') })).toEqual(['general', 'general']);
  });

  test('2,000.00 itself is major, and only in gift', () => {
    expect(level({ amount: yuan('2000.00') })).toEqual(['major', 'general']);
  });

  test.each(['media', 'lawsuit', 'group-lawsuit'] as const)('%s is major whatever the amount', (flag) => {
    expect(level({ flags: [flag], amount: yuan('1') })).toEqual(['major', 'major']);
  });

  test('the prescribed time passing without a final solution makes it major', () => {
    expect(level({ overdue: true })).toEqual(['major', 'general']);
  });
});

describe('deadlines', () => {
  const due = (facts: CaseFacts, id: string) => inGift(caseDeadlines, facts).find(({ deadline }) => deadline === id)?.due;

  test('every case has an end: five working days for a general one until the tenant says otherwise', () => {
    expect(due(aCase(), resolution.id)).toEqual(workingDays(5));
    expect(due(aCase({ level: 'major' }), resolution.id)).toEqual(workingDays(20));
  });

  test('other departments are chased for 24 hours, and only in gift', () => {
    expect(due(aCase(), chase.id)).toEqual(hours(24));
    expect(inPlain(caseDeadlines, aCase()).map(({ deadline }) => deadline)).not.toContain(chase.id);
  });

  test('chasing ends with the answer of a department, with an offer or with the case', () => {
    expect([aCase(done(departmentAnswer)), aCase({ offers: 1 }), readyToClose()].map((facts) => due(facts, chase.id))).toEqual([undefined, undefined, undefined]);
  });

  test('a missed end counts as overdue and goes to the director too; a missed chase to owner and superior', () => {
    const breach = (deadline: string, more: Partial<CaseFacts> = {}) => inGift(afterBreach, { deadline, case: aCase(more) });
    expect([breach(resolution.id), breach(chase.id), breach(resolution.id, { solved: true })]).toEqual([{ overdue: true }, { overdue: false }, { overdue: false }]);
    const toldAtBreach = (deadline: string, solved = false) => inGift(escalationLadder, { type: complaint.name, deadline, level: 'general', solved }).find(({ at }) => 'percent' in at && at.percent === 100)!.tell;
    expect(toldAtBreach(resolution.id)).toEqual(['kernel.owner', 'kernel.superior', 'complaints.director']);
    expect([toldAtBreach(chase.id), toldAtBreach(resolution.id, true)]).toEqual([['kernel.owner', 'kernel.superior'], ['kernel.owner', 'kernel.superior']]);
  });
});
