import { labelled, money } from '@aftercare/kernel';
import { z } from 'zod';
import { clockCharge } from './clock-charge.ts';
import { escalationView, rung } from './escalation.ts';
import { explanation } from './explain.ts';
import { instant } from './instant.ts';
import { caseStep, stepEntry } from './procedure.ts';
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

/** A clock explained in full: who used its time, and who was told of it. `people`: their names by id. */
export const clockDetail = clockView.extend({ charges: z.array(clockCharge), ladder: z.array(z.strictObject({ rung, at: instant })), escalations: z.array(escalationView), people: z.record(z.string(), z.string()) }).meta({ id: 'ClockDetail' });
export type ClockDetail = z.output<typeof clockDetail>;

/** A clock in a list. */
export const clockSummary = z.strictObject({ deadline: z.string(), step: z.string().nullable(), dueAt: instant, percent: z.number().int(), paused: z.boolean(), breachedAt: instant.nullable(), outcome: z.enum(['met', 'late', 'withdrawn']).nullable() }).meta({ id: 'ClockSummary' });
export type ClockSummary = z.output<typeof clockSummary>;

export const pauseInput = z.strictObject({ reason: labelled(z.string().trim().min(1).max(200), '原因', 'Reason'), evidence: labelled(z.string().trim().max(200).optional(), '凭证', 'Evidence') }).meta({ id: 'PauseClock' });
export type PauseInput = z.output<typeof pauseInput>;

export const strikeInput = z.strictObject({ reason: labelled(z.string().trim().min(1).max(500), '剔除理由', 'Why it does not count') }).meta({ id: 'StrikePause' });
export type StrikeInput = z.output<typeof strikeInput>;

export const stepAction = z.enum(['complete', 'sign', 'hand-back']);

/** Who somebody has to be for a step. `people`: who that is, the first few, while it waits for them. */
export const stepPost = z.strictObject({ role: z.string(), department: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(), people: z.array(z.uuid()) });
/** `signature`: what this signer gave. `next`: it is their turn. */
export const stepSigner = stepPost.extend({ amount: money.nullable(), limit: money.nullable(), signature: stepEntry.nullable(), next: z.boolean() });

/** A step of a case as one person sees it. */
export const stepView = caseStep
  .extend({
    available: z.boolean(),
    waitsFor: z.array(z.string()),
    /** What the person who asks can do with it now. */
    allowed: z.array(stepAction),
    /** The later steps that would be open again if it were handed back. */
    reopens: z.array(z.string()),
    dueAt: instant.nullable(),
    doer: stepPost,
    signers: z.array(stepSigner),
  })
  .meta({ id: 'StepView' });
export type StepView = z.output<typeof stepView>;
export type StepPost = z.output<typeof stepPost>;

/** Whether a step waits for the person who asks: that they could give back what is done is no work of theirs. */
export const isMine = ({ allowed, state }: Pick<StepView, 'allowed' | 'state'>): boolean => allowed.length > 0 && state !== 'done';

/** The steps of a case. `people`: the names of all who appear. */
export const stepsView = z.strictObject({ steps: z.array(stepView), people: z.record(z.string(), z.string()) }).meta({ id: 'CaseSteps' });
export type StepsView = z.output<typeof stepsView>;

/** Everybody who appears in steps, by id. */
export const peopleInSteps = (steps: readonly StepView[]): string[] =>
  steps.flatMap(({ filledBy, history, doer, signers }) => [filledBy, ...history.map(({ by }) => by), ...doer.people, ...signers.flatMap(({ people }) => people)]).filter((id) => id !== null);
