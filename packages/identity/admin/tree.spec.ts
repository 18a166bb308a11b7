import { expect, test } from 'vitest';
import { unfold } from './tree.ts';

const department = (id: string, parentId: string | null = null) => ({ id, name: id, parentId, head: null, people: 0, roles: [], archivedAt: null, version: 1 });

test('each department is followed by those below it, in the order given', () => {
  const all = [department('a'), department('b'), department('b1', 'b'), department('a1', 'a'), department('a11', 'a1'), department('a2', 'a')];
  expect(unfold(all).map(({ department: { id }, depth }) => `${depth}${id}`)).toEqual(['0a', '1a1', '2a11', '1a2', '0b', '1b1']);
});
