import { describe, expect, it } from 'vitest';
import { text } from '@aftercare/kernel';
import { changed, listRequest, nextSort, readListState, totalText, writeListState, type ListShape } from './list-state.ts';

const shape: ListShape = {
  defaultSort: '-openedAt',
  tabs: [
    { id: 'mine', title: text('我的', 'Mine'), query: { owner: 'me' } },
    { id: 'late', title: text('超时', 'Late'), query: { late: 'true' }, sort: 'dueAt' },
  ],
  filters: [
    { kind: 'choice', name: 'level', title: text('级别', 'Level'), options: [{ value: 'major', label: 'M' }, { value: 'general', label: 'G' }] },
    { kind: 'dates', name: 'opened', title: text('受理', 'Opened') },
  ],
};

describe('a list\'s state in the URL', () => {
  it('is read back as it was written', () => {
    const query = { view: 'late', q: '礼盒', level: 'major,general', openedFrom: '2026-11-01', sort: '-number', cursor: 'abc' };
    expect(writeListState(readListState(query, shape), shape)).toEqual(query);
  });
  it('is empty as the list opens', () => expect(writeListState(readListState({}, shape), shape)).toEqual({}));
  it('drops unknown tabs and foreign names', () => {
    const state = readListState({ view: 'gone', dialog: 'new', level: '' }, shape);
    expect(state).toEqual({ tab: 'mine', q: '', sort: null, filters: {}, cursor: null });
  });
  it('takes the first of repeated names', () => expect(readListState({ q: ['a', 'b'] }, shape).q).toBe('a'));
});

describe('what is asked', () => {
  it('joins the tab, the filters and the order', () => {
    expect(listRequest(readListState({ view: 'late', level: 'major' }, shape), shape)).toEqual({ late: 'true', level: 'major', sort: 'dueAt' });
    expect(listRequest(readListState({}, shape), shape)).toEqual({ owner: 'me', sort: '-openedAt' });
  });
  it('prefers what somebody chose to what the tab says', () => {
    expect(listRequest({ tab: 'mine', q: '', sort: 'number', filters: { owner: ['7'] }, cursor: 'c' }, shape)).toEqual({ owner: '7', sort: 'number', cursor: 'c' });
  });
});

it('a column sorts up, down, and then not', () => {
  expect([null, 'number', '-number', 'dueAt'].map((sort) => nextSort(sort, 'number'))).toEqual(['number', '-number', null, 'number']);
});

it('any change starts at the first page', () => {
  const state = readListState({ cursor: 'abc' }, shape);
  expect(changed(state, { q: 'x' }).cursor).toBeNull();
  expect(changed(state, { cursor: 'def' }).cursor).toBe('def');
});

it('totals stop counting', () => {
  expect(totalText(312, false)).toBe('312');
  expect(totalText(1000, true)).toBe('1,000+');
});
