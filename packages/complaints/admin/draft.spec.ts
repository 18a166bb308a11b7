import { expect, it } from 'vitest';
import { dropDraft, keepDraft, readDraft } from './draft.ts';

function memory(): Storage {
  const held = new Map<string, string>();
  return { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) } as unknown as Storage;
}

it('gives a draft back to whoever wrote it, for a day', () => {
  const store = memory();
  keepDraft('gift.a', { subject: '破损' }, 1_000, store);
  expect(readDraft('gift.a', 2_000, store)?.value).toEqual({ subject: '破损' });
  expect(readDraft('gift.b', 2_000, store)).toBeNull();
  expect(readDraft('gift.a', 1_000 + 25 * 3_600_000, store)).toBeNull();
  expect(readDraft('gift.a', 2_000, store)).toBeNull();
});

it('forgets a draft that was sent, and one that it cannot read', () => {
  const store = memory();
  keepDraft('gift.a', {}, 0, store);
  dropDraft('gift.a', store);
  expect(readDraft('gift.a', 1, store)).toBeNull();
  store.setItem('aftercare.complaint-draft.gift.a', '{');
  expect(readDraft('gift.a', 1, store)).toBeNull();
});
