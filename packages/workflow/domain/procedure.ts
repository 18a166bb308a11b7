import { flawOf, money, plannedStep, predecessors, type PlannedSigner, type PlannedStep } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

/** `filled`: the form is in and waits for signatures. `withdrawn`: the procedure no longer wants it; what was written stays. */
export const stepState = z.enum(['open', 'filled', 'done', 'withdrawn']);
export type StepState = z.output<typeof stepState>;

/** One thing that happened to a step. `reopened`: it has to be done again, since an earlier step (`cause`) was handed back or what it led to did not last. */
export const stepEntry = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['filled', 'signed', 'handed-back', 'reopened']),
    by: z.uuid().nullable(),
    at: instant,
    /** Of a signature: the role, and the department, for which it was given. */
    role: z.string().nullable(),
    department: z.uuid().nullable(),
    /** Of a signature: what it was about, and how far the signer's reached. */
    amount: money.nullable(),
    limit: money.nullable(),
    /** The comment of a signature, the reason of a hand-back. */
    text: z.string().nullable(),
    cause: z.string().nullable(),
  })
  .meta({ id: 'StepEntry' });
export type StepEntry = z.output<typeof stepEntry>;

/** A step as a case keeps it. */
export const caseStep = z.strictObject({
  step: z.string(),
  position: z.number().int(),
  plan: plannedStep,
  state: stepState,
  form: z.record(z.string(), z.unknown()).nullable(),
  filledBy: z.uuid().nullable(),
  filledAt: instant.nullable(),
  /** Oldest first. */
  history: z.array(stepEntry),
});
export type CaseStep = z.output<typeof caseStep>;

/** What a new decision about the procedure did to one step. `reopened`: it had been withdrawn; `updated`: other doer, order, guard, deadline or signers. */
export interface StepChange {
  readonly kind: 'opened' | 'reopened' | 'updated' | 'withdrawn' | 'done';
  readonly step: CaseStep;
}

export interface Matched {
  readonly steps: readonly CaseStep[];
  readonly changes: readonly StepChange[];
}

type Signed = Pick<CaseStep, 'state' | 'history' | 'plan'>;

/** The signatures that hold: those given since the form was last filled in, or the step last handed back, for what the plan still wants signed. */
export function signatures({ state, history, plan }: Signed): StepEntry[] {
  if (state !== 'filled' && state !== 'done') return [];
  const since = history.slice(history.findLastIndex(({ kind }) => kind !== 'signed') + 1);
  return since.filter((entry) => plan.signOff?.signers.some((signer) => fits(signer, entry)));
}

/** An amount that has changed since needs a new signature. */
export const fits = ({ by, department, amount }: PlannedSigner, entry: StepEntry): boolean =>
  entry.role === by && entry.department === department && entry.amount?.amount === amount?.amount && entry.amount?.currency === amount?.currency;

/** The signers who have not signed, in the order of the plan. */
export const unsigned = (step: Signed): PlannedSigner[] => {
  const given = signatures(step);
  return (step.plan.signOff?.signers ?? []).filter((signer) => !given.some((entry) => fits(signer, entry)));
};

/** Whose signature a filled step waits for now: all that are missing, or the next in the order. */
export const signersNow = (step: Signed): PlannedSigner[] => (step.plan.signOff?.order === 'in-order' ? unsigned(step).slice(0, 1) : unsigned(step));

/**
 * Lays a newly decided plan over the steps that a case has, by step id. What is done stays as it was done. What is open or
 * waits for signatures follows the plan, keeping what was filled in; where the plan wants no further signature it is done.
 * @throws Error where the plan could never be finished
 */
export function matchPlan(given: readonly PlannedStep[], stored: readonly CaseStep[]): Matched {
  // Read through the schema, so that two that say the same are written the same.
  const planned = given.map((each) => plannedStep.parse(each));
  const flaw = flawOf(planned);
  if (flaw) throw new Error(flaw);
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
  if (!found) return { step: { step: plan.step, position, plan, state: 'open', form: null, filledBy: null, filledAt: null, history: [] }, kind: 'opened' };
  if (found.state === 'done') return { step: { ...found, position }, kind: null };
  if (found.state === 'withdrawn') return { step: { ...found, position, plan, state: 'open' }, kind: 'reopened' };
  const step: CaseStep = { ...found, position, plan };
  if (found.state === 'filled' && unsigned(step).length === 0) return { step: { ...step, state: 'done' }, kind: 'done' };
  return { step, kind: JSON.stringify(plan) === JSON.stringify(found.plan) ? null : 'updated' };
}

export interface Availability {
  readonly available: boolean;
  /** Steps that must be done first. */
  readonly waitsFor: readonly string[];
  /** What the procedure itself says stands in the way. */
  readonly blockedBy: readonly string[];
}

const isLive = ({ state }: CaseStep): boolean => state !== 'withdrawn';
const isPending = ({ state }: CaseStep): boolean => state === 'open' || state === 'filled';

/** An open step waits for those that its plan names, else for every earlier one that is not optional. An optional one that nobody did is stepped over. */
export function availability(steps: readonly CaseStep[], step: CaseStep): Availability {
  const live = new Map(steps.filter(isLive).map((each) => [each.step, each]));
  const plans = [...live.values()].map(({ plan }) => plan);
  const first = new Set<string>();
  const seen = new Set<string>();
  const follow = (plan: PlannedStep): void => {
    for (const id of predecessors(plans, plan)) {
      const each = live.get(id)!;
      if (seen.has(id) || !isPending(each)) continue;
      seen.add(id);
      if (each.plan.optional) follow(each.plan);
      else first.add(id);
    }
  };
  if (isLive(step)) follow(step.plan);
  const waitsFor = steps.flatMap((each) => (first.has(each.step) ? [each.step] : []));
  const { blockedBy } = step.plan;
  return { available: step.state === 'open' && !waitsFor.length && !blockedBy.length, waitsFor, blockedBy };
}

/** What comes before a step, directly or not: what it waits for or waited for. Of the order of the list also the optional ones. */
export function allBefore(steps: readonly CaseStep[], step: CaseStep): ReadonlySet<string> {
  const live = steps.filter(isLive);
  const before = new Set<string>();
  const follow = ({ step: id, plan }: CaseStep): void => {
    const index = live.findIndex((each) => each.step === id);
    for (const each of live.filter((other, at) => (plan.after ? plan.after.includes(other.step) : at < index))) {
      if (before.has(each.step)) continue;
      before.add(each.step);
      follow(each);
    }
  };
  follow(step);
  return before;
}

/** The later steps that were built on one that is through: they came after it in the plan, and were filled in after it was. */
export function builtOn(steps: readonly CaseStep[], base: CaseStep): CaseStep[] {
  const through = base.history.at(-1)?.at ?? base.filledAt ?? '';
  return steps.filter((each) => each.step !== base.step && (each.state === 'done' || each.state === 'filled') && (each.filledAt ?? '') >= through && allBefore(steps, each).has(base.step));
}

/** The steps without which a case is not through: required, and not done. */
export const outstanding = (steps: readonly CaseStep[]): readonly CaseStep[] => steps.filter((each) => !each.plan.optional && isPending(each));
