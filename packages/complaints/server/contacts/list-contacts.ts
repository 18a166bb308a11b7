import { ref, type Page } from '@aftercare/kernel';
import { Db, readPage, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Subjects } from '@aftercare/workflow/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint, type ContactRow, type contactQuery } from '../../domain/index.ts';

type Stored = Omit<ContactRow, 'by'> & { readonly byId: string | null };

/** What was spoken with the customer of a complaint, the newest first. */
export class ListContacts extends Query<Page<ContactRow>> {
  constructor(
    readonly id: string,
    readonly query: z.output<typeof contactQuery>,
  ) {
    super();
  }
}

@QueryHandler(ListContacts)
export class ListContactsHandler implements IQueryHandler<ListContacts> {
  constructor(
    private readonly db: Db,
    private readonly subjects: Subjects,
    private readonly people: People,
  ) {}

  /** @throws NotFound */
  execute({ id, query: { cursor, limit } }: ListContacts): Promise<Page<ContactRow>> {
    return this.db.readingOnce(async () => {
      await this.subjects.see(ref(complaint, id));
      const found = await readPage<Stored>(this.db, {
        from: sql`from complaint_contact k`,
        select: sql`k.id, k.at, k.by as "byId", k.direction, k.channel, k.about, k.note`,
        where: [sql`k.complaint_id = ${id}`],
        id: sql`k.id`,
        sorts: { at: { column: sql`k.at`, type: 'timestamptz' } },
        sort: '-at',
        cursor,
        limit,
      });
      const people = await this.people.names(found.rows.flatMap(({ byId }) => byId ?? []));
      return { ...found, rows: found.rows.map(({ byId, ...row }) => ({ ...row, by: byId === null ? null : { id: byId, name: people.get(byId)?.name ?? '' } })) };
    });
  }
}
