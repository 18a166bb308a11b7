import type { Locale, SubjectRef } from '@aftercare/kernel';
import type { Tenant } from '@aftercare/kernel/server';
import MailComposer from 'nodemailer/lib/mail-composer';
import { oneLine } from '../domain/values.ts';
import type { MailEnvironment } from './environment.ts';

export interface Outgoing {
  readonly to: { readonly address: string; readonly name: string | null };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly locale: Locale;
  readonly messageId: string;
  readonly about: SubjectRef;
}

export const messageIdOf = (mail: string, { domain }: MailEnvironment): string => `<${mail}@${domain}>`;

/** No mail bears it: all mails of a case refer to it, so mail programs show them as one conversation. */
const threadOf = ({ type, id }: SubjectRef, messageId: string): string => `<${type}.${id}${messageId.slice(messageId.lastIndexOf('@'))}`;

export interface Address {
  readonly name: string;
  readonly address: string;
}

export interface Headers {
  readonly from: Address;
  readonly to: Address;
  readonly replyTo: string | undefined;
  readonly messageId: string;
  readonly references: string;
  readonly more: Readonly<Record<string, string>>;
}

/** Auto-Submitted and its Microsoft cousin keep out-of-office replies and other machines from answering in a circle. */
export function headersOf(mail: Omit<Outgoing, 'html' | 'text'>, { letterhead }: Tenant, { from }: MailEnvironment): Headers {
  return {
    from: { name: oneLine(letterhead.company), address: from },
    to: { name: oneLine(mail.to.name ?? ''), address: mail.to.address },
    replyTo: letterhead.email,
    messageId: mail.messageId,
    references: threadOf(mail.about, mail.messageId),
    more: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': mail.locale },
  };
}

/** The mail as bytes for the wire. It never reads a file or an address to make them. */
export function composed(mail: Outgoing, headers: Headers, date: Date): Promise<Buffer> {
  const { more, ...known } = headers;
  return new MailComposer({ ...known, headers: { ...more }, subject: mail.subject, html: mail.html, text: mail.text, date, disableFileAccess: true, disableUrlAccess: true }).compile().build();
}

/** The headers as a reader of the outbox sees them. */
export const shown = ({ from, to, replyTo, messageId, references, more }: Headers): { name: string; value: string }[] =>
  Object.entries({ From: named(from), To: named(to), ...(replyTo ? { 'Reply-To': replyTo } : {}), 'Message-ID': messageId, References: references, ...more }).map(([name, value]) => ({ name, value }));

const named = ({ name, address }: Address): string => (name ? `${name} <${address}>` : address);
