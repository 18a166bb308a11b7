import type { Journaled } from '../domain/index.ts';
import { EntityManager, MikroORM, RequestContext } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { currentTenant } from './context.ts';

/** A decision as it is kept, so that it can be explained and replayed. */
export interface KeptDecision {
  readonly id: string;
  readonly policy: string;
  readonly type: string;
  readonly subject: string;
  readonly facts: unknown;
  readonly result: unknown;
  readonly decidedBy: readonly string[];
  readonly settings: Readonly<Record<string, { value: unknown; version: string | null }>>;
  readonly at: string;
}

/** One running transaction and what it will leave behind when it commits. */
export class Work {
  readonly events: Journaled[] = [];
  readonly decisions: KeptDecision[] = [];
  readonly afterCommit: (() => void)[] = [];

  constructor(
    readonly em: EntityManager,
    readonly trx: Transaction<unknown>,
  ) {}
}

const storage = new AsyncLocalStorage<Work>();

export const currentWork = (): Work | undefined => storage.getStore();

/** @throws Error outside a command: what is written there would be lost or half-written. */
export function requireWork(what: string): Work {
  const work = storage.getStore();
  if (!work) throw new Error(`${what} needs a running command.`);
  return work;
}

const retryable = new Set(['40001', '40P01']);
const mostAttempts = 3;

export const sqlState = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code ?? (error as { cause?: { code?: string } } | undefined)?.cause?.code;

/** Opens the one transaction of a command, or joins the one that runs. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly orm: MikroORM) {}

  /**
   * @param finish writes what the work leaves behind, just before commit
   * @throws whatever `run` throws; deadlocks and serialization failures are tried again, at most three times in all
   */
  async run<T>(run: () => Promise<T>, finish: (work: Work) => Promise<void>): Promise<T> {
    if (storage.getStore()) return run();
    for (let attempt = 1; ; attempt++) {
      let work!: Work;
      try {
        const result = await RequestContext.create(this.orm.em, () =>
          this.orm.em.transactional(async (em) => {
            const trx = (em as SqlEntityManager).getKysely() as unknown as Transaction<unknown>;
            await sql`select set_config('app.tenant_id', ${currentTenant().id}, true)`.execute(trx);
            work = new Work(em, trx);
            return storage.run(work, async () => {
              const result = await run();
              await em.flush();
              await finish(work);
              return result;
            });
          }),
        );
        for (const hook of work.afterCommit) hook();
        return result;
      } catch (error) {
        if (attempt >= mostAttempts || !retryable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }
}
