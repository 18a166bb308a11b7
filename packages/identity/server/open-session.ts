import { Db, newId, Now, Settings, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sessionDays, sessionIdleHours } from '../domain/index.ts';
import { Attempts, type Counter } from './attempts.ts';

interface Circumstances {
  readonly address: string;
  readonly userAgent: string;
  readonly counters: readonly Counter[];
  /** The password hashed with today's parameters, when it was kept with others. */
  readonly rehashed?: string | undefined;
}

/** Begins a session for somebody whose password was right, and answers how long it can last. It keeps today's limits; a change of the settings is for later ones. */
export class OpenSession extends Command<{ seconds: number }> {
  constructor(
    readonly personId: string,
    readonly tokenHash: string,
    readonly circumstances: Circumstances,
  ) {
    super();
  }
}

@CommandHandler(OpenSession)
export class OpenSessionHandler implements ICommandHandler<OpenSession> {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly attempts: Attempts,
    private readonly now: Now,
  ) {}

  async execute({ personId, tokenHash, circumstances: { address, userAgent, counters, rehashed } }: OpenSession): Promise<{ seconds: number }> {
    const at = this.now.date();
    const seconds = this.settings.read(sessionDays) * 86_400;
    const expires = new Date(at.getTime() + seconds * 1_000);
    const idle = this.settings.read(sessionIdleHours) * 3_600;
    await this.db.run(sql`
      with logged as (
        insert into sign_in_log (id, at, person_id, outcome, address, user_agent) values (${newId()}, ${at.toISOString()}, ${personId}, 'signed-in', ${address}, ${userAgent}))
      insert into session (id, token_hash, person_id, created_at, last_seen_at, expires_at, idle_seconds, address, user_agent)
      values (${newId()}, decode(${tokenHash}, 'hex'), ${personId}, ${at.toISOString()}, ${at.toISOString()}, ${expires.toISOString()}, ${idle}, ${address}, ${userAgent})`);
    await this.attempts.forgive(counters);
    if (rehashed) await this.db.run(sql`update credential set hash = ${rehashed} where person_id = ${personId}`);
    return { seconds };
  }
}
