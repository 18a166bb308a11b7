import { Commands, currentTenant, Db, Now, sql, Tenants } from '@aftercare/kernel/server';
import { Injectable, Logger, Optional, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { revealed } from '../domain/index.ts';
import { MailEnvironment } from './environment.ts';
import { composed, headersOf } from './message.ts';
import { Progress, type Claimed } from './progress.ts';
import { longestAttempt, Smtp, type Outcome } from './smtp.ts';

const lanes = 5;
/** Other ticks wait while this one does; what takes longer goes on beside them. */
const longestTick = 1_000;
const abandonedAfter = 2 * longestAttempt;

interface Found {
  readonly tenant: string;
  readonly mail: string;
}

/** Sends what is due. A mail is claimed in a transaction of its own before it is tried, so a crash in between never sends it twice. */
@Injectable()
export class Deliver implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private readonly running = new Set<Promise<void>>();
  /** What the last attempt showed. While the server is away one mail at a time asks for it; once it is back all that waited for it go. */
  private reachable = true;
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly progress: Progress,
    private readonly smtp: Smtp,
    private readonly now: Now,
    @Optional() private readonly environment: MailEnvironment = new MailEnvironment(),
  ) {}

  async run(): Promise<number> {
    const timeUp = sleep(longestTick, true, { ref: false });
    let done = (await this.giveUpAbandoned()) + (await this.fill());
    while (this.running.size > 0) {
      const late = await Promise.race([timeUp, Promise.race(this.running).then(() => false)]);
      if (late) break;
      // one question to an absent server is enough for now, however many mails wait for it
      if (this.reachable) done += await this.fill();
    }
    return done + this.running.size;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.smtp.stop();
    await Promise.all(this.running);
  }

  /** Puts a mail on each free lane. */
  private async fill(): Promise<number> {
    let started = 0;
    while (!this.stopping && this.running.size < (this.reachable ? lanes : 1)) {
      const { reachable } = this;
      const [next] = await this.db.across<Found>(sql`select * from mail_due(${this.now.iso()}, ${reachable}, 1)`);
      if (!next) break;
      // It may have come back in vain while this was asked; then it has to wait like the others.
      if (reachable && !this.reachable) continue;
      const claimed = await this.tenants.within(next.tenant, () => this.commands.transaction(() => this.progress.claim(next.mail)));
      if (!claimed) continue;
      const attempt: Promise<void> = this.tenants.within(next.tenant, () => this.deliver(claimed)).catch((error: Error) => this.logger.error(error.stack)).finally(() => this.running.delete(attempt));
      this.running.add(attempt);
      started++;
    }
    return started;
  }

  private async deliver(mail: Claimed): Promise<void> {
    if (!this.smtp.isConfigured) return this.commands.transaction(() => this.progress.keep(mail));
    const outcome = await this.attempt(mail);
    if (outcome.kind === 'unreached') this.reachable = false;
    if (outcome.kind === 'accepted' || outcome.kind === 'refused') this.reachable = true;
    await this.commands.transaction(() => this.progress.record(mail, outcome));
  }

  private async attempt(mail: Claimed): Promise<Outcome> {
    const outgoing = { ...revealed(mail, mail.secrets ?? {}, mail.id), to: { address: mail.toAddress, name: mail.toName }, about: { type: mail.aboutType, id: mail.about } };
    try {
      const message = await composed(outgoing, headersOf(outgoing, currentTenant(), this.environment), this.now.date());
      return await this.smtp.send(message, { from: this.environment.from, to: mail.toAddress });
    } catch (error) {
      // it could not even be put together, and would not be the next time either
      return { kind: 'refused', code: 554, detail: (error as Error).message };
    }
  }

  private async giveUpAbandoned(): Promise<number> {
    const before = new Date(this.now.date().getTime() - abandonedAfter).toISOString();
    const found = await this.db.across<Found>(sql`select * from mail_abandoned(${before}, 100)`);
    let given = 0;
    for (const { tenant, mail } of found) given += Number(await this.tenants.within(tenant, () => this.commands.transaction(() => this.progress.abandon(mail, before))));
    return given;
  }
}
