import { subjectRef } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

/** `editing`: a form of the case is open. */
export const doing = z.enum(['viewing', 'editing']);

export const bePresentInput = z.strictObject({ subject: subjectRef, doing }).meta({ id: 'BePresent' });
export type BePresentInput = z.output<typeof bePresentInput>;

/** Who else has a case open, those who came first first. */
export const presenceView = z.array(z.strictObject({ id: z.uuid(), name: z.string(), doing, since: instant })).meta({ id: 'Presence' });
export type PresenceView = z.output<typeof presenceView>;
