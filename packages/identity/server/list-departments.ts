import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DepartmentView } from '../domain/index.ts';

/** All of them: a company has tens, not thousands. */
export class ListDepartments extends Query<DepartmentView[]> {}

@QueryHandler(ListDepartments)
export class ListDepartmentsHandler implements IQueryHandler<ListDepartments> {
  constructor(private readonly db: Db) {}

  execute(): Promise<DepartmentView[]> {
    return this.db.rows<DepartmentView>(sql`
      with recursive tree as (
        select id, name, parent_id, head_id, 1 as depth, created_at from department where parent_id is null
        union all
        select d.id, d.name, d.parent_id, d.head_id, t.depth + 1, d.created_at from department d join tree t on d.parent_id = t.id)
      select t.id, t.name, t.parent_id as "parentId",
        case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name) end as head,
        (select count(*)::int from person p where p.department_id = t.id and p.active) as people
      from tree t left join person h on h.id = t.head_id order by t.depth, t.created_at, t.id`);
  }
}
