import { isOpen, largest, type CaseFacts, type ComplaintView } from '@aftercare/complaints';
import { sum, type Money } from '@aftercare/kernel';

const filled = (value: string | null): boolean => value !== null && value !== '';

/** What the rules know of a case, from what the page shows: so that the page can say beforehand what an act will bring about. */
export function factsOf(view: ComplaintView): CaseFacts {
  const offers = view.offers.filter(({ answer }) => answer !== 'awaiting-approval' && answer !== 'not-approved');
  const last = offers.at(-1)?.answer;
  const sums = view.offers.map(({ remedies }) => remedies.flatMap(({ amount }) => amount ?? [])).filter((amounts) => amounts.length).map((amounts): Money => sum(amounts));
  return {
    state: view.state,
    type: view.type,
    channel: view.channel,
    topic: view.topic,
    disputed: view.disputed,
    recorded: view.recorded,
    level: view.level,
    severity: view.severity,
    flags: view.flags,
    amount: largest([view.claimed, view.loss, ...sums]),
    overdue: view.overdue,
    solved: last === 'accepted' || !isOpen(view.state),
    escalated: view.escalated,
    repeats: view.repeats,
    confirmed: view.confirmed,
    hasPhone: filled(view.contact.phone),
    hasPromise: view.promise !== null,
    offers: offers.length,
    refusals: offers.filter(({ answer }) => answer === 'refused').length,
    deviations: view.deviations,
    misses: view.misses,
    lastAnswer: last === 'open' || last === 'accepted' || last === 'refused' ? last : null,
    verdict: view.verdict,
    liability: view.liability,
    hasCause: filled(view.cause),
    hasCorrectiveAction: filled(view.corrective) || view.correctiveActions > 0,
    openCorrectiveActions: view.openCorrectiveActions,
    blockingCorrectiveActions: view.blockingCorrectiveActions,
    solutionEffective: view.solutionEffective,
    pendingApprovals: view.offers.filter(({ answer }) => answer === 'awaiting-approval').length,
    openActions: view.actions.filter(({ doneAt }) => doneAt === null).length,
    unansweredLines: view.lines.filter(({ answer }) => answer === null).length,
    followUps: view.followUps.length,
    satisfied: view.followUps.at(-1)?.satisfied ?? null,
    stepsDone: view.steps.filter(({ state }) => state === 'done').map(({ step }) => step),
    stepsOpen: view.steps.filter(({ state, plan }) => (state === 'open' || state === 'filled') && !plan.optional).map(({ step }) => step),
  };
}
