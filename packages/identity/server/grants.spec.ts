import { permissions, role, text } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import { administrator } from '../domain/index.ts';
import { grantsOf } from './grants.ts';

const can = permissions('notes', { read: text('看', 'Read'), write: text('写', 'Write'), shred: text('销毁', 'Shred') });
const clerk = role('notes.clerk', text('文员', 'Clerk'), { grants: [can.read, can.write] });
const all = Object.values(can).map(({ id }) => id);

test('a role may do what its module says, plus and minus what the company says', () => {
  expect([...grantsOf(clerk, all, [])]).toEqual(['notes.read', 'notes.write']);
  const changes = [{ role: clerk.id, permission: can.shred.id, granted: true }, { role: clerk.id, permission: can.write.id, granted: false }, { role: 'notes.other', permission: can.read.id, granted: false }];
  expect([...grantsOf(clerk, all, changes)]).toEqual(['notes.read', 'notes.shred']);
});

test('the administrator may do everything, and nothing can be taken away', () => {
  expect([...grantsOf(administrator, all, [{ role: administrator.id, permission: can.shred.id, granted: false }])]).toEqual(all);
});
