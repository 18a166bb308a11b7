import { domainError } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, createHmac } from 'node:crypto';
import { currentActor } from './context.ts';
import { Db, sql } from './db.ts';
import { Now } from './now.ts';

export interface IdempotencyKey {
  readonly route: string;
  readonly key: string;
  /** Keyed with the key, which is kept only as a hash itself: else a stolen table would let passwords be guessed that stood in bodies. */
  readonly bodyHash: string;
}

export const keyedHash = (key: string, content: string): string => createHmac('sha256', key).update(content).digest('hex');
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const storage = new AsyncLocalStorage<IdempotencyKey>();

export const currentIdempotencyKey = (): IdempotencyKey | undefined => storage.getStore();
export const withIdempotencyKey = <T>(key: IdempotencyKey, run: () => T): T => storage.run(key, run);

/** What a request brings beside its fields counts as well when it is compared with the first one: a file's hash. */
export function withContent<T>(content: string, run: () => T): T {
  const key = storage.getStore();
  return key ? storage.run({ ...key, bodyHash: keyedHash(key.key, `${key.bodyHash} ${content}`) }, run) : run();
}

export class KeyReused extends domainError<{ key: string }>('kernel.idempotency-key-reused', 422, ({ key }) => `The Idempotency-Key ${key} was used with another body.`) {}

export class AnsweredOnce extends domainError<{ key: string }>('kernel.answered-once', 409, ({ key }) => `What the Idempotency-Key ${key} asked for is done. Its answer held a secret and is not kept.`) {}

/** A command whose answer is shown once and kept nowhere. */
export interface AnswersSecret {
  readonly answersSecret: true;
}

/** `Idempotency-Key`: the same actor, route and key get the first answer again. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /**
   * The key is taken and the answer kept in the command's own transaction, so both stand or fall with it.
   * @throws KeyReused when the body differs from the first one @throws AnsweredOnce when the first answer was a secret
   */
  async once<T>(key: IdempotencyKey, { secret }: { secret: boolean }, execute: () => Promise<T>, transaction: (run: () => Promise<T>) => Promise<T>): Promise<T> {
    const { kind, id } = currentActor();
    const actor = `${kind}:${id ?? ''}`;
    return transaction(async () => {
      // Whoever comes second waits here until the first one has committed.
      const first = await this.db.run(sql`insert into idempotency (actor, route, key, body_hash, at) values (${actor}, ${key.route}, ${hashOf(key.key)}, ${key.bodyHash}, ${this.now.iso()}) on conflict do nothing`);
      if (!first) return (await this.known<T>(actor, key)).answer;
      const answer = await execute();
      if (!secret) this.db.later(sql`update idempotency set answer = ${JSON.stringify({ answer })}::jsonb where actor = ${actor} and route = ${key.route} and key = ${hashOf(key.key)}`);
      return answer;
    });
  }

  private async known<T>(actor: string, { route, key, bodyHash }: IdempotencyKey): Promise<{ answer: T }> {
    const row = await this.db.row<{ bodyHash: string; answer: { answer: T } | null }>(sql`
      select body_hash as "bodyHash", answer from idempotency where actor = ${actor} and route = ${route} and key = ${hashOf(key)}`);
    if (row!.bodyHash !== bodyHash) throw new KeyReused({ key });
    if (!row!.answer) throw new AnsweredOnce({ key });
    return row!.answer;
  }
}
