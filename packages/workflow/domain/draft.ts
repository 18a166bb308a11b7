import { z } from 'zod';
import { instant } from './instant.ts';

/** Larger than any form of ours, and small enough to keep at every pause in typing. */
const longest = 100_000;

/** What a draft is of: a form, and the case it is about. Everybody has their own of each. */
export const draftKey = z.string().regex(/^[a-z][\w.:-]{0,119}$/i);
export const draftQuery = z.strictObject({ key: draftKey });

export const keepDraftInput = z
  .strictObject({ key: draftKey, value: z.record(z.string(), z.unknown()) })
  .refine(({ value }) => JSON.stringify(value).length <= longest, { path: ['value'], message: `at most ${longest} characters` })
  .meta({ id: 'KeepDraft' });
export type KeepDraftInput = z.output<typeof keepDraftInput>;

/** Null where none is kept. */
export const draftView = z.strictObject({ draft: z.strictObject({ value: z.record(z.string(), z.unknown()), keptAt: instant }).nullable() }).meta({ id: 'Draft' });
export type DraftView = z.output<typeof draftView>;
