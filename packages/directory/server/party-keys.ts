import { Db } from '@aftercare/kernel/server';
import type { PartyRecord } from './parties.ts';
import { writeKeys } from './search.ts';
import { emailKeys, kindKeys, phoneKeys, textKeys } from './search-keys.ts';

type Found = Pick<PartyRecord, 'id' | 'kinds' | 'code' | 'name' | 'shortName' | 'phone' | 'email'> & { readonly contacts: readonly Pick<PartyRecord['contacts'][number], 'name' | 'phone' | 'email'>[] };

/** Inside a command, after every change of a party or its contacts: else it is no longer found by what it says now. */
export function writePartyKeys(db: Db, { id, kinds, code, name, shortName, phone, email, contacts }: Found): Promise<void> {
  return writeKeys(db, 'party', id, [
    ...kindKeys(kinds),
    ...[code, name, shortName, ...contacts.map((each) => each.name)].flatMap(textKeys),
    ...[phone, ...contacts.map((each) => each.phone)].flatMap(phoneKeys),
    ...[email, ...contacts.map((each) => each.email)].flatMap(emailKeys),
  ]);
}
