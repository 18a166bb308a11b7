import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RoleView } from '../domain/index.ts';
import { Grants, grantsOf, unmapped } from './grants.ts';

/** The roles and who holds them now, or held them at a moment. */
export class ListRoles extends Query<RoleView[]> {
  constructor(readonly at?: string) {
    super();
  }
}

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

  async execute({ at }: ListRoles): Promise<RoleView[]> {
    const [changes, holders] = await Promise.all([this.grants.changes(), at === undefined ? this.holders() : this.holdersAt(at)]);
    const everything = this.grants.permissions();
    return this.grants.roles().map(({ role, by }) => {
      const held = holders.filter((each) => each.role === role.id);
      return {
        id: role.id,
        title: { ...role.title },
        by,
        sight: role.sight,
        mapped: !unmapped.some(({ id }) => id === role.id),
        standard: role.grants.map((each) => each.id),
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

  private holdersAt(at: string): Promise<Holder[]> {
    const then = sql`t.since <= ${at}::timestamptz and (t.until is null or t.until > ${at}::timestamptz)`;
    return this.db.rows<Holder>(sql`
      with held as (select t.* from tenure t where ${then})
      select t.role,
        case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
        case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as department
      from held t left join department d on d.id = t.department_id left join held h on h.role is null and h.department_id = t.department_id left join person p on p.id = coalesce(t.person_id, h.person_id)
      where t.role is not null order by t.role, p.sort_name, d.name`);
  }
}
