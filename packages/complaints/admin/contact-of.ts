import type { PartyView } from '@aftercare/directory';

export interface ContactValue {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

/** How to reach a party: one of its contacts, the primary one where none is named. What is masked is not taken over: stars reach nobody. */
export function contactOf(party: PartyView, contactId?: string): ContactValue {
  const person = party.contacts.find((each) => (contactId ? each.id === contactId : each.primary));
  const known = (value: string | null | undefined): string | null => (party.masked ? null : (value ?? null));
  return { name: person?.name ?? party.name, phone: known(person?.phone ?? party.phone), email: known(person?.email ?? party.email), address: known(party.address) };
}

const filled = (contact: Partial<ContactValue> | null): string => JSON.stringify([contact?.name, contact?.phone, contact?.email, contact?.address].map((each) => each || null));

/** Whether another contact may be filled in: nothing stands there yet, or what was filled in before. */
export const replaceable = (now: Partial<ContactValue> | null, before: ContactValue | null): boolean => filled(now) === filled(null) || (before !== null && filled(now) === filled(before));
