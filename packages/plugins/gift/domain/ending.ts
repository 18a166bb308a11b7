import { closing, customerNotice } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';
import { isUnfounded } from './handling.ts';

export const closingRule = override(closing, (facts, standard) => [
  ...standard(facts),
  ...(facts.hasCause ? [] : ['cause']),
  ...(facts.hasCorrectiveAction ? [] : ['corrective-action']),
  ...(facts.satisfied || isUnfounded(facts) ? [] : ['satisfaction']),
]);

/** A waiting customer hears of every change at once. */
export const noticeRule = override(customerNotice, (facts, standard) => {
  const notice = standard(facts);
  return notice === 'none' ? 'updated' : notice;
});
