import { expect, test } from 'vitest';
import { allowances } from './allowance.ts';
import type { CaseFacts } from './facts.ts';
import { actionFits, actionStates, complaintActions, complaintStates, endStates, isOpen } from './lifecycle.ts';
import { actionPermissions } from './permissions.ts';

test('every action fits somewhere and needs a permission; of the ends only a reopening leads back', () => {
  for (const action of complaintActions) {
    expect(actionStates[action].length).toBeGreaterThan(0);
    expect(actionPermissions[action].id).toMatch(/^complaints\./);
  }
  for (const state of endStates) expect(complaintActions.filter((action) => actionFits(action, state))).toEqual(['reopen']);
  expect(complaintStates.filter((state) => !isOpen(state))).toEqual([...endStates]);
});

test('an allowance names every reason against an action', () => {
  const facts = { state: 'accepted', openActions: 1 } as CaseFacts;
  const of = (action: string, all: ReturnType<typeof allowances>) => all.find((each) => each.action === action)!;
  const all = allowances(facts, (action) => action !== 'close', { close: ['verdict'], offer: ['confirmation'] });
  expect(of('close', all)).toEqual({ action: 'close', allowed: false, because: ['no-permission', 'verdict'] });
  expect(of('offer', all).because).toEqual(['wrong-state', 'confirmation']);
  expect(of('start-follow-up', all).because).toEqual(['open-actions']);
  expect(of('complete-action', all)).toEqual({ action: 'complete-action', allowed: true, because: [] });
  expect(of('complete-action', allowances({ ...facts, openActions: 0 }, () => true, {})).because).toEqual(['no-open-actions']);
});
