import { currentTenant, Db, Events, Extras, newId, Now, sql } from '@aftercare/kernel/server';
import { Numbers } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CodeTaken, party, partyCreated, partyNumber, type CreatePartyInput } from '../domain/index.ts';
import { insertContact } from './add-contact.ts';
import { writePartyKeys } from './party-keys.ts';
import { Salespeople } from './salespeople.ts';
import { nameSort } from './search-keys.ts';

export class CreateParty extends Command<{ id: string; code: string }> {
  constructor(readonly input: CreatePartyInput) {
    super();
  }
}

@CommandHandler(CreateParty)
export class CreatePartyHandler implements ICommandHandler<CreateParty> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly extras: Extras,
    private readonly numbers: Numbers,
    private readonly salespeople: Salespeople,
    private readonly now: Now,
  ) {}

  async execute({ input }: CreateParty): Promise<{ id: string; code: string }> {
    const { name, shortName, kinds, grade, email, phone, address, region, salespersonId, notes, contacts } = input;
    const extra = this.extras.parse(party, input.extra);
    await this.salespeople.check(salespersonId);
    const id = newId();
    const code = input.code ?? (await this.drawCode());
    const inserted = await this.db.run(sql`
      insert into party (id, code, name, name_sort, short_name, kinds, grade, language, email, phone, address, region, salesperson_id, notes, extra, created_at, changed_at)
      values (${id}, ${code}, ${name}, ${nameSort(name)}, ${shortName}, ${kinds}, ${grade}, ${input.language ?? currentTenant().locale}, ${email}, ${phone}, ${address}, ${region}, ${salespersonId}, ${notes}, ${JSON.stringify(extra)}::jsonb, ${this.now.iso()}, ${this.now.iso()})
      on conflict (tenant_id, code) do nothing`);
    if (inserted === 0) throw new CodeTaken({ type: party.name, code });
    const primary = Math.max(0, contacts.findIndex((contact) => contact.primary));
    for (const [at, contact] of contacts.entries()) await insertContact(this.db, id, { ...contact, primary: at === primary });
    await writePartyKeys(this.db, { id, kinds, code, name, shortName, phone, email, contacts });
    this.events.publish(partyCreated, id, { code, kinds, salespersonId });
    return { id, code };
  }

  /** Passes over numbers that were typed by hand. */
  private async drawCode(): Promise<string> {
    for (;;) {
      const code = await this.numbers.next(partyNumber);
      if (!(await this.db.row(sql`select 1 from party where code = ${code}`))) return code;
    }
  }
}
