import { NotFound } from '@aftercare/kernel';
import { Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { employee, type PersonView } from '../domain/index.ts';
import { Grants } from './grants.ts';
import { invitationOf, stateOf } from './person-state.ts';

export class ReadPerson extends Query<PersonView> {
  constructor(readonly id: string) {
    super();
  }
}

type Row = Omit<PersonView, 'roles'> & { roles: { role: string; by: { id: string; name: string } | null }[] };

@QueryHandler(ReadPerson)
export class ReadPersonHandler implements IQueryHandler<ReadPerson> {
  constructor(
    private readonly db: Db,
    private readonly grants: Grants,
    private readonly now: Now,
  ) {}

  /** @throws NotFound */
  async execute({ id }: ReadPerson): Promise<PersonView> {
    const row = await this.db.row<Row>(sql`
      select p.id, p.name, p.email, p.phone, p.active, p.locale, p.extra, p.created_at as "createdAt", p.left_at as "leftAt", p.version, ${stateOf} as state,
        exists (select from credential c where c.person_id = p.id) as "hasPassword",
        ${invitationOf(this.now.iso())} as invitation,
        case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as department,
        case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as manager,
        case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as superior,
        (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name) order by h.name), '[]') from department h where h.head_id = p.id) as "headOf",
        (select coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'by', case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name) end) order by a.role), '[]')
          from role_assignment a left join department h on h.id = a.department_id where a.person_id = p.id or h.head_id = p.id) as roles
      from person p
        left join department d on d.id = p.department_id
        left join person m on m.id = p.manager_id
        left join person s on s.id = superior_of(p.id)
      where p.id = ${id}`);
    if (!row) throw new NotFound({ type: 'person', id });
    const titles = new Map(this.grants.roles().map(({ role }) => [role.id, role.title]));
    const roles = [...row.roles, { role: employee.id, by: null }].flatMap(({ role, by }) => {
      const title = titles.get(role);
      return title ? [{ id: role, title: { ...title }, by }] : [];
    });
    return { ...row, roles };
  }
}
