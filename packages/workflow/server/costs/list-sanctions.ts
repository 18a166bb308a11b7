import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SanctionQuery, SanctionView } from '../../domain/index.ts';
import { oneOf } from './list-recoveries.ts';
import { sanctionColumns, SanctionRows, type SanctionRecord } from './sanction-rows.ts';

const sorts: Record<'proposedAt', SortColumn> = { proposedAt: { column: sql`s.at`, type: 'timestamptz' } };

/** Of the whole tenant, newest first. */
export class ListSanctions extends Query<Page<SanctionView>> {
  constructor(readonly query: SanctionQuery) {
    super();
  }
}

@QueryHandler(ListSanctions)
export class ListSanctionsHandler implements IQueryHandler<ListSanctions> {
  constructor(
    private readonly db: Db,
    private readonly sanctions: SanctionRows,
  ) {}

  async execute({ query: { sort = '-proposedAt', cursor, limit, state, kind } }: ListSanctions): Promise<Page<SanctionView>> {
    const where = [...(state ? [oneOf(sql`s.state`, state)] : []), ...(kind ? [oneOf(sql`s.kind`, kind)] : [])];
    const page = await readPage<SanctionRecord>(this.db, { from: sql`from sanction s`, select: sanctionColumns, where, id: sql`s.id`, sorts, sort, cursor, limit });
    return { ...page, rows: await this.sanctions.views(page.rows) };
  }
}
