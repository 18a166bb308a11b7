import type { PartyView } from '@aftercare/directory';
import { expect, test } from 'vitest';
import { compare, filledBy } from './comparison.ts';

const party = (more: Partial<PartyView>): PartyView => ({ id: 'p', version: 1, code: 'K1', name: '长风', shortName: null, kinds: ['dealer'], phone: null, email: null, address: null, region: null, language: 'zh-CN', grade: null, notes: null, active: true, extra: {}, standing: 'good', mergedInto: null, masked: false, salesperson: null, contacts: [], createdAt: '', changedAt: '', ...more });

test('only what differs is compared, and what the one lacks is taken from the other', () => {
  const compared = compare(party({ grade: 'A' }), party({ name: '长风商贸', code: 'K2', kinds: ['carrier'], language: 'en', phone: '100', salesperson: { id: 's', name: '李敏' } }), (text) => (typeof text === 'string' ? text : text.en));
  expect(compared.map(({ name, stays, goes }) => [name, stays, goes])).toEqual([['name', '长风', '长风商贸'], ['phone', '', '100'], ['salespersonId', '', '李敏'], ['language', 'Chinese', 'English'], ['grade', 'A', '']]);
  expect(filledBy(compared)).toEqual(['phone', 'salespersonId']);
});
