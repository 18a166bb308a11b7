import { Office } from '@aftercare/complaints/testing';
import { IssueToken } from '@aftercare/identity/server';
import { Commands, Database, Journal, kernelModule, Now, Ticks } from '@aftercare/kernel/server';
import { openTestDatabase, startTestApp, testEngine, type TestApp } from '@aftercare/kernel/testing';
import { MailEnvironment } from '@aftercare/mail/server';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules, plugins } from '../modules.ts';
import { readArchive } from './archive.ts';
import { backup } from './backup.ts';
import { checkArchive } from './check.ts';
import { DailyBackup } from './daily-backup.ts';
import type { Ending } from './format.ts';
import { restore } from './restore.ts';
import { tablesOf } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftercare-backup-'));
const file = join(folder, 'all.tar.gz');
const filesDir = join(folder, 'files');
const providers = [{ provide: MailEnvironment, useValue: new MailEnvironment(undefined, undefined) }];
const migrations = [kernelModule, ...modules].flatMap((module) => [...(module.migrations ?? [])]);
const pdf = `%PDF-1.4\n${'x'.repeat(100_000)}\n%%EOF`;

const start = (database?: Database, { workers = true, files = filesDir } = {}) => startTestApp({ modules, plugins, providers, workers, filesDir: files, ...(database ? { database } : {}) });

/** Everything that an archive says, but when it was made. */
async function contentOf(archive: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for await (const entry of readArchive(archive)) content[entry.name] = (await entry.text()).replace(/"made":"[^"]*"/, '');
  return content;
}

let source: TestApp;
let tenant: Office['tenant'];
let complaint: string;
let token: string;
let attachment: string;

