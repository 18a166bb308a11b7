import { calendarDay, listQuery, page } from '@aftercare/kernel';
import { z } from 'zod';

export const signInOutcomes = ['signed-in', 'refused'] as const;

/** `q` is how an address begins. */
export const signInsQuery = listQuery(['at'], {
  person: z.uuid().optional(),
  outcome: z.enum(signInOutcomes).optional(),
  /** Days of the company's, both included. */
  atFrom: calendarDay.optional(),
  atTo: calendarDay.optional(),
});
export type SignInsQuery = z.output<typeof signInsQuery>;

export const signInRow = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Null: nobody in this company has the e-mail that was tried. */
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  outcome: z.enum(signInOutcomes),
  address: z.string(),
  userAgent: z.string(),
}).meta({ id: 'SignInRow' });
export type SignInRow = z.output<typeof signInRow>;
export const signInsPage = page(signInRow);
