import type { EmailTemplate, EmailType, Locale, SubjectRef } from '@aftercare/kernel';
import { currentTenant, Db, Events, Installed, newId, Now, sql } from '@aftercare/kernel/server';
import { Injectable, Optional } from '@nestjs/common';
import { z } from 'zod';
import { mailFailed, mailQueued, render, sealed } from '../domain/index.ts';
import { oneLine, shortened } from '../domain/values.ts';
import { MailEnvironment } from './environment.ts';
import { messageIdOf } from './message.ts';

export interface Recipient {
  readonly address: string;
  readonly name?: string | null | undefined;
  /** The tenant's when absent. */
  readonly locale?: Locale | null | undefined;
}

export interface Sending<Vars extends object> {
  readonly to: Recipient;
  /** The case it belongs to; its timeline shows what becomes of the mail. */
  readonly subject: SubjectRef;
  readonly vars: Vars;
  /** At most one mail bears it in a tenant: `${event.id}` of what caused the mail makes it one each, however often a subscriber runs. */
  readonly dedupeKey?: string;
}

const address = z.email().max(254);

/** Mails to be sent. They are written with the command that causes them, and go out once it commits. */
@Injectable()
export class Outbox {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly installed: Installed,
    private readonly now: Now,
    @Optional() private readonly environment: MailEnvironment = new MailEnvironment(),
  ) {}

  /**
   * Inside a command or a subscriber. An address that is none makes a failed mail, which the case shows, and not an error.
   * @returns the mail's id; that of the earlier one when its `dedupeKey` is taken
   * @throws Error when the variables are not those the mail declares, or nobody wrote a template for it
   */
  async send<Vars extends object>(email: EmailType<Vars>, { to, subject, vars, dedupeKey }: Sending<Vars>): Promise<string> {
    const id = newId();
    const tenant = currentTenant();
    const locale = to.locale ?? tenant.locale;
    const open = sealed(email.schema, vars, id);
    const made = render(this.templateOf(email), open.vars, { locale, timeZone: tenant.timeZone, letterhead: tenant.letterhead });
    const at = this.now.iso();
    const deliverable = address.safeParse(to.address).success;
    const state = deliverable ? 'queued' : 'failed';
    const problem = deliverable ? null : 'This is not an e-mail address.';
    const history = [{ at, state, times: 1, detail: problem, person: null }];
    const inserted = await this.db.run(sql`
      insert into mail (id, state, email, about_type, about_id, to_address, to_name, locale, subject, html, text, secrets, message_id, dedupe_key, queued_at, next_at, last_error, history, created_at)
      values (${id}, ${state}, ${email.id}, ${subject.type}, ${subject.id}, ${shortened(oneLine(to.address), 254)}, ${to.name ? shortened(oneLine(to.name), 100) : null}, ${locale},
        ${made.subject}, ${made.html}, ${made.text}, ${Object.keys(open.secrets).length > 0 ? JSON.stringify(open.secrets) : null}::jsonb, ${messageIdOf(id, this.environment)}, ${dedupeKey ?? null},
        ${at}, ${deliverable ? at : null}, ${problem}, ${JSON.stringify(history)}::jsonb, ${at})
      on conflict (tenant_id, dedupe_key) do nothing`);
    if (inserted === 0) return (await this.db.row<{ id: string }>(sql`select id from mail where dedupe_key = ${dedupeKey}`))!.id;
    if (deliverable) this.events.publish(mailQueued, subject, { mail: id, email: email.id, again: false });
    else this.events.publish(mailFailed, subject, { mail: id, email: email.id, attempts: 0, code: null });
    return id;
  }

  /** What stands in the subject lines of mails, for the timelines of their cases. */
  async subjects(ids: Iterable<string>): Promise<Map<string, string>> {
    const wanted = [...new Set(ids)];
    const rows = wanted.length ? await this.db.rows<{ id: string; subject: string }>(sql`select id, subject from mail where id = any(${wanted}::uuid[])`) : [];
    return new Map(rows.map(({ id, subject }) => [id, subject]));
  }

  /** The last that was said: a module's own, then those of the tenant's plugins in their order. */
  private templateOf(email: EmailType<any>): EmailTemplate {
    const all = [...this.installed.modules, ...this.installed.tenantPlugins()].flatMap(({ templates = [] }) => templates);
    const found = all.findLast((template) => template.email.id === email.id);
    if (!found) throw new Error(`Nobody wrote a template for ${email.id}.`);
    return found;
  }
}
