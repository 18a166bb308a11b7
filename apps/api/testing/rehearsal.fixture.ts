import { Commands, Db, systemActor, withTenant, type Tenant } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import { AsyncLocalStorage } from 'node:async_hooks';

class Over extends Error {}

/** Lets something happen and takes it back: all of it runs in one transaction that is rolled back. */
export class Rehearsal {
  private readonly running = new AsyncLocalStorage<true>();

  constructor(private readonly app: TestApp) {
    const db = app.get(Db);
    const across = db.across.bind(db);
    // What asks across tenants would wait for the transaction to end: an embedded database has one connection.
    db.across = (call) => (this.running.getStore() ? db.rows(call) : across(call));
  }

  async of<T>(tenant: Tenant, run: () => Promise<T>): Promise<T> {
    let result!: T;
    await withTenant(tenant, systemActor, () =>
      this.app.get(Commands).transaction(() =>
        this.running.run(true, async () => {
          result = await run();
          throw new Over();
        }),
      ),
    ).catch((error: unknown) => {
      if (!(error instanceof Over)) throw error;
    });
    return result;
  }
}
