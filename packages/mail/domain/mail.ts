import { labelled, listQuery, locale, oneOfMany, resource, subjectRef, text } from '@aftercare/kernel';
import { z } from 'zod';

export const mail = resource('mail', text('邮件', 'Mail'));

/**
 * queued: waits for its first attempt. sending: claimed by a worker. deferred: will be tried again at `nextAt`.
 * sent, failed: the server said so. unknown: the answer was lost, so it is not sent again by itself. kept: there is no mail server.
 */
export const mailStates = ['queued', 'sending', 'sent', 'deferred', 'failed', 'unknown', 'kept'] as const;
export const mailState = z.enum(mailStates);
export type MailState = z.output<typeof mailState>;

/** From these a person may have it sent again. */
export const mayBeResent = (state: MailState): boolean => state === 'failed' || state === 'unknown' || state === 'kept' || state === 'deferred';

const words = z.object({ 'zh-CN': z.string(), en: z.string() });

export const mailRow = z
  .object({
    id: z.uuid(),
    version: z.number().int(),
    state: mailState,
    /** Which mail of the product it is. */
    email: z.object({ id: z.string(), title: words }),
    to: z.object({ address: z.string(), name: z.string().nullable() }),
    subject: z.string(),
    /** The case it belongs to. */
    about: subjectRef,
    attempts: z.number().int(),
    nextAt: z.string().nullable(),
    lastError: z.string().nullable(),
    createdAt: z.string(),
    sentAt: z.string().nullable(),
  })
  .meta({ id: 'MailRow' });
export type MailRow = z.output<typeof mailRow>;

/** What happened to a mail; equal neighbours are one entry with a count. */
export const mailHappening = z.object({ at: z.string(), state: mailState, times: z.number().int(), detail: z.string().nullable(), person: z.uuid().nullable() });
export type MailHappening = z.output<typeof mailHappening>;

export const mailView = mailRow
  .extend({ locale, messageId: z.string(), headers: z.array(z.object({ name: z.string(), value: z.string() })), html: z.string(), text: z.string(), history: z.array(mailHappening), resendable: z.boolean() })
  .meta({ id: 'MailView' });
export type MailView = z.output<typeof mailView>;

/** `q` is the beginning of the recipient's address. */
export const mailList = listQuery(['createdAt'], {
  state: oneOfMany(mailStates).optional(),
  aboutType: z.string().max(60).optional(),
  about: z.uuid().optional(),
});
export type MailList = z.output<typeof mailList>;

/** `to` corrects the address, which is why most mails fail for good. */
export const resendInput = z.strictObject({ version: z.number().int().min(1), to: labelled(z.email().max(254).optional(), '收件地址', 'Recipient address') }).meta({ id: 'ResendMail' });
export type ResendInput = z.output<typeof resendInput>;
