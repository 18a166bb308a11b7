import { event, text } from '@aftercare/kernel';
import { z } from 'zod';

// About the case that the mail belongs to, so that its timeline shows them. No addresses: those can be erased.
const which = { mail: z.uuid(), email: z.string() };

export const mailQueued = event('mail.queued', text('邮件待发送', 'Mail waiting to be sent'), z.object({ ...which, again: z.boolean() }), { subject: null });
export const mailKept = event('mail.kept', text('邮件已保存，未外发', 'Mail kept, not sent out'), z.object(which), { subject: null });
export const mailSent = event('mail.sent', text('邮件已发出', 'Mail sent'), z.object({ ...which, attempts: z.number().int() }), { subject: null });
/** `code` is the mail server's answer, null when it was never reached in all that time. */
export const mailFailed = event('mail.failed', text('邮件发送失败', 'Mail could not be sent'), z.object({ ...which, attempts: z.number().int(), code: z.number().int().nullable() }), { subject: null });
export const mailUnknown = event('mail.unknown', text('邮件结果不明', 'Mail with unknown outcome'), z.object(which), { subject: null });
