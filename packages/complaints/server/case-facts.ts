import type { PlannedStep } from '@aftercare/kernel';
import { isOpen, largest, type CaseFacts } from '../domain/index.ts';
import type { Contact } from './case-parts.ts';

type Same = 'state' | 'type' | 'channel' | 'disputed' | 'recorded' | 'deviations' | 'misses' | 'level' | 'flags' | 'overdue' | 'escalated' | 'repeats' | 'confirmed' | 'offers' | 'refusals' | 'openActions' | 'openCorrectiveActions' | 'blockingCorrectiveActions' | 'pendingApprovals' | 'unansweredLines' | 'followUps' | 'stepsDone';
type Perhaps = 'topic' | 'severity' | 'lastAnswer' | 'verdict' | 'liability' | 'satisfied' | 'solutionEffective';

type Told = Readonly<Pick<CaseFacts, Same>> & { readonly [K in Perhaps]?: CaseFacts[K] | undefined } & {
  readonly currency: string;
  readonly claimed?: string | null | undefined;
  readonly loss?: string | null | undefined;
  readonly offered?: string | null | undefined;
  readonly contact: Contact;
  readonly promisedAt?: unknown;
  readonly cause?: string | null | undefined;
  readonly corrective?: string | null | undefined;
  readonly correctiveActions: number;
  readonly planned: readonly PlannedStep[];
};

/** A complaint as the rules see it; of the record in a command and of the row in a query alike. */
export function factsOf(told: Told): CaseFacts {
  const { state, type, channel, disputed, recorded, deviations, misses, level, currency, overdue, escalated, repeats, confirmed, offers, refusals, openActions, openCorrectiveActions, blockingCorrectiveActions, pendingApprovals, unansweredLines, followUps, stepsDone, planned } = told;
  const amounts = [told.claimed, told.loss, told.offered].map((amount) => (amount == null ? null : { amount, currency }));
  return {
    state,
    type,
    channel,
    topic: told.topic ?? null,
    disputed,
    recorded,
    level,
    severity: told.severity ?? null,
    flags: [...told.flags],
    amount: largest(amounts),
    overdue,
    solved: told.lastAnswer === 'accepted' || !isOpen(state),
    escalated,
    repeats,
    confirmed,
    hasPhone: Boolean(told.contact.phone),
    hasPromise: told.promisedAt != null,
    offers,
    refusals,
    deviations,
    misses,
    lastAnswer: told.lastAnswer ?? null,
    verdict: told.verdict ?? null,
    liability: told.liability ?? null,
    hasCause: Boolean(told.cause),
    hasCorrectiveAction: Boolean(told.corrective) || told.correctiveActions > 0,
    openCorrectiveActions,
    blockingCorrectiveActions,
    solutionEffective: told.solutionEffective ?? null,
    openActions,
    pendingApprovals,
    unansweredLines,
    followUps,
    satisfied: told.satisfied ?? null,
    stepsDone: [...stepsDone],
    stepsOpen: planned.filter(({ step, optional }) => !optional && !stepsDone.includes(step)).map(({ step }) => step),
  };
}
