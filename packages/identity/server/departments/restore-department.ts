import { NotFound } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentRestored } from '../../domain/index.ts';

/** Takes an archived department into use again, at the top when the one above it is archived itself. @throws NotFound */
export class RestoreDepartment extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(RestoreDepartment)
export class RestoreDepartmentHandler implements ICommandHandler<RestoreDepartment> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async execute({ id }: RestoreDepartment): Promise<void> {
    const restored = await this.db.run(sql`
      update department d set archived_at = null, version = version + 1, parent_id = (select a.id from department a where a.id = d.parent_id and a.archived_at is null)
      where d.id = ${id} and d.archived_at is not null`);
    if (!restored) throw new NotFound({ type: 'department', id });
    this.events.publish(departmentRestored, id, {});
  }
}
