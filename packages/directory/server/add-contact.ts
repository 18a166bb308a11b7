import { Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contactAdded, type ContactInput } from '../domain/index.ts';
import { LockParty } from './lock-party.ts';
import { Parties } from './parties.ts';
import { writePartyKeys } from './party-keys.ts';

export class AddContact extends Command<{ id: string }> {
  constructor(
    readonly partyId: string,
    readonly input: ContactInput,
  ) {
    super();
  }
}

@CommandHandler(AddContact)
export class AddContactHandler implements ICommandHandler<AddContact> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly party: LockParty,
    private readonly parties: Parties,
    private readonly now: Now,
  ) {}

  async execute({ partyId, input }: AddContact): Promise<{ id: string }> {
    const { contacts } = await this.party.lock(partyId);
    const primary = input.primary || contacts.length === 0;
    if (primary) await this.db.run(sql`update party_contact set is_primary = false where party_id = ${partyId}`);
    const id = await insertContact(this.db, partyId, { ...input, primary });
    await touchParty(this.db, this.now, partyId);
    await writePartyKeys(this.db, await this.parties.get(partyId));
    this.events.publish(contactAdded, partyId, { contactId: id });
    return { id };
  }
}

export async function insertContact(db: Db, partyId: string, { name, role, phone, email, language, primary }: ContactInput): Promise<string> {
  const id = newId();
  await db.run(sql`
    insert into party_contact (id, party_id, name, role, phone, email, language, is_primary)
    values (${id}, ${partyId}, ${name}, ${role}, ${phone}, ${email}, ${language}, ${primary})`);
  return id;
}

/** Contacts are part of their party: changing one is changing it. */
export async function touchParty(db: Db, now: Now, id: string): Promise<void> {
  await db.run(sql`update party set version = version + 1, changed_at = ${now.iso()} where id = ${id}`);
}
