import { email, text } from '@aftercare/kernel';
import { z } from 'zod';

const line = z.string().max(300);

/** To a colleague. `what`: why they hear of it; `about`: the step or the deadline, empty where it is the case as a whole. */
export const noticed = email('workflow.noticed', text('员工提醒', 'Notice to staff'), z.object({ person: line, what: line, number: line, title: line, about: line, url: z.url() }));
