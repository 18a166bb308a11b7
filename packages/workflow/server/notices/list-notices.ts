import type { Page } from '@aftercare/kernel';
import { currentActor, Db, readPage, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { NoticeDetail, NoticeKind, NoticeQuery, NoticeView } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';

interface Row {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly type: string;
  readonly subject: string;
  readonly detail: NoticeDetail;
  readonly by: string | null;
  readonly at: string;
  readonly readAt: string | null;
}

/** One's own notices. */
export class ListNotices extends Query<Page<NoticeView>> {
  constructor(readonly query: NoticeQuery) {
    super();
  }
}

@QueryHandler(ListNotices)
export class ListNoticesHandler implements IQueryHandler<ListNotices> {
  constructor(
    private readonly db: Db,
    private readonly briefs: Briefs,
    private readonly people: People,
  ) {}

  execute({ query: { kind, unread, sort = '-at', cursor, limit } }: ListNotices): Promise<Page<NoticeView>> {
    return this.db.readingOnce(async () => {
      const found = await readPage<Row>(this.db, {
        from: sql`from notice`,
        select: sql`id, kind, subject_type as type, subject_id as subject, detail, by_id as by, at, read_at as "readAt"`,
        where: [sql`person_id = ${currentActor().id}`, sql`bell`, ...(kind ? [sql`kind = any(${kind})`] : []), ...(unread === undefined ? [] : [unread ? sql`read_at is null` : sql`read_at is not null`])],
        id: sql`id`,
        sorts: { at: { column: sql`at`, type: 'timestamptz' } },
        sort,
        cursor,
        limit,
      });
      const briefs = await this.briefs.of(found.rows.map(({ type, subject: id }) => ({ type, id })));
      const people = await this.people.names(found.rows.flatMap(({ by, detail }) => [by, detail.forPerson].filter((id) => id != null)));
      return {
        ...found,
        rows: found.rows.map(({ id, kind: what, type, subject, detail, by, at, readAt }) => ({
          ...{ id, kind: what, subject: { type, id: subject }, detail, at, readAt },
          case: briefs.get(subject) ?? null,
          by: by && people.has(by) ? { id: by, name: people.get(by)!.name } : null,
          forName: detail.forPerson ? (people.get(detail.forPerson)?.name ?? null) : null,
        })),
      };
    });
  }
}
