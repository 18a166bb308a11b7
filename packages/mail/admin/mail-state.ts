import type { Tone } from '@aftercare/kernel/admin';
import type { MailState } from '@aftercare/mail';

export const toneOf: Readonly<Record<MailState, Tone>> = { queued: 'running', sending: 'running', sent: 'done', deferred: 'waiting', failed: 'bad', unknown: 'bad', kept: 'neutral' };
