import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PartyQuery, PartyRow } from '../domain/index.ts';
import { maskRow, partyColumns, type StoredPartyRow } from './party-rows.ts';
import { Salespeople } from './salespeople.ts';
import { matching } from './search.ts';

const sorts: Record<'name' | 'code' | 'createdAt', SortColumn> = {
  name: { column: sql`r.name_sort`, type: 'text' },
  code: { column: sql`r.code`, type: 'text' },
  createdAt: { column: sql`r.created_at`, type: 'timestamptz' },
};

export class ListParties extends Query<Page<PartyRow>> {
  constructor(readonly query: PartyQuery) {
    super();
  }
}

@QueryHandler(ListParties)
export class ListPartiesHandler implements IQueryHandler<ListParties> {
  constructor(
    private readonly db: Db,
    private readonly salespeople: Salespeople,
  ) {}

  async execute({ query: { q, sort = 'name', cursor, limit, kind, salesperson, active } }: ListParties): Promise<Page<PartyRow>> {
    const where = [
      ...(q ? matching('party', q) : []),
      ...(kind ? [ofKind(kind)] : []),
      ...(salesperson ? [sql`r.salesperson_id = ${salesperson}`] : []),
      ...(active === undefined ? [] : [sql`r.active = ${active}`]),
    ];
    const page = await readPage<StoredPartyRow>(this.db, { from: sql`from party r`, select: partyColumns, where, id: sql`r.id`, sorts, sort, cursor, limit });
    return { ...page, rows: (await this.salespeople.name(page.rows)).map(maskRow) };
  }
}

/** One equality per kind: array operators are not leakproof, so they would run before the wall and read everything. */
export const ofKind = (kinds: readonly string[]) => sql`(${sql.join(kinds.map((kind) => sql`${kind} = any(r.kinds)`), sql` or `)})`;
