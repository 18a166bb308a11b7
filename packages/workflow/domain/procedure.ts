import { plannedStep, type PlannedStep } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

/** `filled`: the form is in and waits for a signature. `withdrawn`: the procedure no longer wants it; what was written stays. */
export const stepState = z.enum(['open', 'filled', 'done', 'withdrawn']);
export type StepState = z.output<typeof stepState>;

/** A step as a case keeps it. */
export const caseStep = z.strictObject({
  step: z.string(),
  position: z.number().int(),
  plan: plannedStep,
  state: stepState,
  form: z.record(z.string(), z.unknown()).nullable(),
  filledBy: z.uuid().nullable(),
  filledAt: instant.nullable(),
  signedBy: z.uuid().nullable(),
  signedAt: instant.nullable(),
  /** The last time it was given back to be filled in again. */
  handedBack: z.strictObject({ by: z.uuid(), at: instant, reason: z.string() }).nullable(),
});
export type CaseStep = z.output<typeof caseStep>;

/** What a new decision about the procedure did to one step. `reopened`: it had been withdrawn; `updated`: other doer, guard, deadline or signature. */
export interface StepChange {
  readonly kind: 'opened' | 'reopened' | 'updated' | 'withdrawn' | 'done';
  readonly step: CaseStep;
}

export interface Matched {
  readonly steps: readonly CaseStep[];
  readonly changes: readonly StepChange[];
}

/**
 * Lays a newly decided plan over the steps that a case has, by step id. What is done stays as it was done. What is open or
 * waits for a signature follows the plan, keeping what was filled in; where the plan no longer wants a signature it is done.
 */
export function matchPlan(given: readonly PlannedStep[], stored: readonly CaseStep[]): Matched {
  // Read through the schema, so that two that say the same are written the same.
  const planned = given.map((each) => plannedStep.parse(each));
  if (new Set(planned.map(({ step }) => step)).size < planned.length) throw new Error('A procedure names a step twice.');
  const before = new Map(stored.map((each) => [each.step, each]));
  const changes: StepChange[] = [];
  const steps = planned.map((plan, position) => {
    const found = before.get(plan.step);
    before.delete(plan.step);
    const { step, kind } = matchOne(plan, position, found);
    if (kind) changes.push({ kind, step });
    return step;
  });
  const left = [...before.values()].map((each) => {
    if (each.state === 'done' || each.state === 'withdrawn') return each;
    const step: CaseStep = { ...each, state: 'withdrawn' };
    changes.push({ kind: 'withdrawn', step });
    return step;
  });
  return { steps: [...steps, ...left].toSorted((a, b) => a.position - b.position), changes };
}

function matchOne(plan: PlannedStep, position: number, found: CaseStep | undefined): { step: CaseStep; kind: StepChange['kind'] | null } {
  if (!found) return { step: { step: plan.step, position, plan, state: 'open', form: null, filledBy: null, filledAt: null, signedBy: null, signedAt: null, handedBack: null }, kind: 'opened' };
  if (found.state === 'done') return { step: { ...found, position }, kind: null };
  if (found.state === 'withdrawn') return { step: { ...found, position, plan, state: 'open' }, kind: 'reopened' };
  if (found.state === 'filled' && !plan.signOff) return { step: { ...found, position, plan, state: 'done' }, kind: 'done' };
  return { step: { ...found, position, plan }, kind: JSON.stringify(plan) === JSON.stringify(found.plan) ? null : 'updated' };
}

export interface Availability {
  readonly available: boolean;
  /** Earlier steps that must be done first. */
  readonly waitsFor: readonly string[];
  /** What the procedure itself says stands in the way. */
  readonly blockedBy: readonly string[];
}

/** Steps are done in order: an open one waits for every earlier one that is not optional. */
export function availability(steps: readonly CaseStep[], step: CaseStep): Availability {
  const waitsFor = steps.filter(({ position, plan, state }) => position < step.position && !plan.optional && (state === 'open' || state === 'filled')).map((each) => each.step);
  const blockedBy = step.plan.blockedBy;
  return { available: step.state === 'open' && !waitsFor.length && !blockedBy.length, waitsFor, blockedBy };
}

/** The steps without which a case is not through: required, and not done. */
export const outstanding = (steps: readonly CaseStep[]): readonly CaseStep[] => steps.filter(({ plan, state }) => !plan.optional && (state === 'open' || state === 'filled'));
