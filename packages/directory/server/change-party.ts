import { Db, Events, Extras, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CodeTaken, party, partyChanged, type ChangePartyInput } from '../domain/index.ts';
import { changedFields, said } from './changes.ts';
import { LockParty } from './lock-party.ts';
import { writePartyKeys } from './party-keys.ts';
import { Salespeople } from './salespeople.ts';
import { nameSort } from './search-keys.ts';

export class ChangeParty extends Command<{ version: number }> {
  constructor(
    readonly id: string,
    readonly input: ChangePartyInput,
  ) {
    super();
  }
}

@CommandHandler(ChangeParty)
export class ChangePartyHandler implements ICommandHandler<ChangeParty> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly extras: Extras,
    private readonly party: LockParty,
    private readonly salespeople: Salespeople,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, ...input } }: ChangeParty): Promise<{ version: number }> {
    const before = await this.party.lock(id, version);
    const fields = changedFields(before, input);
    if (fields.length === 0) return { version };
    const after = { ...before, ...said(input) };
    if (fields.includes('extra')) after.extra = this.extras.parse(party, input.extra);
    if (fields.includes('salespersonId')) await this.salespeople.check(after.salespersonId);
    if (fields.includes('code') && (await this.db.row(sql`select 1 from party where code = ${after.code}`))) throw new CodeTaken({ type: party.name, code: after.code });
    await this.db.run(sql`
      update party set version = version + 1, changed_at = ${this.now.iso()}, code = ${after.code}, name = ${after.name}, name_sort = ${nameSort(after.name)}, short_name = ${after.shortName},
        kinds = ${after.kinds}, grade = ${after.grade}, language = ${after.language}, email = ${after.email}, phone = ${after.phone}, address = ${after.address}, region = ${after.region},
        salesperson_id = ${after.salespersonId}, notes = ${after.notes}, active = ${after.active}, extra = ${JSON.stringify(after.extra)}::jsonb
      where id = ${id}`);
    await writePartyKeys(this.db, after);
    this.events.publish(partyChanged, id, { fields, salespersonId: after.salespersonId });
    return { version: version + 1 };
  }
}
