import type { PartyView } from '@aftercare/directory';
import { expect, it } from 'vitest';
import { contactOf, replaceable } from './contact-of.ts';

const person = (id: string, primary: boolean, phone: string | null) => ({ id, name: id, role: null, phone, email: null, language: null, primary });
const party = { name: '示例公司', phone: '025-0', email: 'office@customer.example', address: '示例路', masked: false, contacts: [person('anna', false, '2'), person('bo', true, null)] } as unknown as PartyView;

it("takes the primary contact, and the company's own number where they have none", () => {
  expect(contactOf(party)).toEqual({ name: 'bo', phone: '025-0', email: 'office@customer.example', address: '示例路' });
  expect(contactOf(party, 'anna').phone).toBe('2');
});

it('never takes over stars', () => expect(contactOf({ ...party, masked: true })).toEqual({ name: 'bo', phone: null, email: null, address: null }));

it('replaces what it filled in itself, not what somebody typed', () => {
  const filled = contactOf(party);
  expect(replaceable(null, null)).toBe(true);
  expect(replaceable(filled, filled)).toBe(true);
  expect(replaceable({ ...filled, phone: '1' }, filled)).toBe(false);
});
