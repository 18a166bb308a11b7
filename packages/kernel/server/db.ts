import { MikroORM } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { Kysely, RawBuilder } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { opening, setTenant } from './opening.ts';
import { currentWork, requireWork, type Refusals } from './work.ts';

export { sql } from 'kysely';

/** The read-only transaction that is open, if one is. */
const open = new AsyncLocalStorage<Kysely<unknown>>();

/** The doors to the database for plain SQL. Timestamps come back as ISO strings, numeric and bigint as strings. */
@Injectable()
export class Db {
  constructor(private readonly orm: MikroORM) {}

  /** Rows that the current tenant may see: in the running command's transaction, else in a read-only one of their own. */
  async rows<Row>(query: RawBuilder<Row>): Promise<Row[]> {
    const work = currentWork();
    await work?.send();
    const running = work?.trx ?? open.getStore();
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
    const work = requireWork('Db.run');
    await work.send();
    return Number((await query.execute(work.trx)).numAffectedRows ?? 0);
  }

  /**
   * A write inside a command of which nobody asks how many rows it touched: it goes with all others that wait, in one statement, before
   * whatever else goes through here and at the latest before commit. It may not begin with `with` and does not see what waits beside it.
   * @param refusals what the command is refused with, by the constraint or unique index that the write breaks
   */
  later(query: RawBuilder<unknown>, refusals?: Refusals): void {
    requireWork('Db.later').later(query, refusals);
  }

  /** Writes all that the command has left so far, its journal and jobs too: for whoever is about to take a lock that others wait for. */
  leave(): Promise<void> {
    return requireWork('Db.leave').leave();
  }

  /** Calls one of the named functions that answer across tenants. There is no tenant here, so tables show nothing. */
  async across<Row>(call: RawBuilder<Row>): Promise<Row[]> {
    return (await call.execute(this.kysely())).rows;
  }

  private async reading<T>(read: (trx: Kysely<unknown>) => Promise<T>): Promise<T> {
    const begin = () =>
      this.kysely()
        .transaction()
        .execute(async (trx) => {
          await setTenant(trx);
          return read(trx);
        });
    return opening(begin, { readOnly: true });
  }

  private kysely(): Kysely<unknown> {
    return (this.orm.em.getConnection() as unknown as { getClient(): Kysely<unknown> }).getClient();
  }
}
