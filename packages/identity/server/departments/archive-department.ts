import { NotFound, StaleVersion } from '@aftercare/kernel';
import { currentTenant, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import { DepartmentArchived, departmentArchived, DepartmentInUse } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { Heads } from '../heads.ts';
import { ListDepartments } from '../list-departments.ts';

/** Takes a department out of use, its head's roles with it. Cases that name it keep it. */
export class ArchiveDepartment extends Command<void> {
  constructor(
    readonly id: string,
    readonly version: number,
  ) {
    super();
  }
}

@CommandHandler(ArchiveDepartment)
export class ArchiveDepartmentHandler implements ICommandHandler<ArchiveDepartment> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly queries: QueryBus,
    private readonly assignments: Assignments,
    private readonly heads: Heads,
    private readonly now: Now,
  ) {}

  /** @throws NotFound @throws DepartmentArchived @throws StaleVersion @throws DepartmentInUse while active people or departments stand below it @throws LastAdministrator */
  async execute({ id, version }: ArchiveDepartment): Promise<void> {
    await this.db.run(sql`select pg_advisory_xact_lock(hashtextextended('departments' || ${currentTenant().id}::text, 0))`);
    const found = await this.db.row<{ head: string | null; archived: boolean; version: number; people: number; departments: number }>(sql`
      select head_id as head, archived_at is not null as archived, version, (select count(*)::int from person p where p.department_id = d.id and p.active) as people,
        (select count(*)::int from department b where b.parent_id = d.id and b.archived_at is null) as departments
      from department d where id = ${id} for update`);
    if (!found) throw new NotFound({ type: 'department', id });
    if (found.archived) throw new DepartmentArchived({});
    if (found.version !== version) throw new StaleVersion({ expected: version, current: (await this.queries.execute(new ListDepartments())).find((each) => each.id === id)! });
    const { people, departments } = found;
    if (people + departments > 0) throw new DepartmentInUse({ people, departments });
    await this.heads.change(id, found.head, null);
    for (const role of await this.assignments.ofHead(id)) await this.assignments.withdraw(role, { headOf: id });
    await this.db.run(sql`update department set archived_at = ${this.now.iso()}, version = version + 1 where id = ${id}`);
    this.events.publish(departmentArchived, id, {});
  }
}
