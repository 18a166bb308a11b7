import type { EmailType, Text } from '@aftercare/kernel';
import { sql, type Installed } from '@aftercare/kernel/server';
import type { MailRow, MailState } from '../domain/index.ts';

/** A row of a list as it is read. */
export interface StoredMail {
  readonly id: string;
  readonly version: number;
  readonly state: MailState;
  readonly email: string;
  readonly aboutType: string;
  readonly about: string;
  readonly toAddress: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly attempts: number;
  readonly nextAt: string | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

export const mailColumns = sql`id, version, state, email, about_type as "aboutType", about_id as about, to_address as "toAddress", to_name as "toName", subject, attempts,
  next_at as "nextAt", last_error as "lastError", created_at as "createdAt", sent_at as "sentAt"`;

export const rowOf = ({ email, about, aboutType, toAddress, toName, ...row }: StoredMail, titles: ReadonlyMap<string, Text>): MailRow => ({
  id: row.id,
  version: row.version,
  state: row.state,
  email: { id: email, title: titles.get(email) ?? { 'zh-CN': email, en: email } },
  to: { address: toAddress, name: toName },
  subject: row.subject,
  about: { type: aboutType, id: about },
  attempts: row.attempts,
  nextAt: row.nextAt,
  lastError: row.lastError,
  createdAt: row.createdAt,
  sentAt: row.sentAt,
});

/** What the mails of all loaded modules are called. */
export function titlesOf({ modules }: Installed): ReadonlyMap<string, Text> {
  return new Map(modules.flatMap(({ manifest }) => Object.values(manifest.emails ?? {})).map((email: EmailType<any>) => [email.id, email.title]));
}
