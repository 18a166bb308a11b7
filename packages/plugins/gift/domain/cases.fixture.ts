import { proposals, type CaseFacts } from '@aftercare/complaints';
import { caseOf } from '@aftercare/complaints/testing/facts';
import type { Step } from '@aftercare/kernel';
import { says } from '@aftercare/kernel/testing';
import { gift } from './plugin.ts';
import { groundwork, listen } from './steps.ts';

/** What a rule says for the tenant `gift`, and for one without a plugin. */
export const inGift = says(gift);
export const inPlain = says();

export const done = (...steps: readonly Step[]): Pick<CaseFacts, 'stepsDone'> => ({ stepsDone: steps.map(({ id }) => id) });

/** What comes before an offer. */
export const ready = [listen, groundwork, proposals];

/** A general complaint in handling, ready for an offer. */
export const aCase = (more: Partial<CaseFacts> = {}): CaseFacts => caseOf({ ...done(...ready), ...more });

/** The same after the customer refused the escalated or the normal offer. */
export const refused = (more: Partial<CaseFacts> = {}): CaseFacts => aCase({ state: 'refused', offers: 1, refusals: 1, lastAnswer: 'refused', ...more });

/** All is done that any rule asks for. */
export const readyToClose = (more: Partial<CaseFacts> = {}): CaseFacts =>
  aCase({ state: 'following-up', verdict: 'justified', offers: 1, lastAnswer: 'accepted', solved: true, hasCause: true, hasCorrectiveAction: true, followUps: 2, satisfied: true, ...more });
