import { Db, sql } from '@aftercare/kernel/server';
import type { PartyRecord } from './parties.ts';
import { writeKeys } from './search.ts';
import { emailKeys, kindKeys, phoneKeys, textKeys } from './search-keys.ts';

type Found = Pick<PartyRecord, 'id' | 'kinds' | 'code' | 'name' | 'shortName' | 'phone' | 'email'> & { readonly contacts: readonly Pick<PartyRecord['contacts'][number], 'name' | 'phone' | 'email'>[] };

/** Inside a command, after every change of a party or its contacts: else it is no longer found by what it says now. It is found by what was merged into it, too. */
export async function writePartyKeys(db: Db, { id, kinds, code, name, shortName, phone, email, contacts }: Found): Promise<void> {
  const merged = await db.rows<Pick<Found, 'code' | 'name' | 'shortName' | 'phone' | 'email'>>(sql`select code, name, short_name as "shortName", phone, email from party where merged_into = ${id}`);
  await writeKeys(db, 'party', id, [
    ...kindKeys(kinds),
    ...[code, name, shortName, ...merged.flatMap((each) => [each.code, each.name, each.shortName]), ...contacts.map((each) => each.name)].flatMap(textKeys),
    ...[phone, ...merged.map((each) => each.phone), ...contacts.map((each) => each.phone)].flatMap(phoneKeys),
    ...[email, ...merged.map((each) => each.email), ...contacts.map((each) => each.email)].flatMap(emailKeys),
  ]);
}
