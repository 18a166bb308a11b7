import { NotFound } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contactRemoved } from '../domain/index.ts';
import { touchParty } from './add-contact.ts';
import { LockParty } from './lock-party.ts';
import { Parties } from './parties.ts';
import { writePartyKeys } from './party-keys.ts';

/** Takes a contact away; where it was the primary one, the oldest of the others takes its place. */
export class RemoveContact extends Command<void> {
  constructor(
    readonly partyId: string,
    readonly contactId: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveContact)
export class RemoveContactHandler implements ICommandHandler<RemoveContact> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly party: LockParty,
    private readonly parties: Parties,
    private readonly now: Now,
  ) {}

  async execute({ partyId, contactId }: RemoveContact): Promise<void> {
    const { contacts } = await this.party.lock(partyId);
    const removed = contacts.find(({ id }) => id === contactId);
    if (!removed) throw new NotFound({ type: 'contact', id: contactId });
    await this.db.run(sql`delete from party_contact where id = ${contactId}`);
    const next = contacts.find(({ id }) => id !== contactId);
    if (removed.primary && next) await this.db.run(sql`update party_contact set is_primary = true where id = ${next.id}`);
    await touchParty(this.db, this.now, partyId);
    await writePartyKeys(this.db, await this.parties.get(partyId));
    this.events.publish(contactRemoved, partyId, { contactId });
  }
}
