import { Db, Events, Extras, newId, Now, parseOrThrow, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { person, personCreated, personInput, type PersonInput } from '../domain/index.ts';
import { PersonFields } from './person-fields.ts';
import { sortName } from './search-tokens.ts';

/** Adds somebody to the company. Without a password's hash they stand in the books but cannot sign in. */
export class CreatePerson extends Command<{ id: string }> {
  constructor(
    readonly input: PersonInput,
    readonly passwordHash: string | null = null,
  ) {
    super();
  }
}

@CommandHandler(CreatePerson)
export class CreatePersonHandler implements ICommandHandler<CreatePerson> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly extras: Extras,
    private readonly fields: PersonFields,
    private readonly now: Now,
  ) {}

  /** @throws InvalidInput naming a department or manager that there is not, or an e-mail that is taken */
  async execute({ input, passwordHash }: CreatePerson): Promise<{ id: string }> {
    const { name, email, phone, locale, departmentId, managerId, extra } = parseOrThrow(personInput, input);
    await this.fields.check(departmentId, managerId);
    const [id, at] = [newId(), this.now.iso()];
    const added = await this.db.run(sql`
      insert into person (id, name, sort_name, email, phone, locale, department_id, manager_id, extra, created_at)
      values (${id}, ${name}, ${sortName(name)}, ${email}, ${phone}, ${locale}, ${departmentId}, ${managerId}, ${JSON.stringify(this.extras.parse(person, extra))}::jsonb, ${at})
      on conflict (tenant_id, email) do nothing`);
    if (!added) throw wrongField('email', 'email-taken', 'Somebody in this company has this e-mail address.');
    await this.fields.index(id, name, email);
    if (passwordHash) await this.db.run(sql`insert into credential (person_id, hash, changed_at) values (${id}, ${passwordHash}, ${at})`);
    this.events.publish(personCreated, id, { department: departmentId, manager: managerId });
    return { id };
  }
}
