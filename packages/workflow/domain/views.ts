import { labelled } from '@aftercare/kernel';
import { z } from 'zod';
import { explanation } from './explain.ts';
import { instant } from './instant.ts';
import { caseStep } from './procedure.ts';
import { term } from './term.ts';

/** A clock of a case with everything that happened to it. */
export const clockView = z
  .strictObject({
    id: z.uuid(),
    deadline: z.string(),
    step: z.string().nullable(),
    term,
    breachedAt: instant.nullable(),
    outcome: z.enum(['met', 'late', 'withdrawn']).nullable(),
    explanation,
  })
  .meta({ id: 'ClockView' });
export type ClockView = z.output<typeof clockView>;

/** A clock in a list. */
export const clockSummary = z.strictObject({ deadline: z.string(), step: z.string().nullable(), dueAt: instant, percent: z.number().int(), paused: z.boolean(), breachedAt: instant.nullable(), outcome: z.enum(['met', 'late', 'withdrawn']).nullable() }).meta({ id: 'ClockSummary' });
export type ClockSummary = z.output<typeof clockSummary>;

export const pauseInput = z.strictObject({ reason: labelled(z.string().trim().min(1).max(200), '原因', 'Reason'), evidence: labelled(z.string().trim().max(200).optional(), '凭证', 'Evidence') }).meta({ id: 'PauseClock' });
export type PauseInput = z.output<typeof pauseInput>;

export const stepAction = z.enum(['complete', 'sign', 'hand-back']);

/** A step of a case as one person sees it. */
export const stepView = caseStep
  .extend({
    available: z.boolean(),
    waitsFor: z.array(z.string()),
    /** What the person who asks can do with it now. */
    allowed: z.array(stepAction),
    dueAt: instant.nullable(),
  })
  .meta({ id: 'StepView' });
export type StepView = z.output<typeof stepView>;
