import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PartyRow, PartySearch } from '../domain/index.ts';
import { ofKind } from './list-parties.ts';
import { maskRow, partyColumns, type StoredPartyRow } from './party-rows.ts';
import { Salespeople } from './salespeople.ts';
import { quickSearch } from './search.ts';

/** The ten best for a form's picker. */
export class SearchParties extends Query<PartyRow[]> {
  constructor(readonly search: PartySearch) {
    super();
  }
}

@QueryHandler(SearchParties)
export class SearchPartiesHandler implements IQueryHandler<SearchParties> {
  constructor(
    private readonly db: Db,
    private readonly salespeople: Salespeople,
  ) {}

  async execute({ search: { q, kind } }: SearchParties): Promise<PartyRow[]> {
    const ids = await quickSearch(this.db, 'party', q, kind ? [ofKind(kind)] : []);
    if (ids.length === 0) return [];
    const rows = await this.db.rows<StoredPartyRow>(sql`select ${partyColumns} from party r where r.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], r.id)`);
    return (await this.salespeople.name(rows)).map(maskRow);
  }
}
