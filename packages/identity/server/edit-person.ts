import { NotFound, StaleVersion } from '@aftercare/kernel';
import { Db, Events, parseOrThrow, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import { editPersonInput, personChanged, type EditPersonInput } from '../domain/index.ts';
import { Assignments } from './assignments.ts';
import { PersonFields } from './person-fields.ts';
import { PasswordLinks } from './passwords/password-links.ts';
import { ReadPerson } from './read-person.ts';
import { sortName } from './search-tokens.ts';

const fields = ['name', 'email', 'phone', 'locale', 'departmentId', 'managerId'] as const;
type Known = Record<(typeof fields)[number], string | null> & { version: number };

/** Changes what the company knows of somebody. With another e-mail, links that were sent to the old one are worth nothing. */
export class EditPerson extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: EditPersonInput,
  ) {
    super();
  }
}

@CommandHandler(EditPerson)
export class EditPersonHandler implements ICommandHandler<EditPerson> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly queries: QueryBus,
    private readonly assignments: Assignments,
    private readonly checks: PersonFields,
    private readonly links: PasswordLinks,
  ) {}

  /** @throws NotFound @throws StaleVersion @throws InvalidInput @throws Forbidden for the e-mail of somebody who holds more than the actor: it is the way to their account */
  async execute({ id, input }: EditPerson): Promise<void> {
    const { version, ...next } = parseOrThrow(editPersonInput, input);
    const before = await this.db.row<Known>(sql`
      select name, email, phone, locale, department_id as "departmentId", manager_id as "managerId", version from person where id = ${id} for update`);
    if (!before) throw new NotFound({ type: 'person', id });
    if (before.version !== version) throw new StaleVersion({ expected: version, current: await this.queries.execute(new ReadPerson(id)) });
    const changed = fields.filter((field) => before[field] !== next[field]);
    if (changed.length === 0) return;
    const moved = <T>(field: (typeof fields)[number], value: T) => (changed.includes(field) ? value : null);
    await this.checks.check(moved('departmentId', next.departmentId), moved('managerId', next.managerId), id);
    if (changed.includes('email')) await this.free(id, next.email);
    await this.db.run(sql`
      update person set name = ${next.name}, sort_name = ${sortName(next.name)}, email = ${next.email}, phone = ${next.phone}, locale = ${next.locale},
        department_id = ${next.departmentId}, manager_id = ${next.managerId}, version = version + 1 where id = ${id}`);
    if (changed.includes('name') || changed.includes('email')) await this.checks.index(id, next.name, next.email);
    this.events.publish(personChanged, id, { fields: changed, department: next.departmentId, manager: next.managerId });
  }

  private async free(id: string, email: string): Promise<void> {
    await this.assignments.mayActAs(id);
    if (await this.db.row(sql`select 1 from person where email = ${email} and id <> ${id}`)) throw wrongField('email', 'email-taken', 'Somebody in this company has this e-mail address.');
    await this.links.revoke(id);
  }
}
