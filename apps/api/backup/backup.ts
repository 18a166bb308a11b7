import type { Database, Query } from '@aftercare/kernel/server';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeArchive, type Packing } from './archive.ts';
import { names, type Beginning, type Ending } from './format.ts';
import { migrationsOf, quoted, speakPlainly, tablesOf, type Table } from './tables.ts';

const rowsAPart = 500;

interface BackupOptions {
  readonly filesDir: string;
  readonly at: Date;
  /** Stops it; nothing is left behind. */
  readonly signal?: AbortSignal;
}

/** Writes one state of the whole database, and the attachments, into one archive. The product goes on working; the embedded engine waits while its rows are read. */
export async function backup(database: Database, file: string, { filesDir, at, signal }: BackupOptions): Promise<Ending> {
  const count: { rows: Record<string, number>; jobs: number; files: number } = { rows: {}, jobs: 0, files: 0 };
  await writeArchive(file, async (packing) => {
    await database.transaction(async (query) => {
      await speakPlainly(query);
      const tables = await tablesOf(query);
      const begun: Beginning = { format: 1, made: at.toISOString(), migrations: await migrationsOf(query), tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })) };
      await packing.text(names.beginning, JSON.stringify(begun));
      for (const table of tables) count.rows[table.name] = await pack(packing, `rows/${table.name}`, parts(query, rowsOf(table), signal));
      count.jobs = await pack(packing, 'jobs', parts(query, waitingJobs, signal));
    });
    // A file is written before the row that names it and never changed, so it is there; one without a row does no harm.
    for await (const path of filesIn(filesDir)) {
      signal?.throwIfAborted();
      if (await packing.file(`files/${path}`, join(filesDir, path))) count.files += 1;
    }
    await packing.text(names.ending, JSON.stringify(count satisfies Ending));
  });
  return count;
}

const rowsOf = ({ name, columns }: Table): string => `select array_to_json(array[${columns.map((column) => `${quoted(column.name)}::text`).join(', ')}]::text[])::text as line from ${quoted(name)}`;

/** What was running or has failed is done anew after the restore: whoever listens hears an event at least once, and knows which it has heard. */
const waitingJobs = `select json_build_object('queue', name, 'key', singleton_key, 'data', data)::text as line from pgboss.job where state in ('created', 'retry', 'active', 'failed') order by created_on, id`;

async function* parts(query: Query, select: string, signal: AbortSignal | undefined): AsyncGenerator<string[]> {
  await query(`declare part no scroll cursor for ${select}`);
  for (;;) {
    signal?.throwIfAborted();
    const rows = await query<{ line: string }>(`fetch ${rowsAPart} from part`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < rowsAPart) break;
  }
  await query('close part');
}

async function pack(packing: Packing, folder: string, from: AsyncIterable<string[]>): Promise<number> {
  let count = 0;
  let part = 0;
  for await (const each of from) {
    count += each.length;
    await packing.text(`${folder}/${++part}.ndjson`, `${each.join('\n')}\n`);
  }
  return count;
}

/** Without what is still being received. */
async function* filesIn(folder: string, inside = ''): AsyncGenerator<string> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    const path = inside ? `${inside}/${entry.name}` : entry.name;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && entry.name !== 'incoming') yield* filesIn(folder, path);
  }
}
