import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PeopleQuery, PersonRow } from '../domain/index.ts';
import { stateOf } from './person-state.ts';
import { searchWords } from './search-tokens.ts';

export class ListPeople extends Query<Page<PersonRow>> {
  constructor(readonly query: PeopleQuery) {
    super();
  }
}

const highest = '\u{10FFFF}';

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(private readonly db: Db) {}

  execute({ query: { q = '', department, active, role, state, sort = 'name', cursor, limit } }: ListPeople): Promise<Page<PersonRow>> {
    return readPage<PersonRow>(this.db, {
      select: sql`p.id, p.name, p.email, p.phone, p.active, ${stateOf} as state,
        case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as department,
        (select coalesce(jsonb_agg(distinct a.role), '[]') from role_assignment a where a.person_id = p.id or a.department_id in (select h.id from department h where h.head_id = p.id)) as roles`,
      from: sql`from person p left join department d on d.id = p.department_id`,
      where: [
        ...searchWords(q).map((word) => sql`p.id in (select s.person_id from person_search s where s.token >= ${word} and s.token < ${word + highest})`),
        ...(active === undefined ? [] : [sql`p.active = ${active}`]),
        ...(state === undefined ? [] : [sql`${stateOf} = ${state}`]),
        ...(department === undefined ? [] : [sql`p.department_id in (
          with recursive below as (select ${department}::uuid as id union select c.id from department c join below on c.parent_id = below.id) select id from below)`]),
        ...(role === undefined ? [] : [sql`p.id in (
          select a.person_id from role_assignment a where a.role = ${role} and a.person_id is not null
          union select h.head_id from role_assignment a join department h on h.id = a.department_id where a.role = ${role} and h.head_id is not null)`]),
      ],
      id: sql`p.id`,
      sorts: { name: { column: sql`p.sort_name`, type: 'text' }, createdAt: { column: sql`p.created_at`, type: 'timestamptz' } },
      sort,
      cursor,
      limit,
    });
  }
}
