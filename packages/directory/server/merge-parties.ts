import { Db, Events, Now, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { partyKinds, partyMerged, partyMergedAway, standingChanged, type MergePartiesInput } from '../domain/index.ts';
import { LockParty } from './lock-party.ts';
import { Parties, type PartyRecord } from './parties.ts';
import { writePartyKeys } from './party-keys.ts';
import { nameSort } from './search-keys.ts';

/** Two records of one party become one: contacts and sold units follow at once, the cases of other modules by the event. The other record is archived and leads to this one. */
export class MergeParties extends Command<{ version: number }> {
  constructor(
    readonly into: string,
    readonly input: MergePartiesInput,
  ) {
    super();
  }
}

@CommandHandler(MergeParties)
export class MergePartiesHandler implements ICommandHandler<MergeParties> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly party: LockParty,
    private readonly parties: Parties,
    private readonly now: Now,
  ) {}

  async execute({ into, input: { version, from, fromVersion, take } }: MergeParties): Promise<{ version: number }> {
    if (into === from) throw wrongField('from', 'itself', 'A party cannot be merged into itself.');
    // In one order for all, so that two merges at once do not wait for each other.
    const first = into < from ? await this.party.lock(into, version) : await this.party.lock(from, fromVersion);
    const second = into < from ? await this.party.lock(from, fromVersion) : await this.party.lock(into, version);
    const [stays, goes] = into < from ? [first, second] : [second, first];

    await this.moveContacts(stays, goes);
    await this.db.run(sql`update sold_unit set party_id = ${into} where party_id = ${from}`);
    await this.db.run(sql`update party set merged_into = ${into}, active = false, version = version + 1, changed_at = ${this.now.iso()} where id = ${from}`);
    await this.db.run(sql`update party set merged_into = ${into} where merged_into = ${from}`);
    await this.db.run(sql`delete from party_key where party_id = ${from}`);
    await this.keep({ ...stays, ...Object.fromEntries(take.map((field) => [field, goes[field]])), kinds: partyKinds.filter((kind) => [...stays.kinds, ...goes.kinds].includes(kind)), standing: goes.standing === 'cancelled' ? 'cancelled' : stays.standing });
    await writePartyKeys(this.db, await this.parties.get(into));

    this.events.publish(partyMerged, into, { from, into });
    this.events.publish(partyMergedAway, from, { into });
    if (goes.standing === 'cancelled' && stays.standing !== 'cancelled') this.events.publish(standingChanged, into, { standing: 'cancelled', sanction: null });
    return { version: version + 1 };
  }

  /** Those that say the same are kept once. */
  private async moveContacts(stays: PartyRecord, goes: PartyRecord): Promise<void> {
    const same = (a: PartyRecord['contacts'][number], b: PartyRecord['contacts'][number]) => a.name === b.name && a.phone === b.phone && a.email === b.email;
    const twice = goes.contacts.filter((contact) => stays.contacts.some((each) => same(each, contact))).map(({ id }) => id);
    await this.db.run(sql`delete from party_contact where id = any(${twice}::uuid[])`);
    await this.db.run(sql`update party_contact set party_id = ${stays.id}, is_primary = is_primary and ${stays.contacts.length === 0} where party_id = ${goes.id}`);
  }

  private async keep({ id, name, shortName, kinds, grade, language, email, phone, address, region, salespersonId, notes, standing, extra }: PartyRecord): Promise<void> {
    await this.db.run(sql`
      update party set version = version + 1, changed_at = ${this.now.iso()}, name = ${name}, name_sort = ${nameSort(name)}, short_name = ${shortName}, kinds = ${kinds}, grade = ${grade}, language = ${language}, email = ${email},
        phone = ${phone}, address = ${address}, region = ${region}, salesperson_id = ${salespersonId}, notes = ${notes}, standing = ${standing}, extra = ${JSON.stringify(extra)}::jsonb
      where id = ${id}`);
  }
}
