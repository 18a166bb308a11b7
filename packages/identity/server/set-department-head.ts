import { NotFound } from '@aftercare/kernel';
import { Db, Events, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentHeadChanged } from '../domain/index.ts';
import { Assignments } from './assignments.ts';

/** The head of a department signs for its people and holds the roles that are mapped to its head. */
export class SetDepartmentHead extends Command<void> {
  constructor(
    readonly departmentId: string,
    readonly personId: string | null,
  ) {
    super();
  }
}

@CommandHandler(SetDepartmentHead)
export class SetDepartmentHeadHandler implements ICommandHandler<SetDepartmentHead> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly assignments: Assignments,
  ) {}

  async execute({ departmentId, personId }: SetDepartmentHead): Promise<void> {
    const found = await this.db.row<{ head: string | null; known: boolean }>(sql`
      select head_id as head, ${personId}::uuid is null or exists (select 1 from person where id = ${personId}::uuid and active) as known from department where id = ${departmentId} for update`);
    if (!found) throw new NotFound({ type: 'department', id: departmentId });
    if (!found.known) throw wrongField('personId', 'unknown', 'There is no such person.');
    if (found.head === personId) return;
    const roles = await this.assignments.ofHead(departmentId);
    await this.assignments.mayHandOut(roles);
    await this.db.run(sql`update department set head_id = ${personId} where id = ${departmentId}`);
    await this.assignments.someoneAdministers(roles);
    this.events.publish(departmentHeadChanged, departmentId, { head: personId });
  }
}
