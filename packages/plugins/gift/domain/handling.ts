import { director, handling, isOpen, type CaseFacts } from '@aftercare/complaints';
import { override, owner, plan, type PlannedStep, type Step } from '@aftercare/kernel';
import { directorLimit } from './settings.ts';
import { askPhone, coordinate, defer, departmentAnswer, evaluate, groundwork, investigate, listen, propose, summarise, weigh } from './steps.ts';

export const isDone = ({ stepsDone }: CaseFacts, { id }: Step): boolean => stepsDone.includes(id);

/** Nobody owes the customer a remedy. */
export const isUnfounded = ({ verdict, lastAnswer }: CaseFacts): boolean => lastAnswer !== 'accepted' && (verdict === 'unjustified' || verdict === 'not-ours');

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
      ...(facts.refusals > 0 && !facts.escalated ? [plan(coordinate, { by: owner })] : []),
      ...(facts.escalated ? [plan(weigh, { by: owner }), plan(propose, { by: owner, signOff }), plan(evaluate, { by: owner, blockedWhen: before })] : []),
      plan(summarise, { by: owner, blockedWhen: before }),
    ];
  },
  { settings: [directorLimit] },
);
