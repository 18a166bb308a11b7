import { z } from 'zod';
import { duration, type Duration } from './duration.ts';
import { money, type Money } from './money.ts';
import { policy, type Policy } from './policy.ts';
import type { Role } from './role.ts';
import type { Setting } from './setting.ts';
import type { ReadSetting } from './setting.ts';
import type { Text } from './text.ts';

/** One piece of work inside a phase of a case: a form that somebody in a role fills in. */
export interface Step<Form extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly title: Text;
  /** Strict; its fields carry labels (`labelled`), so the console draws the form from it. */
  readonly form: Form;
}

export const step = <Form extends z.ZodObject>(id: string, title: Text, form: Form): Step<Form> => ({ id, title, form: form.strict() as never });

/** Who has to sign; `limit` is the most that role may sign for, null for any amount. */
const signer = z.strictObject({ by: z.string(), department: z.uuid().nullable(), amount: money.nullable(), limit: money.nullable() });

/** A step as one case needs it: who, after what, by when, what stands in its way, who signs. Plain data, so it is kept as a decision. */
export const plannedStep = z.strictObject({
  step: z.string(),
  by: z.string(),
  /** Null: whoever has the role. Else only those of them who belong to this department, and its head. */
  department: z.uuid().nullable(),
  /** The steps it waits for; those that the plan does not hold are not waited for. Null: every earlier one of the list that is not optional. */
  after: z.array(z.string()).nullable(),
  optional: z.boolean(),
  /** Why it cannot be done yet, as codes that the console translates; empty when nothing stands in its way. */
  blockedBy: z.array(z.string()),
  due: duration.nullable(),
  /** Others sign what was filled in, each signer once (会签): `all` in any order, `in-order` one after the other. */
  signOff: z
    .strictObject({ order: z.enum(['all', 'in-order']), signers: z.array(signer).min(1) })
    .refine(({ signers }) => new Set(signers.map(({ by, department }) => `${by} ${department}`)).size === signers.length, 'A step names a signer twice.')
    .nullable(),
});
export type PlannedStep = z.output<typeof plannedStep>;
export type PlannedSigner = NonNullable<PlannedStep['signOff']>['signers'][number];

export interface SignerPlan {
  readonly by: Role;
  /** Id of the department to which the signer belongs, or which they head. */
  readonly department?: string | null;
  readonly amount?: Money | null;
  readonly limit?: Money | null;
}

/** One signer; several, all of whom sign in any order; or several, one after the other. */
export type SignOffPlan = SignerPlan | { readonly all: readonly SignerPlan[] } | { readonly inOrder: readonly SignerPlan[] };

export interface StepPlan {
  readonly by: Role;
  /** Id of a department, from the facts or a setting: then the step is for its people in that role, and its head. */
  readonly department?: string | null;
  /** What it waits for; none: it can be done at once. Left out: the order of the list holds. */
  readonly after?: readonly Step[];
  readonly optional?: boolean;
  /** Code → whether it stands in the way now. */
  readonly blockedWhen?: Readonly<Record<string, boolean>>;
  readonly due?: Duration | null;
  readonly signOff?: SignOffPlan | null;
}

/** Puts a step into a procedure: `plan(assess, { by: director, after: [inspect, askCarrier], due: hours(24) })`. */
export function plan(step: Step, { by, department = null, after, optional = false, blockedWhen = {}, due = null, signOff = null }: StepPlan): PlannedStep {
  return {
    step: step.id,
    by: by.id,
    department,
    after: after?.map(({ id }) => id) ?? null,
    optional,
    blockedBy: Object.keys(blockedWhen).filter((code) => blockedWhen[code]),
    due,
    signOff: signOff && signersOf(signOff),
  };
}

function signersOf(given: SignOffPlan): NonNullable<PlannedStep['signOff']> {
  const signers = 'all' in given ? given.all : 'inOrder' in given ? given.inOrder : [given];
  return { order: 'inOrder' in given ? 'in-order' : 'all', signers: signers.map(({ by, department = null, amount = null, limit = null }) => ({ by: by.id, department, amount, limit })) };
}

/** What a step of a plan waits for directly, by id; steps that the plan does not hold are left out. */
export function predecessors(planned: readonly PlannedStep[], { step, after }: Pick<PlannedStep, 'step' | 'after'>): string[] {
  if (after) return planned.flatMap((each) => (after.includes(each.step) ? [each.step] : []));
  const index = planned.findIndex((each) => each.step === step);
  return planned.slice(0, index).flatMap((each) => (each.optional ? [] : [each.step]));
}

/** A step named twice, or steps that wait for each other: such a plan could never be finished. Null when it can be. */
export function flawOf(planned: readonly PlannedStep[]): string | null {
  const ids = planned.map(({ step }) => step);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) return `The procedure names ${twice} twice.`;
  const waits = new Map(planned.map((each) => [each.step, predecessors(planned, each)]));
  for (let free = freeOf(waits); free.length > 0; free = freeOf(waits)) for (const id of free) waits.delete(id);
  return waits.size > 0 ? `Steps wait for each other: ${[...waits.keys()].join(', ')}.` : null;
}

const freeOf = (waits: ReadonlyMap<string, readonly string[]>): string[] => [...waits].filter(([, before]) => before.every((id) => !waits.has(id))).map(([id]) => id);

/**
 * The steps of a case, ordered by the list and by what they name: a policy, so a plugin overrides it and may call the standard.
 * When facts change it is decided again and matched by step id. A plan that could never be finished is refused.
 */
export type Procedure<Facts> = Policy<Facts, PlannedStep[]>;

const plannedSteps = z.array(plannedStep).superRefine((planned, context) => {
  const flaw = flawOf(planned);
  if (flaw) context.addIssue({ code: 'custom', message: flaw });
});

export const procedure = <F extends z.ZodType>(
  id: string,
  shape: { readonly title: Text; readonly facts: F; readonly settings?: readonly Setting<any>[] },
  decide: (facts: z.output<F>, read: ReadSetting) => PlannedStep[],
): Procedure<z.output<F>> => ({ ...policy(id, { ...shape, decision: plannedSteps }, decide), steps: true });
