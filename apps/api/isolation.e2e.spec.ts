import { Commands, Db, sql, systemActor, withTenant, type Tenant } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import { MailServer } from '@aftercare/mail/testing';
import { MikroORM } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDescription } from './describe-api.ts';
import { plugins } from './modules.ts';
import { openBusyCompanies, stepped } from './testing/busy-company.fixture.ts';
import { startWhole, type Office } from './testing/office.fixture.ts';

let mails: MailServer;
let app: TestApp;
let north: Office;
let south: Office;
let tables: Table[];

beforeAll(async () => {
  mails = await MailServer.start();
  app = await startWhole(mails, { plugins: [...plugins, stepped] });
  [north, south] = (await openBusyCompanies(app, mails, 'north', 'south')) as [Office, Office];
  // What has just happened is not sealed yet.
  for (const office of [north, south]) await office.as('jiangyue').post('/api/complaints', office.intake(1));
  tables = await readTables();
}, 180_000);
afterAll(async () => {
  await app?.close();
  await mails?.stop();
});

interface Table {
  readonly name: string;
  readonly kind: string;
  readonly tenants: boolean;
  readonly walled: boolean;
  readonly forced: boolean;
}

/** Tables and views as the database itself lists them, so that nobody has to remember to name a new one here. */
const readTables = (): Promise<Table[]> =>
  app.get(Db).across<Table>(sql`
    select c.relname as name, c.relkind as kind, c.relrowsecurity as walled, c.relforcerowsecurity as forced,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenants
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`);

/** A tenant's tables: all of which a row belongs to one. */
const tenantTables = (): string[] => tables.filter(({ tenants }) => tenants).map(({ name }) => name);
const inTenant = <T>({ made: { tenant } }: Office, run: () => Promise<T>): Promise<T> => withTenant(tenant, systemActor, run);
const rows = <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => app.get(Db).rows(query);
const write = (query: ReturnType<typeof sql>): Promise<number> => app.get(Commands).transaction(() => app.get(Db).run(query));

/** Each of a list that does not hold up, so that one run names them all. */
async function failing<Each>(all: readonly Each[], holds: (each: Each) => Promise<boolean>): Promise<Each[]> {
  const found: Each[] = [];
  for (const each of all) if (!(await holds(each))) found.push(each);
  return found;
}

describe('the database', () => {
  test('knows no table without a tenant but these', () => {
    expect(tables.filter(({ tenants }) => !tenants).map(({ name }) => name)).toEqual(['schema_migration', 'sign_in_attempt', 'tenant']);
  });

  test('walls in every table of a tenant, for whoever owns it too', () => {
    expect(tenantTables().length).toBeGreaterThan(30);
    expect(tables.filter(({ tenants, name }) => tenants || name === 'tenant').filter(({ kind, walled, forced }) => kind !== 'r' || !walled || !forced)).toEqual([]);
  });

  test.each(['north', 'south'] as const)('shows %s all of its own rows and no others, without any filter', async (code) => {
    const office = { north, south }[code];
    const { id } = office.made.tenant;
    const foreign = await failing(tenantTables(), async (table) => {
      const owners = await inTenant(office, () => rows<{ id: string }>(sql`select distinct tenant_id as id from ${sql.table(table)}`));
      return owners.length === 1 && owners[0]!.id === id;
    });
    expect(foreign).toEqual([]);
    expect(await inTenant(office, () => rows<Tenant>(sql`select id from tenant`))).toEqual([{ id }]);
  });

  test('shows nothing without a tenant', async () => {
    const visible = await failing([...tenantTables(), 'tenant'], async (table) => (await app.get(Db).across(sql`select 1 from ${sql.table(table)} limit 1`)).length === 0);
    expect(visible).toEqual([]);
  });

  test('lets no row go to another tenant, or be written for one', async () => {
    const { id } = south.made.tenant;
    const refuses = async (statement: ReturnType<typeof sql>) => inTenant(north, () => write(statement)).then(() => false, (error: Error) => /row-level security|permission denied/.test(`${error.message} ${(error.cause as Error | undefined)?.message}`));
    expect(await failing(tenantTables(), (table) => refuses(sql`update ${sql.table(table)} set tenant_id = ${id}`))).toEqual([]);
    expect(await failing(tenantTables(), (table) => refuses(sql`insert into ${sql.table(table)} (tenant_id) values (${id})`))).toEqual([]);
  });

  test('lets nobody change or delete what belongs to another tenant', async () => {
    const { id } = south.made.tenant;
    const touched = await failing(tenantTables(), async (table) => (await inTenant(north, () => write(sql`delete from ${sql.table(table)} where tenant_id = ${id}`)).catch(() => 0)) === 0);
    expect(touched).toEqual([]);
  });
});

describe('the ORM', () => {
  const entities = () => [...app.get(MikroORM).getMetadata().getAll().values()].filter(({ abstract, embeddable, virtual }) => !abstract && !embeddable && !virtual);

  test('shows only one tenant’s rows, and none without a tenant, with its own filter switched off', async () => {
    expect(entities().length).toBeGreaterThan(0);
    const em = () => app.get(MikroORM).em.fork() as unknown as { find(entity: unknown, where: object, options: object): Promise<{ tenantId: string }[]> };
    const all = { filters: false };
    expect(await failing(entities(), async ({ class: entity }) => (await em().find(entity, {}, all)).length === 0)).toEqual([]);
    const mixed = await failing(entities(), ({ class: entity }) =>
      inTenant(north, () => app.get(Commands).transaction(async () => (await app.get(MikroORM).em.find(entity as never, {}, all as never)).every((each) => (each as unknown as { tenantId: string }).tenantId === north.made.tenant.id))),
    );
    expect(mixed).toEqual([]);
  });
});

describe('the API', () => {
  /** All ids that a tenant has, by what they are ids of. */
  const idsOf = async (office: Office): Promise<Map<string, string[]>> => {
    const withId = await app.get(Db).across<{ name: string }>(sql`select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'id' and a.atttypid = 'uuid'::regtype order by 1`);
    const found = new Map<string, string[]>();
    for (const { name } of withId) found.set(name, (await inTenant(office, () => rows<{ id: string }>(sql`select id from ${sql.table(name)} order by id limit 2`))).map(({ id }) => id));
    return found;
  };

  test('lists only what belongs to the tenant', async () => {
    const secrets = [...(await idsOf(south)).values()].flat();
    const lists = Object.entries(apiDescription(app.nest).paths).flatMap(([path, { get }]) => (get ? [path] : [])).filter((path) => !path.includes('{') && !/live|search|openapi|docs/.test(path));
    expect(lists.length).toBeGreaterThan(8);
    for (const list of lists) {
      const { status, body } = await north.as('admin').get(list);
      const said = JSON.stringify(body);
      expect([list, status < 500, secrets.filter((id) => said.includes(id)), said.includes('south')]).toEqual([list, true, [], false]);
    }
  });
});
