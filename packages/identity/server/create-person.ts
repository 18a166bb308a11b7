import { InvalidInput, type FieldProblem } from '@aftercare/kernel';
import { Db, Events, Extras, newId, Now, parseOrThrow, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { person, personCreated, personInput, type PersonInput } from '../domain/index.ts';
import { searchTokens, sortName } from './search-tokens.ts';

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
    private readonly now: Now,
  ) {}

  /** @throws InvalidInput naming a department or manager that there is not, or an e-mail that is taken */
  async execute({ input, passwordHash }: CreatePerson): Promise<{ id: string }> {
    const { name, email, phone, locale, departmentId, managerId, extra } = parseOrThrow(personInput, input);
    await this.checkReferences(departmentId, managerId);
    const [id, at] = [newId(), this.now.iso()];
    const added = await this.db.run(sql`
      insert into person (id, name, sort_name, email, phone, locale, department_id, manager_id, extra, created_at)
      values (${id}, ${name}, ${sortName(name)}, ${email}, ${phone}, ${locale}, ${departmentId}, ${managerId}, ${JSON.stringify(this.extras.parse(person, extra))}::jsonb, ${at})
      on conflict (tenant_id, email) do nothing`);
    if (!added) throw wrongField('email', 'email-taken', 'Somebody in this company has this e-mail address.');
    await this.db.run(sql`insert into person_search (token, person_id) select value, ${id}::uuid from jsonb_array_elements_text(${JSON.stringify(searchTokens(name, email))}::jsonb)`);
    if (passwordHash) await this.db.run(sql`insert into credential (person_id, hash, changed_at) values (${id}, ${passwordHash}, ${at})`);
    this.events.publish(personCreated, id, { department: departmentId, manager: managerId });
    return { id };
  }

  private async checkReferences(departmentId: string | null, managerId: string | null): Promise<void> {
    if (!departmentId && !managerId) return;
    const found = await this.db.row<{ department: boolean; manager: boolean }>(sql`
      select exists (select 1 from department where id = ${departmentId}::uuid) as department, exists (select 1 from person where id = ${managerId}::uuid) as manager`);
    const errors: FieldProblem[] = [];
    if (departmentId && !found?.department) errors.push({ path: 'departmentId', code: 'unknown', message: 'There is no such department.' });
    if (managerId && !found?.manager) errors.push({ path: 'managerId', code: 'unknown', message: 'There is no such person.' });
    if (errors.length) throw new InvalidInput({ errors });
  }
}
