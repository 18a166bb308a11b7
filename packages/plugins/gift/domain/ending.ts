import { closing, customerNotice, standardEntry } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';
import { isUnfounded } from './handling.ts';

export const closingRule = override(closing, (facts, standard) => [
  ...standard(facts),
  ...(facts.hasCause ? [] : ['cause']),
  ...(facts.hasCorrectiveAction ? [] : ['corrective-action']),
  ...(facts.satisfied || isUnfounded(facts) ? [] : ['satisfaction']),
]);

/** The solution of an escalated case that was evaluated as effective is kept, whether or not somebody asks for it (C-18). */
export const standardRule = override(standardEntry, (facts, standard) => {
  const asked = standard(facts);
  return asked === 'none' && facts.case.escalated && facts.case.solutionEffective ? 'solution' : asked;
});

/** A waiting customer hears of every change at once. */
export const noticeRule = override(customerNotice, (facts, standard) => {
  const notice = standard(facts);
  return notice === 'none' ? 'updated' : notice;
});
