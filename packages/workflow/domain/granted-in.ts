import { question, type Question, type Resource } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

const answers = z.strictObject({ customer: z.uuid().nullable(), openedAt: instant }).nullable();

/** To whom a case grants, and by the limits of which day. Answered by the module that owns a kind of case: `answer(grantedIn(complaint), WhoIsGranted)`. */
export const grantedIn = (resource: Pick<Resource, 'name'>): Question<{ id: string }, z.output<typeof answers>> =>
  question(`workflow.granted-in:${resource.name}`, { asks: z.strictObject({ id: z.uuid() }), answers }, { whenAbsent: null });
