import type { Page } from '@aftercare/kernel';
import { Db, Installed, readPage, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { MailList, MailRow } from '../domain/index.ts';
import { mailColumns, rowOf, titlesOf, type StoredMail } from './mail-rows.ts';

export class ListMails extends Query<Page<MailRow>> {
  constructor(readonly list: MailList) {
    super();
  }
}

@QueryHandler(ListMails)
export class ListMailsHandler implements IQueryHandler<ListMails> {
  constructor(
    private readonly db: Db,
    private readonly installed: Installed,
  ) {}

  async execute({ list: { q, state, about, aboutType, sort = '-createdAt', cursor, limit } }: ListMails): Promise<Page<MailRow>> {
    const found = await readPage<StoredMail>(this.db, {
      from: sql`from mail`,
      select: mailColumns,
      where: [
        ...(state ? [sql`state = any(${state})`] : []),
        ...(about ? [sql`about_id = ${about}`] : []),
        ...(aboutType ? [sql`about_type = ${aboutType}`] : []),
        ...(q ? [sql`to_sought >= ${q.toLowerCase()} and to_sought < ${q.toLowerCase() + last}`] : []),
      ],
      id: sql`id`,
      sorts: { createdAt: { column: sql`created_at`, type: 'timestamptz' } },
      sort,
      cursor,
      limit,
    });
    const titles = titlesOf(this.installed);
    return { ...found, rows: found.rows.map((row) => rowOf(row, titles)) };
  }
}

const last = String.fromCodePoint(0x10ffff);
