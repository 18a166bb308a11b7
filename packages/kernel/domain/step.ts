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

/** A step as one case needs it: who, by when, what stands in its way, who signs. Plain data, so it is kept as a decision. */
export const plannedStep = z.strictObject({
  step: z.string(),
  by: z.string(),
  optional: z.boolean(),
  /** Why it cannot be done yet, as codes that the console translates; empty when nothing stands in its way. */
  blockedBy: z.array(z.string()),
  due: duration.nullable(),
  /** Somebody else in this role signs what was filled in; `limit` is the most that role may sign for, null for any amount. */
  signOff: z.strictObject({ by: z.string(), amount: money.nullable(), limit: money.nullable() }).nullable(),
});
export type PlannedStep = z.output<typeof plannedStep>;

export interface StepPlan {
  readonly by: Role;
  readonly optional?: boolean;
  /** Code → whether it stands in the way now. */
  readonly blockedWhen?: Readonly<Record<string, boolean>>;
  readonly due?: Duration | null;
  readonly signOff?: { readonly by: Role; readonly amount?: Money | null; readonly limit?: Money | null } | null;
}

/** Puts a step into a procedure: `plan(assess, { by: director, due: hours(24) })`. */
export function plan(step: Step, { by, optional = false, blockedWhen = {}, due = null, signOff = null }: StepPlan): PlannedStep {
  return {
    step: step.id,
    by: by.id,
    optional,
    blockedBy: Object.keys(blockedWhen).filter((code) => blockedWhen[code]),
    due,
    signOff: signOff && { by: signOff.by.id, amount: signOff.amount ?? null, limit: signOff.limit ?? null },
  };
}

/**
 * The ordered steps of a case: a policy, so a plugin overrides it and may call the standard.
 * When facts change it is decided again and matched by step id.
 */
export type Procedure<Facts> = Policy<Facts, PlannedStep[]>;

export const procedure = <F extends z.ZodType>(
  id: string,
  shape: { readonly title: Text; readonly facts: F; readonly settings?: readonly Setting<any>[] },
  decide: (facts: z.output<F>, read: ReadSetting) => PlannedStep[],
): Procedure<z.output<F>> => ({ ...policy(id, { ...shape, decision: z.array(plannedStep) }, decide), steps: true });
