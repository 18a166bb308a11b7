import { NotFound } from '@aftercare/kernel';
import { Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DelegationView } from '../../domain/index.ts';
import { Grants } from '../grants.ts';
import { People } from '../people.ts';

const most = 200;

/** What somebody gave and what they were given, the newest first. @throws NotFound */
export class ListDelegations extends Query<DelegationView[]> {
  constructor(readonly personId: string) {
    super();
  }
}

@QueryHandler(ListDelegations)
export class ListDelegationsHandler implements IQueryHandler<ListDelegations> {
  constructor(
    private readonly db: Db,
    private readonly grants: Grants,
    private readonly people: People,
    private readonly now: Now,
  ) {}

  async execute({ personId }: ListDelegations): Promise<DelegationView[]> {
    if (!(await this.people.byId(personId))) throw new NotFound({ type: 'person', id: personId });
    const at = this.now.iso();
    const titles = new Map(this.grants.roles().map(({ role }) => [role.id, role.title]));
    const rows = await this.db.rows<Omit<DelegationView, 'roles'> & { roles: string[] | null }>(sql`
      select g.id, jsonb_build_object('id', f.id, 'name', f.name) as "from", jsonb_build_object('id', t.id, 'name', t.name) as "to",
        g.starts_at as "startsAt", g.ends_at as "endsAt", to_jsonb(g.roles) as roles, g.reason,
        case when g.revoked_at is not null then 'revoked' when g.ends_at <= ${at}::timestamptz then 'over' when g.starts_at > ${at}::timestamptz then 'planned' else 'running' end as state
      from delegation g join person f on f.id = g.from_id join person t on t.id = g.to_id
      where g.from_id = ${personId} or g.to_id = ${personId} order by g.id desc limit ${most}`);
    const titled = (id: string) => ({ id, title: { ...(titles.get(id) ?? { 'zh-CN': id, en: id }) } });
    return rows.map(({ roles, ...row }) => ({ ...row, roles: roles?.map(titled) ?? null }));
  }
}
