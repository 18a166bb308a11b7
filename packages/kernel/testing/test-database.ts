import { Database, kernelModule, type ServerModule } from '@aftercare/kernel/server';
import { mkdirSync, openAsBlob, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { fromPglite, PgBoss } from 'pg-boss';

export type TestEngine = 'pglite' | 'postgres';

/** PostgreSQL when `TEST_DATABASE_URL` names a server; else the embedded engine. */
export const testEngine = (): TestEngine => (process.env.TEST_DATABASE_URL ? 'postgres' : 'pglite');

const templateFile = 'AFTERCARE_PGLITE_TEMPLATE';
const templateDatabase = 'AFTERCARE_POSTGRES_TEMPLATE';

/** A migrated database of its own without any rows; `empty`: without tables too. */
export async function openTestDatabase({ empty = false } = {}): Promise<{ database: Database; remove: () => Promise<void> }> {
  if (testEngine() === 'pglite') {
    const template = empty ? undefined : process.env[templateFile];
    return { database: await Database.open(template ? { template: await openAsBlob(template) } : {}), remove: async () => {} };
  }
  const name = `aftercare_test_${randomBytes(6).toString('hex')}`;
  const template = empty ? undefined : process.env[templateDatabase];
  await onServer(`create database ${name} ${template ? `template ${template}` : ''}`);
  return { database: await Database.open({ url: urlOf(name), connections: 6 }), remove: () => onServer(`drop database if exists ${name} with (force)`) };
}

/** Migrates once for all test files of a run. @returns how to take it away again */
export async function makeTemplate(modules: readonly ServerModule[], engine: TestEngine, folder: string): Promise<() => Promise<void>> {
  const migrations = [kernelModule, ...modules].flatMap((module) => [...(module.migrations ?? [])]);
  if (engine === 'pglite') {
    const database = await Database.open({});
    await database.migrate(migrations);
    await new PgBoss({ db: fromPglite(database.embedded as never), backend: 'pglite' }).start().then((boss) => boss.stop({ graceful: false }));
    const dump = await database.embedded!.dumpDataDir('none');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `pglite-template-${process.pid}.tar`);
    writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
    process.env[templateFile] = file;
    await database.close();
    return () => rm(file, { force: true });
  }
  const name = `aftercare_template_${process.pid}`;
  await onServer(`create database ${name}`);
  await (await Database.open({ url: urlOf(name) })).migrate(migrations);
  await new PgBoss({ connectionString: urlOf(name), max: 1 }).start().then((boss) => boss.stop({ graceful: false, close: true }));
  process.env[templateDatabase] = name;
  return () => onServer(`drop database if exists ${name} with (force)`);
}

function urlOf(name: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
