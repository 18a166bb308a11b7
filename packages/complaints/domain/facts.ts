import { money } from '@aftercare/kernel';
import { z } from 'zod';
import { complaintState } from './lifecycle.ts';
import { channel, complaintType, flag, level, liability, remedyKind, severity, topic, verdict } from './terms.ts';

/**
 * What the rules know of a running case. One shape for all of them, so that a plugin reads the same names everywhere
 * and a decision can be replayed. Counts and yes-or-no answers, never personal data.
 */
export const caseFacts = z.strictObject({
  state: complaintState,
  type: complaintType,
  channel,
  topic: topic.nullable(),
  /** The customer disputes what we say, or the case is a special one. */
  disputed: z.boolean(),
  /** A recording of the call is among the files. */
  recorded: z.boolean(),
  level: level.nullable(),
  severity: severity.nullable(),
  flags: z.array(flag),
  /** All amounts in the case: the customer's claim and loss, and what was offered, whichever is larger. In the tenant's currency. */
  amount: money.nullable(),
  /** The prescribed time passed while there was no final solution. */
  overdue: z.boolean(),
  /** The customer accepted a solution, or the case has ended. */
  solved: z.boolean(),
  escalated: z.boolean(),
  /** Earlier complaints that it repeats: the same customer, product and defect within the tenant's time. */
  repeats: z.number().int(),
  confirmed: z.boolean(),
  /** A telephone number at which the customer can be reached stands in the case. */
  hasPhone: z.boolean(),
  hasPromise: z.boolean(),
  /** Those that reached the customer; one that waits for approval, or did not get it, is not among them. */
  offers: z.number().int(),
  refusals: z.number().int(),
  /** Remedies of the last offer that are not the usual ones, or have a reason of their own. */
  deviations: z.number().int(),
  /** How often the customer had to ask how things stand. */
  misses: z.number().int(),
  /** The customer's answer to the last offer. */
  lastAnswer: z.enum(['open', 'accepted', 'refused']).nullable(),
  verdict: verdict.nullable(),
  liability: liability.nullable(),
  hasCause: z.boolean(),
  /** Written down, or opened as a record of its own. */
  hasCorrectiveAction: z.boolean(),
  /** Corrective actions about it that are not closed; those among them without which the case may not be closed. */
  openCorrectiveActions: z.number().int(),
  blockingCorrectiveActions: z.number().int(),
  /** What an evaluation said of the solution; null where nobody has evaluated it. */
  solutionEffective: z.boolean().nullable(),
  openActions: z.number().int(),
  /** Requests for approval in the case that wait for a signature. */
  pendingApprovals: z.number().int(),
  unansweredLines: z.number().int(),
  followUps: z.number().int(),
  /** The last follow-up's answer. */
  satisfied: z.boolean().nullable(),
  /** Steps of the procedure that are through, by id. */
  stepsDone: z.array(z.string()),
  /** Steps that the procedure requires and that are not through. */
  stepsOpen: z.array(z.string()),
});
export type CaseFacts = z.output<typeof caseFacts>;

/** A remedy as the rules see it. */
export const remedyFacts = z.strictObject({ kind: remedyKind, amount: money.nullable(), justified: z.boolean() });
