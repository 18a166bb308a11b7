import { question, type Question, type Resource } from '@aftercare/kernel';
import { z } from 'zod';
import { brief, type Brief } from './brief.ts';

/**
 * The cases that were merged into this one, also those that were merged into these: their timelines and files are shown with its own. Answered by
 * the module that owns a kind of case which can be merged; whoever sees the one case may see what hangs on the others.
 */
export const absorbed = (resource: Pick<Resource, 'name'>): Question<{ id: string }, Brief[]> =>
  question(`workflow.absorbed:${resource.name}`, { asks: z.strictObject({ id: z.uuid() }), answers: z.array(brief) }, { whenAbsent: [] });
