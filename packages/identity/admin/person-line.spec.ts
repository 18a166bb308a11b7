import { text, type Text } from '@aftercare/kernel';
import * as events from '@aftercare/identity';
import { expect, test } from 'vitest';
import { personLine, type PersonWords } from './person-line.ts';

const words: PersonWords = { t: (key, values) => `${key}${values ? JSON.stringify(values) : ''}`, say: (each: Text) => each.en, name: (id) => `name of ${String(id)}`, role: (id) => `role ${id}`, moment: (at) => at.slice(0, 10) };
const happened = (event: string, payload: object) => ({ seq: 1, at: '2026-03-02T01:00:00.000Z', event, title: { ...text('事', 'Thing') }, actor: { kind: 'person' as const, name: 'Ada' }, payload: payload as Record<string, unknown> });

test('a delegation names whom, what and how long', () => {
  const span = { delegation: 'd', startsAt: '2026-03-02T01:00:00Z', endsAt: '2026-03-05T01:00:00Z' };
  expect(personLine(happened(events.delegated.name, { to: 'bo', ...span, roles: ['doors.porter'] }), words).body).toBe('identity.delegation.gives{"name":"name of bo"} · 2026-03-02 – 2026-03-05 · role doors.porter');
  expect(personLine(happened(events.delegationReceived.name, { from: 'ann', ...span, roles: null }), words).body).toContain('identity.delegation.everything');
});

test('who left names the successor, if there is one', () => {
  expect(personLine(happened(events.personLeft.name, { person: 'ann', successor: 'bo' }), words)).toMatchObject({ title: 'Thing', tone: 'waiting', body: 'identity.line.successor{"name":"name of bo"}' });
  expect(personLine(happened(events.personLeft.name, { person: 'ann', successor: null }), words).body).toBeUndefined();
});

test('what is unknown here is called by its title', () => expect(personLine(happened('desk.moved', {}), words)).toEqual({ title: 'Thing' }));
