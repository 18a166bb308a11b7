import { question, type Question, type Resource } from '@aftercare/kernel';
import { z } from 'zod';

/** What a case is called where it stands among others: in a list of approvals, in a notice. `path`: its page in the console. */
export const brief = z.strictObject({ id: z.uuid(), number: z.string(), title: z.string(), path: z.string() }).meta({ id: 'Brief' });
export type Brief = z.output<typeof brief>;

/** Answered by the module that owns a kind of case, whoever asks: it is for those who have something to do with the case. */
export const subjectBrief = (resource: Pick<Resource, 'name'>): Question<{ ids: string[] }, Brief[]> =>
  question(`workflow.subject-brief:${resource.name}`, { asks: z.strictObject({ ids: z.array(z.uuid()) }), answers: z.array(brief) }, { whenAbsent: [] });
