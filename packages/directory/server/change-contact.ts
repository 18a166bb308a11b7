import { NotFound } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contactChanged, type ChangeContactInput } from '../domain/index.ts';
import { touchParty } from './add-contact.ts';
import { changedFields, said } from './changes.ts';
import { LockParty } from './lock-party.ts';
import { Parties } from './parties.ts';
import { writePartyKeys } from './party-keys.ts';

export class ChangeContact extends Command<{ version: number }> {
  constructor(
    readonly partyId: string,
    readonly contactId: string,
    readonly input: ChangeContactInput,
  ) {
    super();
  }
}

@CommandHandler(ChangeContact)
export class ChangeContactHandler implements ICommandHandler<ChangeContact> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly party: LockParty,
    private readonly parties: Parties,
    private readonly now: Now,
  ) {}

  async execute({ partyId, contactId, input: { version, ...input } }: ChangeContact): Promise<{ version: number }> {
    const { contacts } = await this.party.lock(partyId, version);
    const before = contacts.find(({ id }) => id === contactId);
    if (!before) throw new NotFound({ type: 'contact', id: contactId });
    const fields = changedFields(before, input);
    if (fields.length === 0) return { version };
    const after = { ...before, ...said(input) };
    if (fields.includes('primary')) await this.db.run(sql`update party_contact set is_primary = false where party_id = ${partyId}`);
    await this.db.run(sql`
      update party_contact set name = ${after.name}, role = ${after.role}, phone = ${after.phone}, email = ${after.email}, language = ${after.language}, is_primary = ${after.primary}
      where id = ${contactId}`);
    await touchParty(this.db, this.now, partyId);
    await writePartyKeys(this.db, await this.parties.get(partyId));
    this.events.publish(contactChanged, partyId, { contactId, fields });
    return { version: version + 1 };
  }
}
