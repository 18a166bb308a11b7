import { Db, Events, newId, Now, parseOrThrow, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { createDepartmentInput, departmentCreated, type CreateDepartmentInput } from '../domain/index.ts';

export class CreateDepartment extends Command<{ id: string }> {
  constructor(readonly input: CreateDepartmentInput) {
    super();
  }
}

@CommandHandler(CreateDepartment)
export class CreateDepartmentHandler implements ICommandHandler<CreateDepartment> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ input }: CreateDepartment): Promise<{ id: string }> {
    const { name, parentId } = parseOrThrow(createDepartmentInput, input);
    const id = newId();
    const added = await this.db.run(sql`
      insert into department (id, name, parent_id, created_at)
      select ${id}::uuid, ${name}, ${parentId}::uuid, ${this.now.iso()}::timestamptz
      where ${parentId}::uuid is null or exists (select 1 from department where id = ${parentId}::uuid and archived_at is null)`);
    if (!added) throw wrongField('parentId', 'unknown', 'There is no such department.');
    this.events.publish(departmentCreated, id, { parent: parentId });
    return { id };
  }
}
