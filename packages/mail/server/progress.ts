import type { Locale } from '@aftercare/kernel';
import { Db, Events, Now, newId, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { mailFailed, mailKept, mailSent, mailUnknown, type MailState } from '../domain/index.ts';
import { shortened, oneLine } from '../domain/values.ts';
import { nextAttempt } from './back-off.ts';
import type { Outcome } from './smtp.ts';

/** A mail that this process alone may send now. */
export interface Claimed {
  readonly id: string;
  readonly claim: string;
  readonly email: string;
  readonly aboutType: string;
  readonly about: string;
  readonly toAddress: string;
  readonly toName: string | null;
  readonly locale: Locale;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly secrets: Readonly<Record<string, string>> | null;
  readonly messageId: string;
  readonly attempts: number;
  readonly queuedAt: string;
}

/** Moves mails from state to state, inside a command. Whoever has lost the claim changes nothing. */
@Injectable()
export class Progress {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** @returns undefined when somebody else was quicker */
  claim(id: string): Promise<Claimed | undefined> {
    return this.db.row<Claimed>(sql`
      update mail set state = 'sending', claim = ${newId()}, claimed_at = ${this.now.iso()}, attempts = attempts + 1
      where id = ${id} and state in ('queued', 'deferred') and (next_at <= ${this.now.iso()} or unreachable)
      returning id, claim, email, about_type as "aboutType", about_id as about, to_address as "toAddress", to_name as "toName", locale, subject, html, text, secrets, message_id as "messageId", attempts, queued_at as "queuedAt"`);
  }

  async record(mail: Claimed, outcome: Outcome): Promise<void> {
    const { id, attempts, email } = mail;
    const about = { type: mail.aboutType, id: mail.about };
    if (outcome.kind === 'accepted') {
      if (await this.move(mail, 'sent', { detail: outcome.detail, sentAt: this.now.iso() })) this.events.publish(mailSent, about, { mail: id, email, attempts });
      return;
    }
    if (outcome.kind === 'lost') {
      if (await this.move(mail, 'unknown', { error: outcome.detail })) this.events.publish(mailUnknown, about, { mail: id, email });
      return;
    }
    const unreachable = outcome.kind === 'unreached';
    const code = outcome.kind === 'refused' ? outcome.code : null;
    const nextAt = code && code >= 500 ? undefined : nextAttempt(attempts, { queuedAt: new Date(mail.queuedAt), now: this.now.date(), unreachable });
    if (nextAt) await this.move(mail, 'deferred', { error: outcome.detail, nextAt: nextAt.toISOString(), unreachable });
    else if (await this.move(mail, 'failed', { error: outcome.detail })) this.events.publish(mailFailed, about, { mail: id, email, attempts, code });
  }

  /** There is no mail server. */
  async keep(mail: Claimed): Promise<void> {
    if (await this.move(mail, 'kept', {})) this.events.publish(mailKept, { type: mail.aboutType, id: mail.about }, { mail: mail.id, email: mail.email });
  }

  /** Its sender died on the way: nobody can say whether it arrived. */
  async abandon(id: string, claimedBefore: string): Promise<boolean> {
    const lost = await this.db.row<Claimed>(sql`select id, claim, email, about_type as "aboutType", about_id as about from mail where id = ${id} and state = 'sending' and claimed_at < ${claimedBefore} for update`);
    if (!lost || !(await this.move(lost, 'unknown', { error: 'The process that was sending it ended before the answer came.' }))) return false;
    this.events.publish(mailUnknown, { type: lost.aboutType, id: lost.about }, { mail: lost.id, email: lost.email });
    return true;
  }

  /** A sender that was given up and comes back after all still knows better than "unknown". */
  private async move({ id, claim }: Claimed, state: MailState, { detail, error, nextAt, sentAt, unreachable = false }: { detail?: string; error?: string; nextAt?: string; sentAt?: string; unreachable?: boolean }): Promise<boolean> {
    const said = detail ?? error ?? null;
    const kept = said && shortened(oneLine(said), 500);
    const entry = JSON.stringify({ at: this.now.iso(), state, times: 1, detail: kept, person: null });
    const moved = await this.db.run(sql`
      update mail set state = ${state}, version = version + 1, next_at = ${nextAt ?? null}, unreachable = ${unreachable}, last_error = ${error ? kept : null}, sent_at = ${sentAt ?? null},
        attempts = attempts - case when ${state} = 'kept' then 1 else 0 end,
        secrets = case when ${state} = 'sent' then null else secrets end,
        history = case when history->-1->>'state' = ${state} and history->-1->>'detail' is not distinct from ${kept}
          then jsonb_set(history, '{-1}', (history->-1) || jsonb_build_object('at', ${this.now.iso()}::text, 'times', (history->-1->>'times')::int + 1))
          else history || ${entry}::jsonb end
      where id = ${id} and claim = ${claim} and state in ('sending', 'unknown')`);
    return moved > 0;
  }
}
