import type { Query } from '@aftercare/kernel/server';

export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The product's tables as they are, without what the database computes by itself. */
export async function tablesOf(query: Query): Promise<Table[]> {
  const rows = await query<{ name: string; columns: string }>(`
    select c.relname::text as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)::text as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
    group by c.relname order by c.relname`);
  return rows.map(({ name, columns }) => ({ name, columns: JSON.parse(columns) as Table['columns'] }));
}

/** Names of the migrations that have run; none in a database that is empty. */
export async function migrationsOf(query: Query): Promise<string[]> {
  const [found] = await query<{ there: boolean }>(`select to_regclass('public.schema_migration') is not null as there`);
  return found!.there ? (await query<{ name: string }>('select name from schema_migration order by id')).map(({ name }) => name) : [];
}

/** Every value travels as PostgreSQL's own text of it: nothing is rounded, and a JSON null stays apart from no value. These settings make it the same text everywhere. */
export async function speakPlainly(query: Query): Promise<void> {
  await query(`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('intervalstyle', 'iso_8601', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`);
}
