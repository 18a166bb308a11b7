import type { Page } from '@aftercare/kernel';
import { currentTenant, Db, readPage, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SignInRow, SignInsQuery } from '../../domain/index.ts';

/** Who signed in from where, and who was refused. */
export class ListSignIns extends Query<Page<SignInRow>> {
  constructor(readonly query: SignInsQuery) {
    super();
  }
}

const highest = '\u{10FFFF}';

@QueryHandler(ListSignIns)
export class ListSignInsHandler implements IQueryHandler<ListSignIns> {
  constructor(private readonly db: Db) {}

  execute({ query: { q, person, outcome, atFrom, atTo, sort = '-at', cursor, limit } }: ListSignIns): Promise<Page<SignInRow>> {
    const { timeZone } = currentTenant();
    return readPage<SignInRow>(this.db, {
      select: sql`l.id, l.at, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person, l.outcome, l.address, l.user_agent as "userAgent"`,
      from: sql`from sign_in_log l left join person p on p.id = l.person_id`,
      where: [
        ...(q ? [sql`l.address collate "C" >= ${q} and l.address collate "C" < ${q + highest}`] : []),
        ...(person ? [sql`l.person_id = ${person}`] : []),
        ...(outcome ? [sql`l.outcome = ${outcome}`] : []),
        ...(atFrom ? [sql`l.at >= ${atFrom}::date::timestamp at time zone ${timeZone}`] : []),
        ...(atTo ? [sql`l.at < (${atTo}::date + 1)::timestamp at time zone ${timeZone}`] : []),
      ],
      id: sql`l.id`,
      sorts: { at: { column: sql`l.at`, type: 'timestamptz' } },
      sort,
      cursor,
      limit,
    });
  }
}
