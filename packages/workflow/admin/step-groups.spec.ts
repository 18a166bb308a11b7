import { type PlannedStep } from '@aftercare/kernel';
import { matchPlan, type StepView } from '@aftercare/workflow';
import { expect, it } from 'vitest';
import { stepGroups } from './step-groups.ts';

const step = (id: string, after: string[] | null = null): PlannedStep => ({ step: id, by: 'agent', department: null, after, optional: false, blockedBy: [], due: null, signOff: null });
const grouped = (...plan: PlannedStep[]) => stepGroups(matchPlan(plan, []).steps as unknown as StepView[]).map((group) => group.map((each) => each.step));

it('keeps steps in a row apart, and those that may run at the same time together', () => {
  expect(grouped(step('a'), step('b'), step('c'))).toEqual([['a'], ['b'], ['c']]);
  expect(grouped(step('a', []), step('b', []), step('c'))).toEqual([['a', 'b'], ['c']]);
  expect(grouped(step('a'), step('b', ['a']), step('c', ['a']), step('d', ['b', 'c']), step('e'))).toEqual([['a'], ['b', 'c'], ['d'], ['e']]);
});
