import { defineServerModule, kernelModule, tenantKey, tenantWall, type Database } from '@aftercare/kernel/server';
import { openTestDatabase, testEngine } from '@aftercare/kernel/testing';
import { defineEntity, p } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../apps/api/modules.ts';
import { migrationName, migrationSource, planMigration } from './plan-migration.ts';

const module = (...entities: ReturnType<typeof defineEntity>[]) => defineServerModule({ manifest: { id: 'notes' } as never, entities: entities as never });

describe.runIf(testEngine() === 'pglite')('a migration is planned', () => {
  let database: Database;
  beforeAll(async () => void ({ database } = await openTestDatabase()));
  afterAll(() => database?.close());

  test.each([kernelModule, ...modules].map((each) => [each.manifest.id, each] as const))('%s has the tables that its entities say', async (_, each) => {
    expect(await planMigration(database, each)).toEqual([]);
  });

  test('for a new entity, with its wall, and it runs', async () => {
    const Note = defineEntity({ name: 'Note', tableName: 'note', filters: tenantWall, properties: { ...tenantKey, text: p.text(), amount: p.decimal('string').precision(18).scale(2).nullable() } });
    const statements = await planMigration(database, module(Note as never));
    expect(statements).toEqual([expect.stringMatching(/^create table "note" \("tenant_id" uuid not null, .*primary key \("tenant_id", "id"\)\)$/)]);
    const source = migrationSource('notes', 'Migration1', statements);
    expect(source).toContain(`this.addSql(tenantTable('note'));`);
    const [create] = /create table [^`]+/.exec(source)!;
    await database.embedded!.exec(`${create}; select build_wall('note', false);`);
    expect(await planMigration(database, module(Note as never))).toEqual([]);
  });

  test('for columns that were added, changed and taken away', async () => {
    await database.embedded!.exec(`create table outline (tenant_id uuid not null default current_tenant(), id uuid not null, text text, gone int, primary key (tenant_id, id)); create index outline_text on outline (text); select build_wall('outline', false);`);
    const Draft = defineEntity({ name: 'Draft', tableName: 'outline', filters: tenantWall, properties: { ...tenantKey, text: p.text(), at: p.datetime().nullable() } });
    const plan = (await planMigration(database, module(Draft as never))).join('\n');
    expect(plan).toMatch(/add "at" timestamptz/);
    expect(plan).toMatch(/"text" set not null/);
    expect(plan).toMatch(/drop column "gone"/);
    expect(plan).not.toMatch(/index|policy|default/);
  });
});

test('a migration is named by the time and what it is for', () => {
  expect(migrationName(new Date('2026-11-21T09:30:00Z'), 'Add the grade!')).toBe('Migration20261121093000_add_the_grade');
  expect(migrationName(new Date('2026-11-21T09:30:00Z'))).toBe('Migration20261121093000');
});

test('what a template string would read is written so that it does not', () => {
  expect(migrationSource('notes', 'Migration1', ['alter table "a" add column "b" text default \'`${x}`\''])).toContain('\\`\\${x}\\`');
});
