import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PartyRow, Twins } from '../domain/index.ts';
import { Parties } from './parties.ts';
import { maskRow, partyColumns, type StoredPartyRow } from './party-rows.ts';
import { Salespeople } from './salespeople.ts';

/** Of each sort; when these are merged, others follow. */
const most = 50;

interface Group {
  readonly by: Twins['by'];
  readonly ids: string[];
}

/** Records that are probably the same party: of one name, or with one telephone number, their contacts' included. */
export class ListTwins extends Query<Twins[]> {
  constructor(readonly of?: string) {
    super();
  }
}

@QueryHandler(ListTwins)
export class ListTwinsHandler implements IQueryHandler<ListTwins> {
  constructor(
    private readonly db: Db,
    private readonly parties: Parties,
    private readonly salespeople: Salespeople,
  ) {}

  async execute({ of }: ListTwins): Promise<Twins[]> {
    const groups = distinct(of ? await this.ofOne((await this.parties.get(of)).id) : await this.ofAll());
    const ids = [...new Set(groups.flatMap((group) => group.ids))];
    if (ids.length === 0) return [];
    const stored = await this.db.rows<StoredPartyRow>(sql`select ${partyColumns} from party r where r.id = any(${ids}::uuid[])`);
    const rows = new Map((await this.salespeople.name(stored)).map((row): [string, PartyRow] => [row.id, maskRow(row)]));
    return groups.map(({ by, ids: twins }) => ({ by, parties: twins.map((id) => rows.get(id)!) }));
  }

  private ofAll(): Promise<Group[]> {
    return this.db.rows<Group>(sql`
      (select 'name' as by, to_jsonb(array_agg(id order by created_at, id)) as ids from party where merged_into is null and name_key <> '' group by name_key having count(*) > 1 order by name_key limit ${most})
      union all
      (select 'phone', to_jsonb(array_agg(distinct id)) from (
        select phone_key, id from party where merged_into is null and phone_key is not null
        union all select phone_key, party_id from party_contact where phone_key is not null) numbers
       group by phone_key having count(distinct id) > 1 order by phone_key limit ${most})`);
  }

  private ofOne(id: string): Promise<Group[]> {
    return this.db.rows<Group>(sql`
      with numbers as (select phone_key from party where id = ${id} and phone_key is not null union select phone_key from party_contact where party_id = ${id} and phone_key is not null)
      select 'name' as by, to_jsonb(array_agg(t.id order by t.created_at, t.id)) as ids from party t where t.merged_into is null and t.name_key <> '' and t.name_key = (select name_key from party where id = ${id} and merged_into is null) having count(*) > 1
      union all
      select 'phone', to_jsonb(array_agg(distinct found.id)) from (
        select t.id, t.phone_key from party t where t.merged_into is null and t.phone_key in (select phone_key from numbers)
        union all select c.party_id, c.phone_key from party_contact c where c.phone_key in (select phone_key from numbers)) found
      group by found.phone_key having count(distinct found.id) > 1`);
  }
}

/** The same records are named once, by the first thing that they have in common. */
function distinct(groups: readonly Group[]): Group[] {
  const seen = new Set<string>();
  return groups.filter(({ ids }) => {
    const key = ids.toSorted().join();
    return !seen.has(key) && seen.add(key);
  });
}
