import { complaintActions, type ComplaintAction } from '@aftercare/complaints';
import { expect, it } from 'vitest';
import { actsOf } from './next-act.ts';

const now = (because: Partial<Record<ComplaintAction, string[]>>) => complaintActions.map((action) => ({ action, allowed: !(because[action] ?? ['wrong-state']).length, because: because[action] ?? ['wrong-state'] }));

it('puts the likely next act first and keeps the rest in order', () => {
  const acts = actsOf({ state: 'handling', followUps: [], actionsNow: now({ offer: [], escalate: [], judge: [], withdraw: [] }) });
  expect(acts.map(({ action, primary, aside }) => [action, primary, aside])).toEqual([['offer', true, false], ['escalate', false, false], ['judge', false, true], ['withdraw', false, true]]);
});

it('shows what a rule blocks, with what it wants, and makes nothing of it primary', () => {
  const acts = actsOf({ state: 'handling', followUps: [], actionsNow: now({ offer: ['groundwork'], revise: [] }) });
  expect(acts.find(({ action }) => action === 'offer')).toEqual({ action: 'offer', primary: false, aside: false, blockedBy: ['groundwork'] });
  expect(acts.some(({ primary }) => primary)).toBe(false);
});

it('leaves out what somebody may not do', () => {
  expect(actsOf({ state: 'handling', followUps: [], actionsNow: now({ offer: ['no-permission', 'groundwork'] }) })).toEqual([]);
});

it('closes after a satisfied follow-up and asks again after another', () => {
  const actionsNow = now({ 'follow-up': [], close: [] });
  const followUp = (satisfied: boolean) => [{ at: '2026-11-20T01:00:00.000Z', by: null, satisfied, note: '' }];
  expect(actsOf({ state: 'following-up', followUps: followUp(true), actionsNow })[0]?.action).toBe('close');
  expect(actsOf({ state: 'following-up', followUps: followUp(false), actionsNow })[0]?.action).toBe('follow-up');
});
