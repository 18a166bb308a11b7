import { atLeast, type DomainError, type Money, type PlannedSigner } from '@aftercare/kernel';
import { AlreadySigned, OverSigningLimit, OwnSignature, SignatureOutOfTurn, StepIsFinal, StepNotAvailable, StepNotFilled, StepNotFound, StepNotOpen, StepNotYours } from './errors.ts';
import { iso, type Moment, ms } from './instant.ts';
import { allBefore, availability, builtOn, type CaseStep, signatures, signersNow, type StepEntry, unsigned } from './procedure.ts';

/** Somebody at work on a case, with the roles that are theirs in that case: superior and owner are resolved, not mapped. */
export interface Hand {
  readonly id: string;
  readonly roles: ReadonlySet<string>;
  /** Where they belong, and what they head. */
  readonly departments: ReadonlySet<string>;
  /** Only what they head. */
  readonly heads: ReadonlySet<string>;
}

/** Who somebody is for one step: the superior meant depends on the step. */
export type HandFor = (step: CaseStep) => Hand;

/** When something happens to a step, and the id of each entry of history that it leaves. */
export interface Stamp {
  readonly at: Moment;
  readonly newId: () => string;
}

interface Post {
  readonly by: string;
  readonly department: string | null;
}

/** A post in a department is for those who hold it there, and for the head of that department. */
export const isFor = ({ by, department }: Post, { roles, departments, heads }: Hand): boolean =>
  department === null ? roles.has(by) : (roles.has(by) && departments.has(department)) || heads.has(department);

/** Fills in a step that is open; it is done, or waits for its signatures. The form has been checked by the step's schema. */
export function fillStep(steps: readonly CaseStep[], id: string, form: Record<string, unknown>, handFor: HandFor, stamp: Stamp): CaseStep {
  const step = find(steps, id);
  refuse(fillProblem(steps, step, handFor));
  const { id: by } = handFor(step);
  return { ...step, form, state: step.plan.signOff ? 'filled' : 'done', filledBy: by, filledAt: iso(ms(stamp.at)), history: [...step.history, entry('filled', by, stamp)] };
}

/** Adds a signature; with the last of them the step is done. */
export function signStep(steps: readonly CaseStep[], id: string, comment: string | null, handFor: HandFor, stamp: Stamp): CaseStep {
  const step = find(steps, id);
  refuse(signProblem(step, handFor));
  const hand = handFor(step);
  const { by, department, amount, limit } = signersNow(step).find((signer) => isFor(signer, hand) && !overLimit(signer))!;
  const signed: CaseStep = { ...step, history: [...step.history, { ...entry('signed', hand.id, stamp), role: by, department, amount, limit, text: comment }] };
  return unsigned(signed).length > 0 ? signed : { ...signed, state: 'done' };
}

/**
 * Gives a step back to be filled in again; what was written stays as a draft. A signer gives back what waits for signatures, and whoever
 * has the next step what is done: then later steps that were built on it are open again too. Needs no limit: it grants nothing.
 * @returns every step that is open again, the one named first
 */
export function handBackStep(steps: readonly CaseStep[], id: string, reason: string, handFor: HandFor, stamp: Stamp): CaseStep[] {
  const step = find(steps, id);
  refuse(handBackProblem(steps, step, handFor));
  const { id: by } = handFor(step);
  const back: CaseStep = { ...step, state: 'open', history: [...step.history, { ...entry('handed-back', by, stamp), text: reason }] };
  const later = step.state === 'done' ? builtOn(steps, step) : [];
  return [back, ...later.map((each): CaseStep => ({ ...each, state: 'open', history: [...each.history, { ...entry('reopened', by, stamp), cause: id }] }))];
}

/** Opens steps that are through or wait for signatures, because what they led to did not last; nobody needs to have the next one. `by`: null where nobody asked for it. */
export const redoSteps = (steps: readonly CaseStep[], ids: readonly string[], reason: string, by: string | null, stamp: Stamp): CaseStep[] =>
  steps
    .filter(({ step, state }) => ids.includes(step) && (state === 'done' || state === 'filled'))
    .map((each): CaseStep => ({ ...each, state: 'open', history: [...each.history, { ...entry('reopened', by, stamp), text: reason }] }));

export type StepAction = 'complete' | 'sign' | 'hand-back';

