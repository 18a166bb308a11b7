import { domainError } from '@aftercare/kernel';
import type { MailState } from './mail.ts';

/** It is under way or has arrived: a second copy would only confuse. */
export class NotResendable extends domainError<{ state: MailState }>('mail.not-resendable', 409, ({ state }) => `A mail that is ${state} is not sent again.`) {}
