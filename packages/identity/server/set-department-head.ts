import { NotFound } from '@aftercare/kernel';
import { Db, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Heads } from './heads.ts';

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
    private readonly heads: Heads,
  ) {}

  async execute({ departmentId, personId }: SetDepartmentHead): Promise<void> {
    const found = await this.db.row<{ head: string | null; known: boolean }>(sql`
      select head_id as head, ${personId}::uuid is null or exists (select 1 from person where id = ${personId}::uuid and active) as known from department where id = ${departmentId} and archived_at is null for update`);
    if (!found) throw new NotFound({ type: 'department', id: departmentId });
    if (!found.known) throw wrongField('personId', 'unknown', 'There is no such person.');
    await this.heads.change(departmentId, found.head, personId);
  }
}
