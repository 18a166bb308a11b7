import { describe, expect, it } from 'vitest';
import { changedBetween, changesOf } from './changes.ts';

const before = { version: 3, name: '华宁', phone: '13812345678', kinds: ['dealer'], notes: null };

describe('an edit form', () => {
  it('says only what was changed', () => {
    expect(changesOf(before, { name: '华宁实业', phone: '13812345678', kinds: ['dealer'] }, ['name', 'phone', 'kinds', 'notes'])).toEqual({ name: '华宁实业' });
  });

  it('says an emptied field as null', () => {
    expect(changesOf(before, { name: '华宁', kinds: ['dealer'] }, ['name', 'phone', 'kinds', 'notes'])).toEqual({ phone: null });
  });

  it('shows what somebody else changed', () => {
    expect(changedBetween(before, { ...before, version: 4, phone: null, kinds: ['dealer', 'key'] }, ['name', 'phone', 'kinds'])).toEqual(['phone', 'kinds']);
  });
});
