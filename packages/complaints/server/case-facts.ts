import type { CaseFacts } from '../domain/index.ts';
import { isOpen, largest } from '../domain/index.ts';
import type { Complaint } from './complaint.entity.ts';

type Told = Pick<
  Complaint,
  'state' | 'type' | 'channel' | 'severity' | 'flags' | 'currency' | 'claimed' | 'loss' | 'offered' | 'overdue' | 'escalated' | 'confirmed' | 'contact' | 'promisedAt' | 'offers' | 'refusals' | 'lastAnswer' | 'verdict' | 'liability' | 'cause' | 'corrective' | 'openActions' | 'unansweredLines' | 'followUps' | 'satisfied' | 'stepsDone' | 'planned'
> & { readonly level: CaseFacts['level'] };

/** A complaint as the rules see it; of the record in a command and of the row in a query alike. */
export function factsOf(told: { readonly [K in keyof Told]: K extends 'promisedAt' ? unknown : Told[K] }): CaseFacts {
  const { state, type, channel, level, currency, overdue, escalated, confirmed, offers, refusals, openActions, unansweredLines, followUps, stepsDone, planned } = told;
  const amounts = [told.claimed, told.loss, told.offered].map((amount) => (amount == null ? null : { amount, currency }));
  return {
    state,
    type,
    channel,
    level,
    severity: told.severity ?? null,
    flags: [...told.flags],
    amount: largest(amounts),
    overdue,
    solved: told.lastAnswer === 'accepted' || !isOpen(state),
    escalated,
    confirmed,
    hasPhone: Boolean(told.contact.phone),
    hasPromise: told.promisedAt != null,
    offers,
    refusals,
    lastAnswer: told.lastAnswer ?? null,
    verdict: told.verdict ?? null,
    liability: told.liability ?? null,
    hasCause: Boolean(told.cause),
    hasCorrectiveAction: Boolean(told.corrective),
    openActions,
    unansweredLines,
    followUps,
    satisfied: told.satisfied ?? null,
    stepsDone: [...stepsDone],
    stepsOpen: planned.filter(({ step, optional }) => !optional && !stepsDone.includes(step)).map(({ step }) => step),
  };
}
