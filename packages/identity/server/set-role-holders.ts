import { Db, parseOrThrow, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { setHoldersInput, type SetHoldersInput } from '../domain/index.ts';
import { Assignments, type Holder } from './assignments.ts';

/** From now on exactly these hold the role. */
export class SetRoleHolders extends Command<void> {
  constructor(
    readonly roleId: string,
    readonly input: SetHoldersInput,
  ) {
    super();
  }
}

@CommandHandler(SetRoleHolders)
export class SetRoleHoldersHandler implements ICommandHandler<SetRoleHolders> {
  constructor(
    private readonly db: Db,
    private readonly assignments: Assignments,
  ) {}

  async execute({ roleId, input }: SetRoleHolders): Promise<void> {
    const { people, headsOf } = parseOrThrow(setHoldersInput, input);
    await this.assignments.mayHandOut([roleId]);
    const held = await this.db.rows<{ person: string | null; department: string | null }>(sql`select person_id as person, department_id as department from role_assignment where role = ${roleId}`);
    for (const id of people) await this.assignments.assign(roleId, { personId: id });
    for (const id of headsOf) await this.assignments.assign(roleId, { headOf: id });
    const leaving = held.flatMap<Holder>(({ person, department }) => {
      if (person) return people.includes(person) ? [] : [{ personId: person }];
      return headsOf.includes(department!) ? [] : [{ headOf: department! }];
    });
    for (const holder of leaving) await this.assignments.withdraw(roleId, holder);
  }
}
