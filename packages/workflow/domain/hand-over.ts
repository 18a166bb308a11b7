import { labelled } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

export const handOverAnswer = z.enum(['accepted', 'declined', 'returned', 'withdrawn']);

/** A case that was offered to somebody. Until they accept, whoever holds it answers for it. */
export const handOverView = z
  .strictObject({
    id: z.uuid(),
    from: z.uuid().nullable(),
    to: z.uuid(),
    offeredBy: z.uuid().nullable(),
    reason: z.string(),
    offeredAt: instant,
    /** When it comes back by itself. */
    dueAt: instant,
  })
  .meta({ id: 'HandOver' });
export type HandOverView = z.output<typeof handOverView>;

/** What stands in the way of an answer to the offer of a case, or of taking it back, for one person: codes for the console. */
export function handOverObstacles(pending: Pick<HandOverView, 'from' | 'to' | 'offeredBy'> | null, person: string | null): Readonly<Record<'answer' | 'withdraw', readonly string[]>> {
  if (!pending) return { answer: ['no-hand-over'], withdraw: ['no-hand-over'] };
  return { answer: pending.to === person ? [] : ['hand-over-not-yours'], withdraw: person !== null && (pending.from === person || pending.offeredBy === person) ? [] : ['hand-over-not-yours'] };
}

const words = z.string().trim().min(1).max(1_000);

/** `override`: why it takes effect at once, without being accepted; for those who may hand over by authority. */
export const handOverFields = {
  to: z.uuid(),
  reason: words,
  override: labelled(words.nullable().default(null), '越权移交理由', 'Why without acceptance'),
};
export const declineFields = { reason: words };
