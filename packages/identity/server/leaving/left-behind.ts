import { NotFound } from '@aftercare/kernel';
import { Db, Questions, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { openWork, type LeftBehindView } from '../../domain/index.ts';
import { Grants } from '../grants.ts';
import { People } from '../people.ts';

/** What somebody would leave behind today. @throws NotFound */
export class LeftBehind extends Query<LeftBehindView> {
  constructor(readonly personId: string) {
    super();
  }
}

@QueryHandler(LeftBehind)
export class LeftBehindHandler implements IQueryHandler<LeftBehind> {
  constructor(
    private readonly db: Db,
    private readonly questions: Questions,
    private readonly people: People,
    private readonly grants: Grants,
  ) {}

  async execute({ personId }: LeftBehind): Promise<LeftBehindView> {
    if (!(await this.people.byId(personId))) throw new NotFound({ type: 'person', id: personId });
    const row = await this.db.row<{ roles: string[]; headOf: LeftBehindView['headOf']; managerOf: LeftBehindView['managerOf'] }>(sql`
      select
        (select coalesce(jsonb_agg(a.role order by a.role), '[]') from role_assignment a where a.person_id = ${personId}) as roles,
        (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name), '[]') from department d where d.head_id = ${personId}) as "headOf",
        (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.sort_name), '[]') from person p where p.manager_id = ${personId} and p.active) as "managerOf"`);
    const titles = new Map(this.grants.roles().map(({ role }) => [role.id, role.title]));
    const roles = row!.roles.flatMap((id) => (titles.has(id) ? [{ id, title: { ...titles.get(id)! } }] : []));
    return { work: await this.questions.ask(openWork, { personId }), roles, headOf: row!.headOf, managerOf: row!.managerOf };
  }
}
