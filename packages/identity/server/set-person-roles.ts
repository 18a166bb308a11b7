import { NotFound } from '@aftercare/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Assignments } from './assignments.ts';
import { People } from './people.ts';

/** From now on the person holds exactly these roles, beside those that come with heading a department. */
export class SetPersonRoles extends Command<void> {
  constructor(
    readonly personId: string,
    readonly roles: readonly string[],
  ) {
    super();
  }
}

@CommandHandler(SetPersonRoles)
export class SetPersonRolesHandler implements ICommandHandler<SetPersonRoles> {
  constructor(
    private readonly people: People,
    private readonly assignments: Assignments,
  ) {}

  async execute({ personId, roles }: SetPersonRoles): Promise<void> {
    if (!(await this.people.byId(personId))) throw new NotFound({ type: 'person', id: personId });
    const held = await this.assignments.ofPerson(personId);
    for (const role of roles) if (!held.includes(role)) await this.assignments.assign(role, { personId });
    for (const role of held) if (!roles.includes(role)) await this.assignments.withdraw(role, { personId });
  }
}
