import type { Journaled } from '../domain/index.ts';
import { EntityManager, MikroORM, RequestContext } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { opening, setTenant } from './opening.ts';

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

/** What a write that breaks a constraint or unique index of this name is refused with. */
export type Refusals = Readonly<Record<string, () => Error>>;

/** One running transaction and what it will leave behind when it commits. */
export class Work {
  readonly events: Journaled[] = [];
  readonly decisions: KeptDecision[] = [];
  readonly afterCommit: (() => void)[] = [];
  private readonly waiting: { readonly write: RawBuilder<unknown>; readonly refusals: Refusals }[] = [];

  constructor(
    readonly em: EntityManager,
    readonly trx: Transaction<unknown>,
    private readonly finish: (work: Work) => Promise<void>,
  ) {}

  /** Keeps a write until `send`. It may not begin with `with`, and does not see what waits beside it. */
  later(write: RawBuilder<unknown>, refusals: Refusals = {}): void {
    this.waiting.push({ write, refusals });
  }

  /** Sends all writes that wait in one statement, and `last` with them. */
  async send(last?: RawBuilder<unknown>): Promise<void> {
    const writes = this.waiting.splice(0);
    if (writes.length === 0 && !last) return;
    const parts = writes.map(({ write }, n) => sql`${sql.raw(`w${n}`)} as (${write})`);
    try {
      await sql`${parts.length > 0 ? sql`with ${sql.join(parts)} ` : sql``}${last ?? sql`select`}`.execute(this.trx);
    } catch (error) {
      const refusal = writes.find(({ refusals }) => Object.hasOwn(refusals, constraintOf(error)))?.refusals[constraintOf(error)];
      throw refusal ? refusal() : error;
    }
  }

  /** Writes all that the command has left so far, journal, decisions and jobs among it: nothing of that is to be done while others wait for a lock. */
  leave(): Promise<void> {
    return this.finish(this);
  }
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

const constraintOf = (error: unknown): string => (error as { constraint?: string } | undefined)?.constraint ?? '';

export const sqlState = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code ?? (error as { cause?: { code?: string } } | undefined)?.cause?.code;

/** Opens the one transaction of a command, or joins the one that runs. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly orm: MikroORM) {}

  /**
   * @param finish writes what the work has left behind so far; called just before commit, and before by `leave`
   * @throws whatever `run` throws; deadlocks and serialization failures are tried again, at most three times in all
   */
  async run<T>(run: () => Promise<T>, finish: (work: Work) => Promise<void>): Promise<T> {
    if (storage.getStore()) return run();
    for (let attempt = 1; ; attempt++) {
      let work!: Work;
      try {
        const result = await RequestContext.create(this.orm.em, () =>
          opening(() => this.orm.em.transactional(async (em) => {
            const trx = (em as SqlEntityManager).getKysely() as unknown as Transaction<unknown>;
            await setTenant(trx);
            work = new Work(em, trx, finish);
            return storage.run(work, async () => {
              const result = await run();
              await em.flush();
              await work.leave();
              return result;
            });
          })),
        );
        for (const hook of work.afterCommit) hook();
        return result;
      } catch (error) {
        if (attempt >= mostAttempts || !retryable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }
}
