import * as complaints from '@aftercare/complaints';
import type { LineWords } from '@aftercare/kernel/admin';
import { expect, it } from 'vitest';
import english from './locales/en.json' with { type: 'json' };
import chinese from './locales/zh-CN.json' with { type: 'json' };
import complaintLine from './timeline-lines.ts';

const words: LineWords = {
  t: (key, values = {}) => `${key} ${Object.values(values).join(' ')}`.trim(), say: (given) => (typeof given === 'string' ? given : (given?.en ?? '')), dateTime: (at) => at, duration: (minutes) => `${minutes}m`, money: ({ amount }) => amount, bytes: (size) => `${size}B`,
  person: (id) => `<${String(id)}>`, step: (id) => id, deadline: (id) => id, role: (id) => id,
};
const payload = { direction: 'in', type: 'product', channel: 'phone', fields: ['subject'], from: 'handling', to: 'major', why: 'overdue', verdict: 'justified', liability: null, at: 'then', remedies: [{ kind: 'refund', amount: { amount: '20', currency: 'CNY' } }], role: 'chief', answer: 'accepted', by: 'link', kind: 'refund', satisfied: true, next: null, people: ['p'], deadline: 'd', onTime: true };
const events = Object.values(complaints).filter((each): each is typeof complaints.judged => typeof each === 'object' && each !== null && 'schema' in each && 'subject' in each && 'name' in each);
const line = (event: string, more: object = {}, text: string | null = null) => complaintLine({ event, payload: { ...payload, ...more }, text }, words);

it('has a line for every event of complaints, in both languages', () => {
  expect(events.length).toBeGreaterThan(20);
  for (const { name } of events) {
    const key = line(name)?.title.split(' ')[0] ?? name;
    for (const said of [chinese, english]) expect(key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)?.[part], said), name).toBeTypeOf('string');
  }
});

it('says offers with kinds and amounts, and their words below', () => {
  expect(line('complaints.solution-offered', {}, '退款二十元')).toMatchObject({ title: 'complaints.line.offered Refund 20', body: '退款二十元' });
});

it('shows old and new', () => {
  expect(line('complaints.state-changed', { from: 'handling', to: 'offered' })?.changes).toEqual([{ field: 'complaints.line.stateField', from: 'In handling', to: 'Solution offered' }]);
});
