import type { Locale } from '@aftercare/kernel';
import { NotFound } from '@aftercare/kernel';
import { currentTenant, Db, Installed, sql } from '@aftercare/kernel/server';
import { Optional } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { hidden, mayBeResent, revealed, type MailHappening, type MailView } from '../domain/index.ts';
import { MailEnvironment } from './environment.ts';
import { mailColumns, rowOf, titlesOf, type StoredMail } from './mail-rows.ts';
import { headersOf, shown } from './message.ts';

export class FindMail extends Query<MailView> {
  constructor(readonly id: string) {
    super();
  }
}

interface StoredBody extends StoredMail {
  readonly locale: Locale;
  readonly messageId: string;
  readonly html: string;
  readonly text: string;
  readonly secrets: Readonly<Record<string, string>> | null;
  readonly history: readonly MailHappening[];
}

@QueryHandler(FindMail)
export class FindMailHandler implements IQueryHandler<FindMail> {
  constructor(
    private readonly db: Db,
    private readonly installed: Installed,
    @Optional() private readonly environment: MailEnvironment = new MailEnvironment(),
  ) {}

  /** Secret links are shown only where there is no mail server: there somebody has to pass the mail on by hand. */
  async execute({ id }: FindMail): Promise<MailView> {
    const mail = await this.db.row<StoredBody>(sql`select ${mailColumns}, locale, message_id as "messageId", html, text, secrets, history from mail where id = ${id}`);
    if (!mail) throw new NotFound({ type: 'mail', id });
    const row = rowOf(mail, titlesOf(this.installed));
    const { html, text } = mail.state === 'kept' ? revealed(mail, mail.secrets ?? {}, id) : hidden(mail, id);
    const headers = shown(headersOf({ ...row, locale: mail.locale, messageId: mail.messageId }, currentTenant(), this.environment));
    return { ...row, locale: mail.locale, messageId: mail.messageId, headers, html, text, history: [...mail.history], resendable: mayBeResent(mail.state) };
  }
}
