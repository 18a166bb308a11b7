import type { Database } from '@aftercare/kernel/server';
import pg from 'pg';
import { quoted, speakPlainly, tablesOf, type Table } from '../../apps/api/backup/tables.ts';

/** The rows that one transaction left, by table: lists of texts as JSON. */
export type Left = ReadonlyMap<string, string>;
type Run = (text: string, values: unknown[]) => Promise<unknown>;

/** What the bare driver does with the same rows, in tables with the same columns and indexes, without keys to other tables and without walls. */
export interface Floor {
  write(left: Left): Promise<void>;
  read(text: string, values: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** Which rows each transaction that filed a complaint left in the product's tables and the queue. Rows that were changed since, like the counter of numbers, are not among them. */
export async function whatWasLeft(database: Database): Promise<{ tables: Table[]; left: Left[] }> {
  return database.transaction(async (query) => {
    await speakPlainly(query);
    const tables = [...(await tablesOf(query)), job];
    const byTransaction = new Map<string, Map<string, string>>();
    for (const { xmin } of await query<{ xmin: string }>('select xmin::text from complaint')) byTransaction.set(xmin, new Map());
    for (const { name, columns } of tables) {
      const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ');
      const rows = await query<{ xmin: string; rows: string }>(`select xmin::text, json_agg(array[${values}])::text as rows from ${name === job.name ? 'pgboss.job' : quoted(name)} group by xmin::text`);
      for (const { xmin, rows: left } of rows) byTransaction.get(xmin)?.set(name, left);
    }
    return { tables, left: [...byTransaction.values()] };
  });
}

const column = (name: string, type: string) => ({ name, type });
const job: Table = { name: 'waiting_job', columns: [column('id', 'uuid'), column('name', 'text'), column('data', 'jsonb'), column('singleton_key', 'text'), column('created_on', 'timestamptz')] };

const tableLike = ({ name, columns }: Table): string =>
  name === job.name ? `create table floor.${name} (${columns.map((each) => `${each.name} ${each.type}`).join(', ')}, primary key (name, id)); create index on floor.${name} (name, singleton_key, created_on, id);` : `create table floor.${quoted(name)} (like public.${quoted(name)} including indexes);`;

const insertInto = ({ name, columns }: Table): string =>
  `insert into floor.${quoted(name)} (${columns.map((each) => quoted(each.name)).join(', ')}) select ${columns.map(({ type }, index) => `(r->>${index})::${type}`).join(', ')} from json_array_elements($1::json) r`;

export async function openFloor(database: Database, tables: readonly Table[], connections: number): Promise<Floor> {
  await database.asOwner(`${database.embedded ? 'reset role;' : ''} create schema floor; ${tables.map(tableLike).join(' ')}`);
  const statements = new Map(tables.map((table) => [table.name, insertInto(table)]));
  const writeBy = async (run: Run, left: Left) => {
    for (const [table, rows] of left) await run(statements.get(table)!, [rows]);
  };
  const { embedded, options } = database;
  if (embedded) {
    return { write: (left) => embedded.transaction((trx) => writeBy((text, values) => trx.query(text, values), left)), read: (text, values) => embedded.query(text, values), close: async () => {} };
  }
  const pool = new pg.Pool({ connectionString: options.url, max: connections });
  // Prepared once on each connection, as one would by hand.
  const named: Run = (text, values) => pool.query({ name: text.slice(0, 60), text, values });
  return {
    async write(left) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await writeBy((text, values) => client.query({ name: text.slice(0, 60), text, values }), left);
        await client.query('commit');
      } finally {
        client.release();
      }
    },
    read: named,
    close: () => pool.end(),
  };
}
