import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RoleView } from '../domain/index.ts';
import { Grants, grantsOf, unmapped } from './grants.ts';

export class ListRoles extends Query<RoleView[]> {}

interface Holder {
  readonly role: string;
  readonly person: { id: string; name: string } | null;
  readonly department: { id: string; name: string } | null;
}

@QueryHandler(ListRoles)
export class ListRolesHandler implements IQueryHandler<ListRoles> {
  constructor(
    private readonly db: Db,
    private readonly grants: Grants,
  ) {}

  async execute(): Promise<RoleView[]> {
    const [changes, holders] = await Promise.all([this.grants.changes(), this.holders()]);
    const everything = this.grants.permissions();
    return this.grants.roles().map(({ role, by }) => {
      const held = holders.filter((each) => each.role === role.id);
      return {
        id: role.id,
        title: { ...role.title },
        by,
        sight: role.sight,
        mapped: !unmapped.some(({ id }) => id === role.id),
        grants: [...grantsOf(role, everything, changes)],
        people: held.flatMap(({ person, department }) => (department ? [] : person!)),
        headsOf: held.flatMap(({ person, department }) => (department ? [{ department, head: person }] : [])),
      };
    });
  }

  private holders(): Promise<Holder[]> {
    return this.db.rows<Holder>(sql`
      select a.role,
        case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
        case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as department
      from role_assignment a left join department d on d.id = a.department_id left join person p on p.id = coalesce(a.person_id, d.head_id)
      order by a.role, p.sort_name, d.name`);
  }
}
