import { text } from '@aftercare/kernel';
import type { Field } from '@aftercare/kernel/admin';
import { expect, it } from 'vitest';
import { formFacts, type FactWords } from './form-facts.ts';

const words: FactWords = { say: (given) => (typeof given === 'string' ? given : (given?.['zh-CN'] ?? '')), yes: '是', no: '否', money: ({ amount }) => `¥${amount}`, quantity: ({ amount, unit }) => `${amount} ${unit}`, dateTime: (at) => at.slice(0, 10), person: (id) => (id === 'p' ? '王强' : id) };
const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({ name, kind, format: null, title: name, help: null, unit: null, optional: true, initial: undefined, options: [], fields: [], schema: {}, ...more });
const fields = [
  field('agreed', 'flag'),
  field('outcome', 'choice', { options: [{ value: 'good', label: text('有效', 'Good') }] }),
  field('ways', 'choices', { options: [{ value: 'a', label: '电话' }, { value: 'b', label: '信函' }] }),
  field('cost', 'money'),
  field('who', 'custom', { format: 'person' }),
  field('when', 'datetime'),
  field('note', 'textarea'),
  field('days', 'number', { unit: text('天', 'days') }),
  field('parts', 'list', { fields: [field('name', 'text'), field('count', 'quantity')] }),
  field('address', 'group', { fields: [field('city', 'text')] }),
];

it('says a filled form in words and leaves out what is empty', () => {
  const facts = formFacts(fields, { agreed: false, outcome: 'good', ways: ['a', 'b'], cost: { amount: '12.00', currency: 'CNY' }, who: 'p', when: '2026-11-20T08:00:00Z', note: null, days: 3, parts: [{ name: '杯', count: { amount: '3', unit: '只' } }], address: { city: '南京' } }, words);
  expect(facts.map(({ key, value }) => [key, value])).toEqual([
    ['agreed', '否'], ['outcome', '有效'], ['ways', '电话、信函'], ['cost', '¥12.00'], ['who', '王强'], ['when', '2026-11-20'], ['days', '3 天'], ['parts', '杯 · 3 只'], ['address.city', '南京'],
  ]);
});
