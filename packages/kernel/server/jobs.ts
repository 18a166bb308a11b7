import { MikroORM } from '@mikro-orm/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { fromKysely, fromPglite, PgBoss, type SendOptions, type WorkHandler } from 'pg-boss';
import { Database } from './database.ts';
import { newId } from './tenant-table.ts';
import { currentWork, requireWork } from './work.ts';

type BossDb = NonNullable<SendOptions['db']>;

/** Whether this process does background work, besides (or instead of) answering requests. */
export const runsWorkers = Symbol('aftercare.runs-workers');

/** The queues, in the same database. Jobs carry ids only and exist if and only if their transaction commits. */
@Injectable()
export class Jobs {
  private boss!: PgBoss;
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly database: Database,
    private readonly orm: MikroORM,
    @Inject(runsWorkers) private readonly works: boolean,
  ) {}

  /** Creates and warms every queue, so that no look-up is made while a transaction holds the only connection. Runs as the owner. */
  async open(queues: readonly string[]): Promise<void> {
    const { embedded } = this.database;
    this.boss = await openQueues(this.database, queues, { works: this.works, onError: (error) => this.logger.error(error), ...(embedded ? { db: joining(this.orm, fromPglite(embedded)) } : {}) });
  }

  /** Enqueues in the running command's transaction; jobs of one `key` are done one after the other. */
  async send(queue: string, jobs: readonly { readonly key: string; readonly data: object }[]): Promise<void> {
    const { trx } = requireWork('Jobs.send');
    // Jobs of one transaction have one time, so it is their ids that keep them in order.
    await this.boss.insert(queue, jobs.map(({ key, data }) => ({ id: newId(), singletonKey: key, data })), { db: fromKysely(trx) });
  }

  async work<Data extends object>(queue: string, run: (data: Data) => Promise<void>): Promise<void> {
    let worker: string | undefined;
    const handler: WorkHandler<Data> = async ([job]) => {
      // Else it would rest a second after each job, however many wait.
      if (worker) this.boss.notifyWorker(worker);
      await run(job!.data);
    };
    worker = await this.boss.work<Data>(queue, { batchSize: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 }, handler);
  }

  /** Jobs that are waiting, running or to be tried again. */
  async waiting(queue: string): Promise<number> {
    const { rows } = await this.boss.getDb().executeSql(`select count(*)::int as n from pgboss.job where name = $1 and state in ('created', 'active', 'retry')`, [queue]);
    return (rows[0] as { n: number }).n;
  }

  async close(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: 5_000, close: true });
  }
}

interface QueueOptions {
  readonly works: boolean;
  readonly db?: BossDb;
  readonly onError: (error: Error) => void;
}

/** Starts pg-boss as the owner of the database, with these queues. */
export async function openQueues({ embedded, options }: Database, queues: readonly string[], { works, db, onError }: QueueOptions): Promise<PgBoss> {
  const shared = { supervise: works, schedule: false, useListenNotify: works };
  const boss = embedded ? new PgBoss({ ...shared, db: db ?? fromPglite(embedded), backend: 'pglite' }) : new PgBoss({ ...shared, connectionString: options.url!, max: 3 });
  boss.on('error', onError);
  await boss.start();
  const there = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of queues.filter((each) => !there.has(each))) {
    await boss.createQueue(name, { name, policy: 'key_strict_fifo', retryLimit: 12, retryDelay: 1, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 120, notify: true } as never);
    // pg-boss forgets a queue that it has made, and would look it up again by itself, while a transaction holds the only connection.
    await boss.insert(name, []);
  }
  return boss;
}

/** PGlite has one connection: a statement of the queue that ran beside an open transaction would wait for ever, so it joins it. */
function joining(orm: MikroORM, base: BossDb): BossDb {
  return {
    ...base,
    executeSql(text: string, values?: unknown[]) {
      const trx = currentWork()?.trx ?? (orm.em.getTransactionContext());
      return (trx ? fromKysely(trx) : base).executeSql(text, values);
    },
  };
}
