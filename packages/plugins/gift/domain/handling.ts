import { director, handling, isOpen, judging, proposals, proposalsFirst, type CaseFacts } from '@aftercare/complaints';
import { override, owner, plan, type PlannedStep, type Step } from '@aftercare/kernel';
import { salesDirector } from './roles.ts';
import { directorLimit } from './settings.ts';
import { askPhone, coordinate, defer, departmentAnswer, evaluate, exclude, forwardTechnical, groundwork, investigate, listen, productionCheck, propose, serviceRecord, summarise, weigh } from './steps.ts';

export const isDone = ({ stepsDone }: CaseFacts, { id }: Step): boolean => stepsDone.includes(id);

/** Nobody owes the customer a remedy. */
export const isUnfounded = ({ verdict, lastAnswer }: CaseFacts): boolean => lastAnswer !== 'accepted' && (verdict === 'unjustified' || verdict === 'not-ours');

/** Somebody asks for something, and is not wronged: one answer will do. */
export const isQuestion = ({ type }: CaseFacts): boolean => type === 'enquiry' || type === 'need' || type === 'suggestion';

/** SM-01 and SM-02: what the case owner does, in this order; what may be skipped is optional, what comes too early says what it waits for. */
export const handlingRule = override(
  handling,
  (facts, _standard, read): PlannedStep[] => {
    if (!isOpen(facts.state)) return [];
    const before = { 'before-follow-up': facts.followUps === 0 && !isUnfounded(facts) };
    const signOff = facts.level === 'major' ? { by: director, amount: facts.amount, limit: read(directorLimit) } : null;
    return [
      ...(facts.channel === 'letter' && !facts.hasPhone ? [plan(askPhone, { by: owner })] : []),
      plan(listen, { by: owner }),
      plan(defer, { by: owner, optional: true, blockedWhen: { 'already-answered': facts.offers > 0 } }),
      ...(isDone(facts, defer) ? [plan(investigate, { by: owner })] : []),
      plan(departmentAnswer, { by: owner, optional: true }),
      plan(groundwork, { by: owner, optional: isUnfounded(facts) }),
      ...(facts.type === 'product' ? [plan(exclude, { by: owner, optional: true })] : []),
      // What the hotline can answer by itself need not go further.
      ...(facts.topic === 'technique' ? [plan(forwardTechnical, { by: owner, optional: facts.channel === 'hotline' })] : []),
      ...(facts.topic === 'technique' && (facts.channel !== 'hotline' || isDone(facts, forwardTechnical)) ? [plan(productionCheck, { by: salesDirector, after: [forwardTechnical] })] : []),
      ...(facts.channel === 'hotline' ? [plan(serviceRecord, { by: owner })] : []),
      // A case that had its offer before this was asked for goes on without it.
      ...(read(proposalsFirst) && !isQuestion(facts) && (facts.offers === 0 || isDone(facts, proposals)) ? [plan(proposals, { by: owner, optional: isUnfounded(facts) })] : []),
      ...(facts.refusals > 0 && !facts.escalated ? [plan(coordinate, { by: owner })] : []),
      ...(facts.escalated ? [plan(weigh, { by: owner }), plan(propose, { by: owner, signOff }), plan(evaluate, { by: owner, blockedWhen: before })] : []),
      plan(summarise, { by: owner, blockedWhen: before }),
    ];
  },
  { settings: [directorLimit, proposalsFirst] },
);

/** The product is not blamed before the user's handling, the raw material, the storage and the transport are ruled out. */
export const judgingRule = override(judging, (facts, standard) => {
  const blamesProduct = facts.case.type === 'product' && (facts.verdict === 'justified' || facts.verdict === 'partly') && (facts.liability === null || facts.liability === 'us' || facts.liability === 'supplier');
  return [...standard(facts), ...(blamesProduct && !isDone(facts.case, exclude) ? ['exclusions'] : [])];
});
