import { email, text } from '@aftercare/kernel';
import { secretLink } from '@aftercare/mail';
import { z } from 'zod';

const line = z.string().max(120);

export const invited = email('identity.invited', text('账号邀请', 'Invitation'), z.object({ name: line, company: line, code: line, email: z.string().max(254), link: secretLink(), validUntil: z.date() }));
export const passwordReset = email('identity.password-reset', text('重置密码', 'Reset of the password'), z.object({ name: line, company: line, link: secretLink(), validUntil: z.date() }));
