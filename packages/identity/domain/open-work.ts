import { locale } from '@aftercare/kernel';
import { z } from 'zod';

/** How many pieces of work one module names at most. */
export const openWorkMost = 200;

/** One thing that waits for somebody by name: a case, a step, an approval. */
export const openWorkItem = z.strictObject({
  /** What it is, the same for all of its kind: it heads a group on the page. */
  kind: z.record(locale, z.string()),
  title: z.string().max(300),
  /** In the console. */
  path: z.string().nullable(),
  subject: z.strictObject({ type: z.string(), id: z.uuid() }),
});
export type OpenWorkItem = z.output<typeof openWorkItem>;

const named = z.object({ id: z.uuid(), name: z.string() });

/** All that somebody leaves behind. */
export const leftBehindView = z.object({
  work: z.array(openWorkItem),
  roles: z.array(z.object({ id: z.string(), title: z.record(locale, z.string()) })),
  headOf: z.array(named),
  managerOf: z.array(named),
}).meta({ id: 'LeftBehind' });
export type LeftBehindView = z.output<typeof leftBehindView>;
