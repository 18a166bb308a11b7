import { closing, customerNotice, standardEntry, warnings } from '@aftercare/complaints';
import { override, type Step } from '@aftercare/kernel';
import { isUnfounded } from './handling.ts';
import { askPhone, coordinate, defer, evaluate, listen, serviceRecord, summarise } from './steps.ts';

export const closingRule = override(closing, (facts, standard) => [
  ...standard(facts),
  ...(facts.hasCause ? [] : ['cause']),
  ...(facts.hasCorrectiveAction ? [] : ['corrective-action']),
  ...(facts.satisfied || isUnfounded(facts) ? [] : ['satisfaction']),
]);

/** Kept whether or not somebody asks for it: the solution of an escalated case that was evaluated as effective (C-18), and what was granted beside the rules, as the precedent for the next special case (K-03). */
export const standardRule = override(standardEntry, (facts, standard) => {
  const { escalated, solutionEffective, deviations, lastAnswer } = facts.case;
  const asked = standard(facts);
  if (asked !== 'none') return asked;
  if (escalated && solutionEffective) return 'solution';
  return deviations > 0 && lastAnswer === 'accepted' ? 'precedent' : 'none';
});

/** Done in talks with the customer, or told by the mail that follows at once. */
const knownToCustomer = [askPhone, listen, defer, coordinate, serviceRecord, evaluate, summarise].map(({ id }: Step) => id);

/** A waiting customer hears of every change at once. */
export const noticeRule = override(customerNotice, (facts, standard) => {
  const notice = standard(facts);
  if (facts.happened === 'step-done') return facts.step !== null && knownToCustomer.includes(facts.step) ? 'none' : notice;
  return notice === 'none' ? 'updated' : notice;
});

/** The call of a disputed or special case is recorded and kept. */
export const warningsRule = override(warnings, (facts, standard) => [...standard(facts), ...(facts.channel === 'phone' && facts.disputed && !facts.recorded ? ['recording-missing'] : [])]);
