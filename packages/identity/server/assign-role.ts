import type { Role } from '@aftercare/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Assignments, type Holder } from './assignments.ts';

/** `new AssignRole(director, { personId })`, or `{ headOf: departmentId }` for whoever heads it. */
export class AssignRole extends Command<void> {
  constructor(
    readonly role: Role | string,
    readonly holder: Holder,
  ) {
    super();
  }
}

@CommandHandler(AssignRole)
export class AssignRoleHandler implements ICommandHandler<AssignRole> {
  constructor(private readonly assignments: Assignments) {}

  execute({ role, holder }: AssignRole): Promise<void> {
    return this.assignments.assign(typeof role === 'string' ? role : role.id, holder);
  }
}
