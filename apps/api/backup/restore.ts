import { migrationName, newId, openQueues, type Database, type Query } from '@aftercare/kernel/server';
import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readArchive, type Packed } from './archive.ts';
import { checkArchive, type CheckedArchive } from './check.ts';
import { lines, names, type Ending, type WaitingJob } from './format.ts';
import { migrationsOf, quoted, speakPlainly, tablesOf, type Table } from './tables.ts';

type Enqueue = (job: WaitingJob) => Promise<unknown>;
type Migrations = Parameters<Database['migrate']>[0];

interface RestoreOptions {
  readonly filesDir: string;
  /** Of everything that is installed. */
  readonly migrations: Migrations;
}

/**
 * Puts an archive into an empty database, with the tables of the time it was made; the next start brings them up to date.
 * @throws Error before anything is touched when the archive is not whole or does not fit; later, with nothing restored
 */
export async function restore(database: Database, file: string, { filesDir, migrations }: RestoreOptions): Promise<Ending> {
  const archive = await checkArchive(file);
  const unknown = archive.migrations.filter((name) => !migrations.some((each) => migrationName(each) === name));
  if (unknown.length > 0) throw new Error(`${file} was made by a version that has more modules or is newer: ${unknown.join(', ')} is not installed.`);
  await database.transaction((query) => refuseUnlessEmpty(query, archive));

  await database.migrate(migrations.filter((each) => archive.migrations.includes(migrationName(each))));
  const boss = await openQueues(database, archive.queues, { works: false, onError: (error) => console.error(error.message) });
  const placed: string[] = [];
  try {
    await database.transaction(async (query) => {
      const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: await query(text, values) }) };
      // Their ids keep them in their order: they get one time.
      const enqueue: Enqueue = ({ queue, key, data }) => boss.insert(queue, [{ id: newId(), singletonKey: key, data }], { db });
      await load(query, file, await target(query, archive), enqueue, filesDir, placed);
    });
  } catch (error) {
    for (const path of placed) for (const each of [path, unfinished(path)]) await rm(each, { force: true });
    throw error;
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  return archive.count;
}

async function refuseUnlessEmpty(query: Query, { migrations, tables }: CheckedArchive): Promise<void> {
  const further = (await migrationsOf(query)).filter((name) => !migrations.includes(name));
  if (further.length > 0) throw new Error('The tables of this database are newer than the backup. Restore it into an empty database; the next start brings it up to date.');
  const there = new Set((await tablesOf(query)).map(({ name }) => name));
  for (const { name } of tables.filter((table) => there.has(table.name))) {
    const [row] = await query(`select 1 from ${quoted(name)} limit 1`);
    if (row) throw new Error(`This installation is not empty: there are rows in ${name}. Restore into another database (DATABASE_URL) or folder (DATA_DIR).`);
  }
}

/** The tables of the archive as they are in the database. */
async function target(query: Query, { tables }: CheckedArchive): Promise<Map<string, Table>> {
  const there = new Map((await tablesOf(query)).map((table) => [table.name, table]));
  return new Map(
    tables.map(({ name, columns }) => {
      const found = columns.map((column) => there.get(name)?.columns.find((each) => each.name === column) ?? missing(`${name}.${column}`));
      return [name, { name, columns: found }];
    }),
  );
}

const missing = (what: string): never => {
  throw new Error(`There is no ${what} in this database.`);
};

async function load(query: Query, file: string, tables: Map<string, Table>, enqueue: Enqueue, filesDir: string, placed: string[]): Promise<void> {
  await speakPlainly(query);
  const putBack = await liftKeys(query);
  for await (const entry of readArchive(file)) {
    const table = names.rows.exec(entry.name)?.[1];
    const path = names.files.exec(entry.name)?.[1];
    if (table !== undefined) await insert(query, tables.get(table) ?? missing(table), lines(await entry.text()));
    else if (names.jobs.test(entry.name)) for (const job of lines(await entry.text()).map((line) => JSON.parse(line) as WaitingJob)) await enqueue(job);
    else if (path !== undefined) await place(entry, inside(filesDir, path), placed);
  }
  await putBack();
}

/** Rows come table by table, and some point at each other: the keys are checked all at once, when every row is there. What triggers write afterwards is among the rows. */
async function liftKeys(query: Query): Promise<() => Promise<void>> {
  const keys = await query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
  const triggers = await query<{ table: string; name: string }>(`
    select tgrelid::regclass::text as table, tgname::text as name from pg_trigger join pg_class c on c.oid = tgrelid where not tgisinternal and tgtype & 2 = 0 and c.relnamespace = 'public'::regnamespace`);
  for (const key of keys) await query(`alter table ${key.table} drop constraint ${quoted(key.name)}`);
  for (const { table, name } of triggers) await query(`alter table ${table} disable trigger ${quoted(name)}`);
  return async () => {
    for (const { table, name } of triggers) await query(`alter table ${table} enable trigger ${quoted(name)}`);
    for (const key of keys) await query(`alter table ${key.table} add constraint ${quoted(key.name)} ${key.definition}`);
  };
}

async function insert(query: Query, { name, columns }: Table, rows: readonly string[]): Promise<void> {
  const values = columns.map(({ type }, index) => `(r->>${index})::${type}`);
  await query(`insert into ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) select ${values.join(', ')} from json_array_elements($1::json) r`, [`[${rows.join(',')}]`]);
}

function inside(folder: string, path: string): string {
  const place = resolve(folder, path);
  if (!place.startsWith(resolve(folder) + sep)) throw new Error(`${path} would lie outside of ${folder}.`);
  return place;
}

const unfinished = (path: string): string => `${path}.part`;

/** A file that is there already has the same bytes: its name is their hash. */
async function place({ body }: Packed, path: string, placed: string[]): Promise<void> {
  if (await access(path).then(() => true, () => false)) return;
  await mkdir(dirname(path), { recursive: true });
  placed.push(path);
  await pipeline(Readable.fromWeb(body), createWriteStream(unfinished(path), { mode: 0o600 }));
  await rename(unfinished(path), path);
}
