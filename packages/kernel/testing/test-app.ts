import { type Database, Db, Environment, Installed, Jobs, Now, sql, startApp, systemActor, Tenants, Ticks, withTenant, type AppOptions, type NewTenant, type Tenant } from '@aftercare/kernel/server';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestClient } from './test-client.ts';
import { openTestDatabase } from './test-database.ts';
import { TestNow } from './test-now.ts';

export interface TestAppOptions extends Partial<Omit<AppOptions, 'modules' | 'database' | 'environment'>>, Pick<AppOptions, 'modules'> {
  readonly publicUrl?: string;
  /** One that is there already, instead of an empty one. */
  readonly database?: Database;
  readonly filesDir?: string;
}

const longestWait = 20_000;

/** A whole app on an engine of its own: queues run, the clock stands still. */
export class TestApp {
  readonly now: TestNow;
  readonly http: TestClient;

  private constructor(
    readonly nest: NestFastifyApplication,
    readonly close: () => Promise<void>,
  ) {
    this.now = nest.get(Now) as TestNow;
    this.http = new TestClient(nest.getHttpAdapter().getInstance());
  }

  static async start({ modules, plugins = [], providers = [], publicUrl = 'http://127.0.0.1:3000', workers = true, database: given, filesDir = mkdtempSync(join(tmpdir(), 'aftercare-files-')), ...rest }: TestAppOptions): Promise<TestApp> {
    const { database, remove } = given ? { database: given, remove: async () => {} } : await openTestDatabase();
    const environment = new Environment({ publicUrl, filesDir });
    const app = await startApp({ ...rest, environment, modules, plugins, database, workers, ticking: false, providers: [{ provide: Now, useValue: new TestNow() }, ...providers] });
    return new TestApp(app.nest, async () => {
      await app.close();
      await remove();
      rmSync(filesDir, { recursive: true, force: true });
    });
  }

  get<T>(type: Type<T>): T {
    return this.nest.get(type, { strict: false });
  }

  /** Runs something in a tenant as the product itself. */
  within<T>(tenant: Tenant | string, run: () => Promise<T>): Promise<T> {
    return typeof tenant === 'string' ? this.get(Tenants).byCode(tenant).then((found) => withTenant(found, systemActor, run)) : withTenant(tenant, systemActor, run);
  }

  /** A tenant with all loaded modules. */
  tenant(code: string, { furnish = async () => {}, ...more }: Partial<NewTenant> & { furnish?: () => Promise<void> } = {}): Promise<Tenant> {
    const modules = this.get(Installed).modules.map(({ manifest }) => manifest.id);
    return this.get(Tenants).create({ code, name: code, letterhead: { company: code }, locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai', modules, plugins: [], ...more }, furnish);
  }

  /** Waits until every queue is empty and no tick finds anything due. @throws Error when that takes longer than 20 seconds */
  async settle(): Promise<void> {
    const until = Date.now() + longestWait;
    do {
      await this.drain(until);
    } while ((await this.get(Ticks).runAll()) > 0);
    await this.drain(until);
  }

  /** Listens on a free port of 127.0.0.1. @returns the address */
  async listen(): Promise<string> {
    await this.nest.listen(0, '127.0.0.1');
    return (await this.nest.getUrl()).replace('[::1]', '127.0.0.1');
  }

  /** What plain SQL without any filter shows in a tenant. */
  visible(tenant: Tenant, table: string): Promise<number> {
    return withTenant(tenant, systemActor, async () => Number((await this.get(Db).row<{ n: string }>(sql`select count(*) as n from ${sql.table(table)}`))!.n));
  }

  private async drain(until: number): Promise<void> {
    const jobs = this.get(Jobs);
    for (const queue of this.get(Installed).queues()) {
      while ((await jobs.waiting(queue)) > 0) {
        if (Date.now() > until) throw new Error(`Queue ${queue} did not empty.`);
        await sleep(15);
      }
    }
  }
}

export const startTestApp = (options: TestAppOptions): Promise<TestApp> => TestApp.start(options);
