import { question, type Question, type Resource } from '@aftercare/kernel';
import { z } from 'zod';

const asks = z.strictObject({ id: z.uuid() });
const answers = z.strictObject({ see: z.boolean(), change: z.boolean() });

/** What the current actor may do with one case: `see` it at all, `change` what hangs on it. */
export type SubjectAccess = z.output<typeof answers>;

/**
 * Answered by the module that owns a kind of case, so that comments, files and clocks on it go to nobody who may not see it:
 * `answer(subjectAccess(complaint), MayTouchComplaint)`. A kind for which no module answers is closed to everybody.
 */
export const subjectAccess = (resource: Pick<Resource, 'name'>): Question<{ id: string }, SubjectAccess> =>
  question(`workflow.subject-access:${resource.name}`, { asks, answers }, { whenAbsent: { see: false, change: false } });
