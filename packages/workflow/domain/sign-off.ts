import { atLeast, type DomainError, type Money } from '@aftercare/kernel';
import { OverSigningLimit, OwnSignature, StepNotAvailable, StepNotFilled, StepNotFound, StepNotOpen, StepNotYours } from './errors.ts';
import { iso, type Moment, ms } from './instant.ts';
import { availability, type CaseStep } from './procedure.ts';

/** Somebody at work on a case, with the roles that are theirs in that case: superior and owner are resolved, not mapped. */
export interface Hand {
  readonly id: string;
  readonly roles: ReadonlySet<string>;
}

/** Fills in a step that is open; it is done, or waits for its signature. The form has been checked by the step's schema. */
export function fillStep(steps: readonly CaseStep[], id: string, form: Record<string, unknown>, hand: Hand, at: Moment): CaseStep {
  const step = find(steps, id);
  refuse(fillProblem(steps, step, hand));
  return { ...step, form, state: step.plan.signOff ? 'filled' : 'done', filledBy: hand.id, filledAt: iso(ms(at)), signedBy: null, signedAt: null };
}

export function signStep(steps: readonly CaseStep[], id: string, hand: Hand, at: Moment): CaseStep {
  const step = find(steps, id);
  refuse(signProblem(step, hand));
  return { ...step, state: 'done', signedBy: hand.id, signedAt: iso(ms(at)) };
}

/** Gives a filled step back to be filled in again; what was written stays as a draft. Needs no limit: it grants nothing. */
export function handBackStep(steps: readonly CaseStep[], id: string, reason: string, hand: Hand, at: Moment): CaseStep {
  const step = find(steps, id);
  refuse(handBackProblem(step, hand));
  return { ...step, state: 'open', handedBack: { by: hand.id, at: iso(ms(at)), reason } };
}

export type StepAction = 'complete' | 'sign' | 'hand-back';

/** What this person can do with a step now: what the console shows and what the server lets through. */
export function stepActions(steps: readonly CaseStep[], step: CaseStep, hand: Hand): StepAction[] {
  const problems: readonly (readonly [StepAction, DomainError | null])[] = [
    ['complete', fillProblem(steps, step, hand)],
    ['sign', signProblem(step, hand)],
    ['hand-back', handBackProblem(step, hand)],
  ];
  return problems.filter(([, problem]) => !problem).map(([action]) => action);
}

function fillProblem(steps: readonly CaseStep[], step: CaseStep, hand: Hand): DomainError | null {
  if (step.state !== 'open') return new StepNotOpen({ step: step.step, state: step.state });
  const { available, waitsFor, blockedBy } = availability(steps, step);
  if (!available) return new StepNotAvailable({ step: step.step, waitsFor, blockedBy });
  return hand.roles.has(step.plan.by) ? null : new StepNotYours({ step: step.step, by: step.plan.by });
}

function handBackProblem({ step, state, plan, filledBy }: CaseStep, hand: Hand): DomainError | null {
  if (state !== 'filled' || !plan.signOff) return new StepNotFilled({ step, state });
  if (!hand.roles.has(plan.signOff.by)) return new StepNotYours({ step, by: plan.signOff.by });
  return filledBy === hand.id ? new OwnSignature({ step }) : null;
}

function signProblem(step: CaseStep, hand: Hand): DomainError | null {
  const problem = handBackProblem(step, hand);
  if (problem) return problem;
  const { amount, limit } = step.plan.signOff!;
  return amount && limit && exceeds(amount, limit) ? new OverSigningLimit({ step: step.step, amount, limit }) : null;
}

/** A limit is the most that may be signed for, so the limit itself passes. An amount in another currency cannot be compared and does not. */
const exceeds = (amount: Money, limit: Money) => amount.currency !== limit.currency || !atLeast(limit, amount);

function find(steps: readonly CaseStep[], id: string): CaseStep {
  const step = steps.find((each) => each.step === id);
  if (!step) throw new StepNotFound({ step: id });
  return step;
}

function refuse(problem: DomainError | null) {
  if (problem) throw problem;
}
