import { Db, may, sql } from '@aftercare/kernel/server';
import { can } from '../domain/index.ts';
import { searchTerms, type KeyRange } from './search-keys.ts';

type Condition = ReturnType<typeof sql>;
type Searched = 'party' | 'product';

const best = 10;
/** A record can match by several of its keys, so more keys are read than records are wanted. */
const keysRead = 100;

const terms = (q: string): KeyRange[][] => searchTerms(q, may(can.seeContacts));

const within = ({ from, to }: KeyRange): Condition => sql`(k.key >= ${from} and k.key < ${to})`;

/** Conditions on the rows `r` of a list: each word of `q` must match. */
export function matching(table: Searched, q: string): Condition[] {
  const asked = terms(q);
  return asked.length > 0 ? all(table, asked) : [sql`false`];
}

/** Conditions on the rows `r` of a list: of each row of ranges, one must hold a key of the record. */
export const all = (table: Searched, asked: readonly KeyRange[][]): Condition[] =>
  asked.map((ranges) => sql`r.id in (select ${idOf(table)} from ${keysOf(table)} k where ${sql.join(ranges.map(within), sql` or `)})`);

/** The ids of the ten best of the active records, best first: what matches most exactly leads, or what is newest while nothing is asked. */
export async function quickSearch(db: Db, table: Searched, q: string, conditions: readonly Condition[] = []): Promise<string[]> {
  if (q === '') return newest(db, table, conditions);
  const [longest, ...others] = terms(q).toSorted(([a], [b]) => b!.from.length - a!.from.length);
  if (!longest) return [];
  const where = sql.join([sql`r.active`, ...conditions, ...all(table, others)], sql` and `);
  const found = longest.map((range) => sql`
    (select r.id, k.key from ${keysOf(table)} k join ${sql.table(table)} r on r.tenant_id = k.tenant_id and r.id = ${idOf(table)}
     where ${within(range)} and ${where} order by k.key limit ${keysRead})`);
  const rows = await db.rows<{ id: string }>(sql`select id from (${sql.join(found, sql` union all `)}) found group by id order by min(key), id limit ${best}`);
  return rows.map(({ id }) => id);
}

async function newest(db: Db, table: Searched, conditions: readonly Condition[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select r.id from ${sql.table(table)} r where ${sql.join([sql`r.active`, ...conditions], sql` and `)} order by r.created_at desc, r.id desc limit ${best}`);
  return rows.map(({ id }) => id);
}

/** Inside a command: the keys by which a record is found from now on. */
export async function writeKeys(db: Db, table: Searched, id: string, keys: readonly string[]): Promise<void> {
  await db.run(sql`delete from ${keysOf(table)} where ${sql.ref(`${table}_id`)} = ${id}`);
  await db.run(sql`insert into ${keysOf(table)} (key, ${sql.ref(`${table}_id`)}) select value, ${id}::uuid from jsonb_array_elements_text(${JSON.stringify([...new Set(keys)])}::jsonb)`);
}

const keysOf = (table: Searched) => sql.table(`${table}_key`);
const idOf = (table: Searched) => sql.ref(`k.${table}_id`);
