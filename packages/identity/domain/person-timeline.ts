import { locale } from '@aftercare/kernel';
import { z } from 'zod';

/** Newest first; `before` continues with older ones. `names`: of the people and departments that appear. */
export const personTimeline = z.object({
  entries: z.array(z.object({
    seq: z.number().int(),
    at: z.iso.datetime(),
    event: z.string(),
    title: z.record(locale, z.string()),
    actor: z.object({ kind: z.enum(['person', 'customer', 'system']), name: z.string().nullable() }),
    payload: z.record(z.string(), z.unknown()),
  })),
  before: z.number().int().nullable(),
  names: z.record(z.string(), z.string()),
}).meta({ id: 'PersonTimeline' });
export type PersonTimeline = z.output<typeof personTimeline>;

export const timelineQuery = z.strictObject({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