/** What this person can do with a step now: what the console shows and what the server lets through. */
export function stepActions(steps: readonly CaseStep[], step: CaseStep, handFor: HandFor): StepAction[] {
  const problems: readonly (readonly [StepAction, DomainError | null])[] = [
    ['complete', fillProblem(steps, step, handFor)],
    ['sign', signProblem(step, handFor)],
    ['hand-back', handBackProblem(steps, step, handFor)],
  ];
  return problems.filter(([, problem]) => !problem).map(([action]) => action);
}

/** Why an open step has to be done again: its own hand-back, that of an earlier step, or what it led to did not last. */
export function handedBack({ state, history }: Pick<CaseStep, 'state' | 'history'>): StepEntry | null {
  const last = history.at(-1);
  return state === 'open' && (last?.kind === 'handed-back' || last?.kind === 'reopened') ? last : null;
}

function fillProblem(steps: readonly CaseStep[], step: CaseStep, handFor: HandFor): DomainError | null {
  if (step.state !== 'open') return new StepNotOpen({ step: step.step, state: step.state });
  const { available, waitsFor, blockedBy } = availability(steps, step);
  if (!available) return new StepNotAvailable({ step: step.step, waitsFor, blockedBy });
  return isFor(step.plan, handFor(step)) ? null : new StepNotYours({ step: step.step, by: step.plan.by, department: step.plan.department });
}

/** Nobody signs twice, for whatever role, nor what they filled in. */
function signProblem(step: CaseStep, handFor: HandFor): DomainError | null {
  const hand = handFor(step);
  const problem = signerProblem(step, hand);
  if (problem) return problem;
  if (signatures(step).some(({ by }) => by === hand.id)) return new AlreadySigned({ step: step.step });
  const mine = signersNow(step).filter((signer) => isFor(signer, hand));
  if (!mine.length) return unsigned(step).some((signer) => isFor(signer, hand)) ? new SignatureOutOfTurn({ step: step.step, next: signersNow(step)[0]!.by }) : notYours(step, signersNow(step));
  if (mine.some((signer) => !overLimit(signer))) return null;
  const { amount, limit } = mine[0]!;
  return new OverSigningLimit({ step: step.step, amount: amount!, limit: limit! });
}

function handBackProblem(steps: readonly CaseStep[], step: CaseStep, handFor: HandFor): DomainError | null {
  if (step.state !== 'done') return signerProblem(step, handFor(step));
  const next = steps.filter((each) => isUnderWay(steps, each) && allBefore(steps, each).has(step.step));
  if (!next.length) return new StepIsFinal({ step: step.step });
  return next.some((each) => isInHands(each, handFor(each))) ? null : new StepNotYours({ step: step.step, by: next[0]!.plan.by, department: next[0]!.plan.department });
}

const isUnderWay = (steps: readonly CaseStep[], step: CaseStep): boolean => step.state === 'filled' || (step.state === 'open' && availability(steps, step).waitsFor.length === 0);
/** Theirs to fill in, or to sign. */
const isInHands = (step: CaseStep, hand: Hand): boolean => (step.state === 'filled' ? signerProblem(step, hand) === null : isFor(step.plan, hand));

/** What keeps somebody from being a signer of a step at all, whether or not it is their turn. */
function signerProblem(step: CaseStep, hand: Hand): DomainError | null {
  const { state, plan, filledBy } = step;
  if (state !== 'filled' || !plan.signOff) return new StepNotFilled({ step: step.step, state });
  if (!plan.signOff.signers.some((signer) => isFor(signer, hand))) return notYours(step, plan.signOff.signers);
  return filledBy === hand.id ? new OwnSignature({ step: step.step }) : null;
}

function notYours({ step }: CaseStep, [first]: readonly PlannedSigner[]): StepNotYours {
  const { by, department } = first!;
  return new StepNotYours({ step, by, department });
}

/** A limit is the most that may be signed for, so the limit itself passes. An amount in another currency cannot be compared and does not. */
const overLimit = ({ amount, limit }: PlannedSigner): boolean => amount !== null && limit !== null && exceeds(amount, limit);
const exceeds = (amount: Money, limit: Money) => amount.currency !== limit.currency || !atLeast(limit, amount);

const entry = (kind: StepEntry['kind'], by: string | null, { at, newId }: Stamp): StepEntry => ({ id: newId(), kind, by, at: iso(ms(at)), role: null, department: null, amount: null, limit: null, text: null, cause: null });

function find(steps: readonly CaseStep[], id: string): CaseStep {
  const step = steps.find((each) => each.step === id);
  if (!step) throw new StepNotFound({ step: id });
  return step;
}

function refuse(problem: DomainError | null) {
  if (problem) throw problem;
}
