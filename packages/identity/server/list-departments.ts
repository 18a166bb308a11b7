import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DepartmentView } from '../domain/index.ts';

/** All of them: a company has tens, not thousands. Archived ones on demand. */
export class ListDepartments extends Query<DepartmentView[]> {
  constructor(readonly archived = false) {
    super();
  }
}

@QueryHandler(ListDepartments)
export class ListDepartmentsHandler implements IQueryHandler<ListDepartments> {
  constructor(private readonly db: Db) {}

  execute({ archived }: ListDepartments): Promise<DepartmentView[]> {
    return this.db.rows<DepartmentView>(sql`
      with recursive tree as (
        select d.*, 1 as depth from department d where d.parent_id is null
        union all
        select d.*, t.depth + 1 from department d join tree t on d.parent_id = t.id)
      select t.id, t.name, t.parent_id as "parentId",
        case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name) end as head,
        (select count(*)::int from person p where p.department_id = t.id and p.active) as people,
        (select coalesce(jsonb_agg(a.role order by a.role), '[]') from role_assignment a where a.department_id = t.id) as roles,
        t.archived_at as "archivedAt", t.version
      from tree t left join person h on h.id = t.head_id where ${archived} or t.archived_at is null order by t.depth, t.created_at, t.id`);
  }
}