beforeAll(async () => {
  // Without workers, so that what follows from the complaint is still waiting when the backup is made.
  source = await start(undefined, { workers: false });
  const office = await Office.open(source, 'gone');
  ({ tenant } = office);
  complaint = (await office.file()).id;
  ({ token } = await source.within(tenant, () => source.get(Commands).execute(new IssueToken(office.ann.id, { name: 'test', expiresAt: null }))));
  const form = new FormData();
  form.set('file', new Blob([pdf], { type: 'application/pdf' }), '收据.pdf');
  const answer = await fetch(`${await source.listen()}/api/attachments?type=complaint&id=${complaint}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
  attachment = ((await answer.json()) as { id: string }).id;
  await source.get(Ticks).runAll();
});
afterAll(async () => {
  await source?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function emptyDatabase(engine: 'pglite' | 'postgres') {
  return engine === 'pglite' ? { database: await Database.open({}), remove: async () => {} } : openTestDatabase({ empty: true });
}

const targets = testEngine() === 'postgres' ? (['postgres', 'pglite'] as const) : (['pglite'] as const);

describe.each(targets)(`a backup from ${testEngine()} restored into %s`, (engine) => {
  let restored: TestApp;
  let remove: () => Promise<void>;
  const files = join(folder, `files-${engine}`);

  let counted: Ending;
  const again = join(folder, `again-${engine}.tar.gz`);

  beforeAll(async () => {
    await backup(source.get(Database), file, { filesDir, at: new Date() });
    const empty = await emptyDatabase(engine);
    ({ remove } = empty);
    counted = await restore(empty.database, file, { filesDir: files, migrations });
    await backup(empty.database, again, { filesDir: files, at: new Date() });
    restored = await start(empty.database, { files });
  });
  afterAll(async () => {
    await restored?.close();
    await remove?.();
  });

  test('is the same to the letter', async () => {
    expect(counted).toMatchObject({ rows: { tenant: 1, complaint: 1, attachment: 1 }, jobs: expect.toSatisfy((jobs: number) => jobs > 0), files: 1 });
    expect(await contentOf(again)).toEqual(await contentOf(file));
  });

  test('has a journal that fits', async () => {
    await restored.get(Ticks).runAll();
    const { events, broken } = await restored.within(tenant, async () => ({ events: await restored.get(Journal).of({ type: 'complaint', id: complaint }), broken: await restored.get(Journal).verify() }));
    expect(events.length).toBeGreaterThan(1);
    expect(broken).toEqual([]);
  });

  test('does the work that was waiting, once', async () => {
    expect(await source.visible(tenant, 'mail')).toBe(0);
    await restored.settle();
    expect(await restored.visible(tenant, 'mail')).toBe(1);
  });

  test('lets people go on', async () => {
    const http = restored.http.bearer(token);
    expect((await http.get(`/api/complaints/${complaint}`)).body).toMatchObject({ id: complaint, state: 'handling' });
    expect((await http.get(`/api/attachments/${attachment}`)).body).toBe(pdf);
  });

  test('is not restored over', async () => {
    await expect(restore(restored.get(Database), file, { filesDir: files, migrations })).rejects.toThrow('not empty');
  });
});

describe('a restore', () => {
  test('touches nothing when the archive is cut short, damaged, of another kind or of a newer version', async () => {
    const { database, remove } = await emptyDatabase(testEngine());
    const files = join(folder, 'refused');
    const refused = async (bytes: string | Uint8Array, more: object = {}) => {
      const archive = join(folder, 'refused.tar.gz');
      writeFileSync(archive, bytes);
      await expect(restore(database, archive, { filesDir: files, migrations, ...more })).rejects.toThrow(/not a complete backup|not installed/);
    };
    const whole = readFileSync(file);
    const damaged = Buffer.from(whole);
    damaged[Math.floor(whole.length / 2)]! ^= 0xff;
    await refused(whole.subarray(0, whole.length - 5_000));
    await refused(damaged);
    await refused('a letter');
    await refused(whole, { migrations: migrations.slice(0, -1) });
    expect(await database.transaction(tablesOf)).toEqual([]);
    expect(existsSync(files)).toBe(false);
    await database.close();
    await remove();
  });

  test('that fails in the middle leaves nothing', async () => {
    const { database, remove } = await emptyDatabase(testEngine());
    const files = join(folder, 'failed');
    await database.migrate(migrations);
    // What cannot be stored a second time: a key that the restore cannot lift.
    await database.asOwner(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$; create trigger refuse before insert on tenant for each row execute function refuse();`);
    await expect(restore(database, file, { filesDir: files, migrations })).rejects.toThrow('no room');
    const filled = await database.transaction(async (query) => {
      const found = [];
      for (const { name } of await tablesOf(query)) if ((await query(`select 1 from "${name}"`)).length > 0) found.push(name);
      return found;
    });
    expect(filled).toEqual([]);
    expect(existsSync(files) ? readdirSync(files, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()) : []).toEqual([]);
    await database.close();
    await remove();
  });

  test('needs no sequences: whoever adds one has to carry it over', async () => {
    const rows = await source.get(Database).transaction((query) => query(`select 1 from pg_sequences where schemaname = 'public' and sequencename not like 'schema_migration%'`));
    expect(rows).toEqual([]);
  });
});

describe('daily', () => {
  test('a backup is made once a day, and a week of them kept', async () => {
    const backups = join(folder, 'backups');
    const daily = new DailyBackup(source.nest, backups);
    const first = await daily.run();
    expect((await checkArchive(first!)).count.rows).toMatchObject({ complaint: 1 });
    source.now.advance({ hours: 23 });
    expect(await daily.run()).toBeUndefined();
    for (let day = 0; day < 8; day++) {
      source.now.advance({ days: 1 });
      await daily.run();
    }
    const there = readdirSync(backups).sort();
    expect(there).toHaveLength(7);
    expect(there.at(-1)).toContain(source.get(Now).iso().slice(0, 10));
  });

  test('one that is given up leaves nothing, and the product goes on', async () => {
    const abort = new AbortController();
    abort.abort();
    const path = join(folder, 'given-up', 'all.tar.gz');
    await expect(backup(source.get(Database), path, { filesDir, at: new Date(), signal: abort.signal })).rejects.toThrow('aborted');
    expect(readdirSync(join(folder, 'given-up'))).toEqual([]);
    expect(await source.visible(tenant, 'complaint')).toBe(1);
  });
});
