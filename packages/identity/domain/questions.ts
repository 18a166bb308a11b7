import { gathered } from '@aftercare/kernel';
import { z } from 'zod';
import { openWorkItem } from './open-work.ts';

/** What is open in somebody's hands. Every module that gives people work answers, `openWorkMost` at most, and hands it over on `identity.person-left`. */
export const openWork = gathered('identity.open-work', { asks: z.strictObject({ personId: z.uuid() }), item: openWorkItem });

/** What holds amounts of money in the current company: while anything does, its currency stays. Every module that keeps amounts answers. */
export const holdsAmounts = gathered('identity.holds-amounts', { asks: z.strictObject({}), item: z.string() });
