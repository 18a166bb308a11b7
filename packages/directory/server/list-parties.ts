import type { Page } from '@aftercare/kernel';
import { currentActor, Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PartyKind, PartyQuery, PartyRow } from '../domain/index.ts';
import { maskRow, partyColumns, type StoredPartyRow } from './party-rows.ts';
import { Salespeople } from './salespeople.ts';
import { all, matching } from './search.ts';
import { kindRanges } from './search-keys.ts';

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
      sql`r.merged_into is null`,
      ...(q ? matching('party', q) : []),
      ...(kind ? [q ? ofKind(kind) : byKind(kind)] : []),
      ...(salesperson ? [sql`r.salesperson_id = ${salesperson === 'me' ? currentActor().id : salesperson}`] : []),
      ...(active === undefined ? [] : [sql`r.active = ${active}`]),
    ];
    const page = await readPage<StoredPartyRow>(this.db, { from: sql`from party r`, select: partyColumns, where, id: sql`r.id`, sorts, sort, cursor, limit });
    return { ...page, rows: (await this.salespeople.name(page.rows)).map(maskRow) };
  }
}

/** Looks at each row that a search has found. Array operators are not leakproof and would run before the wall; an equality may. */
export const ofKind = (kinds: readonly PartyKind[]) => sql`(${sql.join(kinds.map((kind) => sql`${kind} = any(r.kinds)`), sql` or `)})`;

/** Finds the rows, so that the few of a rare kind are not looked for among all. */
const byKind = (kinds: readonly PartyKind[]) => all('party', [kindRanges(kinds)])[0]!;
