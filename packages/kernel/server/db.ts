import { MikroORM } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { currentTenant } from './context.ts';
import { currentWork, requireWork } from './work.ts';

export { sql } from 'kysely';

/** The read-only transaction that is open, if one is. */
const open = new AsyncLocalStorage<Kysely<unknown>>();

/** The doors to the database for plain SQL. Timestamps come back as ISO strings, numeric and bigint as strings. */
@Injectable()
export class Db {
  constructor(private readonly orm: MikroORM) {}

  /** Rows that the current tenant may see: in the running command's transaction, else in a read-only one of their own. */
  async rows<Row>(query: RawBuilder<Row>): Promise<Row[]> {
    const running = currentWork()?.trx ?? open.getStore();
    if (running) return (await query.execute(running)).rows;
    return this.reading(async (trx) => (await query.execute(trx)).rows);
  }

  async row<Row>(query: RawBuilder<Row>): Promise<Row | undefined> {
    return (await this.rows(query))[0];
  }

  /** Several queries in one read-only transaction, those of other services that are called inside among them: one look at one state, and few round trips. */
  async readingOnce<T>(read: (rows: <Row>(query: RawBuilder<Row>) => Promise<Row[]>) => Promise<T>): Promise<T> {
    const rows = <Row>(query: RawBuilder<Row>) => this.rows(query);
    return currentWork() || open.getStore() ? read(rows) : this.reading((trx) => open.run(trx, () => read(rows)));
  }

  /** Writes by hand, inside a command. @returns how many rows were touched. */
  async run(query: RawBuilder<unknown>): Promise<number> {
    const { trx } = requireWork('Db.run');
    return Number((await query.execute(trx)).numAffectedRows ?? 0);
  }

  /** Calls one of the named functions that answer across tenants. There is no tenant here, so tables show nothing. */
  async across<Row>(call: RawBuilder<Row>): Promise<Row[]> {
    return (await call.execute(this.kysely())).rows;
  }

  private async reading<T>(read: (trx: Kysely<unknown>) => Promise<T>): Promise<T> {
    const tenant = currentTenant().id;
    return this.kysely()
      .transaction()
      .execute(async (trx) => {
        // Not by the driver's access mode: the one for PGlite ignores it.
        await sql`select set_config('app.tenant_id', ${tenant}, true), set_config('transaction_read_only', 'on', true)`.execute(trx);
        return read(trx);
      });
  }

  private kysely(): Kysely<unknown> {
    return (this.orm.em.getConnection() as unknown as { getClient(): Kysely<unknown> }).getClient();
  }
}
