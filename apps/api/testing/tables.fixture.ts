import { Db, sql, systemActor, withTenant } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import type { Office } from './office.fixture.ts';

export interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** A row as the database holds it. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Every column of every table, as the database itself lists them. */
export const columnsOf = (app: TestApp): Promise<Column[]> =>
  app.get(Db).across<Column>(sql`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`);

const readAs = <Each>(app: TestApp, { made: { tenant } }: Office, query: ReturnType<typeof sql<Each>>): Promise<Each[]> => withTenant(tenant, systemActor, () => app.get(Db).rows(query));

/** Rows of every table whose rows have ids: the newest of each kind and state first. */
export async function newestRows(app: TestApp, office: Office, columns: readonly Column[], most: number): Promise<Map<string, Row[]>> {
  const tables = columns.filter(({ column, type }) => column === 'id' && type === 'uuid').map(({ table }) => table);
  const parts = tables.map((table) => sql`(select ${table} as name, to_jsonb(t) as row from ${sql.table(table)} t order by id desc limit ${most})`);
  const found = await readAs(app, office, sql<{ name: string; row: Row }>`${sql.join(parts, sql` union all `)}`);
  return new Map(tables.map((table) => [table, mixed(found.filter(({ name }) => name === table).map(({ row }) => row))]));
}

function mixed(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>();
  const turnOf = ({ kind, state }: Row) => {
    const sort = JSON.stringify([kind, state]);
    const turn = seen.get(sort) ?? 0;
    seen.set(sort, turn + 1);
    return turn;
  };
  return rows.map((row) => ({ row, turn: turnOf(row) })).toSorted((a, b) => a.turn - b.turn).map(({ row }) => row);
}

/** What a tenant's tables hold, in short: how many rows, and a hash of them all. */
export async function fingerprint(app: TestApp, office: Office, columns: readonly Column[]): Promise<Record<string, string>> {
  const tables = columns.filter(({ column }) => column === 'tenant_id').map(({ table }) => table);
  const parts = tables.map((table) => sql`(select ${table} as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as held from ${sql.table(table)} t)`);
  const found = await readAs(app, office, sql<{ name: string; held: string }>`${sql.join(parts, sql` union all `)}`);
  return Object.fromEntries(found.map(({ name, held }) => [name, held]));
}

/** Ids of a tenant for the fields of these names; `''` for any other: a complaint on which costs and files hang. */
export function usualIds(office: Office, own: ReadonlyMap<string, readonly Row[]>): Record<string, string> {
  const complaint = own.get('cost_line')![0]!['subject_id'] as string;
  const line = own.get('complaint_line')!.find((each) => each['complaint_id'] === complaint)!;
  const others = own.get('complaint')!.find(({ id, party_id }) => id !== complaint && party_id === own.get('complaint')!.find((each) => each.id === complaint)!['party_id'])!.id;
  const people = ['responsibleId', 'salespersonId', 'personId', 'managerId', 'leaderId', 'ownerId', 'toId', 'to', 'people', 'mentions', 'successorId'].map((name) => [name, office.person('jiangyue')]);
  const from = own.get('party')!.find(({ id }) => id !== own.get('party')![0]!.id);
  return { '': complaint, others, from: from!.id, partyId: office.made.parties.values().next().value!, productId: office.made.products.values().next().value!, lineId: line.id, departmentId: own.get('department')![0]!.id, ...Object.fromEntries(people) };
}
