import { locale, question, type Question, subjectRef } from '@aftercare/kernel';
import { z } from 'zod';
import { brief } from './brief.ts';
import { instant } from './instant.ts';

/** One thing that happened, with what it is called and the words that the journal itself does not keep. */
export const timelineEntry = z
  .object({
    seq: z.number().int(),
    at: instant,
    event: z.string(),
    title: z.record(locale, z.string()),
    actor: z.object({ kind: z.enum(['person', 'customer', 'system']), id: z.uuid().nullable(), name: z.string().nullable() }),
    subject: subjectRef,
    payload: z.record(z.string(), z.unknown()),
    /** A comment's text, a mail's subject line, a reason that was given. */
    text: z.string().nullable(),
    /** Whether what it was is for those with another permission: payload and text are empty. */
    withheld: z.boolean(),
    /** The case in which it happened, where that was merged into this one. */
    origin: brief.nullable(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.output<typeof timelineEntry>;

/** Newest first; `before` continues with older ones. `people`: the names of those who appear. */
export const timelinePage = z.object({ entries: z.array(timelineEntry), before: z.number().int().nullable(), people: z.record(z.string(), z.string()) }).meta({ id: 'Timeline' });
export type TimelinePage = z.output<typeof timelinePage>;

const before = z.coerce.number().int().min(1).max(2_147_483_647).optional();

/** The timeline of one case: entries before this number. */
export const timelineQuery = subjectRef.extend({ before, limit: z.coerce.number().int().min(1).max(200).default(50) });
export type TimelineQuery = z.output<typeof timelineQuery>;

/**
 * The words that belong to an entry of the journal, which keeps ids only so that words can be erased. Answered by whoever keeps them, for the
 * field of the payload that names them: `answer(timelineText('offer'), OfferTexts)`. Each field has one keeper in the whole product.
 */
export const timelineText = (field: string): Question<{ ids: string[] }, Record<string, string>> =>
  question(`workflow.timeline-text:${field}`, { asks: z.strictObject({ ids: z.array(z.uuid()) }), answers: z.record(z.string(), z.string()) }, { whenAbsent: {} });
