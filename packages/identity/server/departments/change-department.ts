import { NotFound, StaleVersion } from '@aftercare/kernel';
import { currentTenant, Db, Events, parseOrThrow, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import { changeDepartmentInput, DepartmentArchived, departmentChanged, type ChangeDepartmentInput } from '../../domain/index.ts';
import { ListDepartments } from '../list-departments.ts';

/** Renames a department or puts it below another. */
export class ChangeDepartment extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: ChangeDepartmentInput,
  ) {
    super();
  }
}

@CommandHandler(ChangeDepartment)
export class ChangeDepartmentHandler implements ICommandHandler<ChangeDepartment> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly queries: QueryBus,
  ) {}

  /** @throws NotFound @throws DepartmentArchived @throws StaleVersion @throws InvalidInput for one below itself */
  async execute({ id, input }: ChangeDepartment): Promise<void> {
    const { version, name, parentId } = parseOrThrow(changeDepartmentInput, input);
    // Two moves at once could make a circle that neither of them sees.
    await this.db.run(sql`select pg_advisory_xact_lock(hashtextextended('departments' || ${currentTenant().id}::text, 0))`);
    const before = await this.db.row<{ name: string; parentId: string | null; archived: boolean; version: number }>(sql`
      select name, parent_id as "parentId", archived_at is not null as archived, version from department where id = ${id} for update`);
    if (!before) throw new NotFound({ type: 'department', id });
    if (before.archived) throw new DepartmentArchived({});
    if (before.version !== version) throw new StaleVersion({ expected: version, current: (await this.queries.execute(new ListDepartments())).find((each) => each.id === id)! });
    if (before.name === name && before.parentId === parentId) return;
    if (parentId && parentId !== before.parentId) await this.checkParent(id, parentId);
    await this.db.run(sql`update department set name = ${name}, parent_id = ${parentId}, version = version + 1 where id = ${id}`);
    this.events.publish(departmentChanged, id, { renamed: before.name !== name, parent: parentId });
  }

  private async checkParent(id: string, parentId: string): Promise<void> {
    const found = await this.db.row<{ known: boolean; below: boolean }>(sql`
      with recursive down as (select ${id}::uuid as id union select d.id from department d join down on d.parent_id = down.id)
      select exists (select 1 from department where id = ${parentId} and archived_at is null) as known, exists (select 1 from down where id = ${parentId}::uuid) as below`);
    if (!found?.known) throw wrongField('parentId', 'unknown', 'There is no such department.');
    if (found.below) throw wrongField('parentId', 'below-itself', 'A department cannot stand below itself.');
  }
}
