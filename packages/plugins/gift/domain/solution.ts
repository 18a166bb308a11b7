import { afterRefusal, director, escalation, offering, supervisor, type CaseFacts } from '@aftercare/complaints';
import { override, superior } from '@aftercare/kernel';
import { isDone, isQuestion } from './handling.ts';
import { marketingManager } from './roles.ts';
import { coordinate, defer, groundwork, investigate, propose, weigh } from './steps.ts';

const managers = [marketingManager.id, supervisor.id];

export const offeringRule = override(offering, (facts, standard) => {
  const { missing, unjustified } = standard(facts);
  // A question is answered; only a complaint has solutions to choose from.
  const asked = missing.filter((code) => code !== 'proposals' || !isQuestion(facts.case));
  return { missing: [...asked, ...missingBeforeOffer(facts.case)], unjustified };
});

function missingBeforeOffer(facts: CaseFacts): string[] {
  const needed: [code: string, missing: boolean][] = [
    ['groundwork', !isDone(facts, groundwork)],
    ['investigation', isDone(facts, defer) && !isDone(facts, investigate)],
    ['coordination', facts.refusals > 0 && !facts.escalated && !isDone(facts, coordinate)],
    ['assessment', facts.escalated && !isDone(facts, weigh)],
    ['proposal', facts.escalated && !isDone(facts, propose)],
  ];
  return needed.flatMap(([code, missing]) => (missing ? [code] : []));
}

/** The normal process tries again, up to the escalated one; whoever refuses that one's answer is shown the way outside. */
export const afterRefusalRule = override(afterRefusal, ({ escalated }) => (escalated ? 'external-review' : 'offer-again'));

/** A refused solution is first coordinated once more. What has gone up once goes no lower than a director the next time. */
export const escalationRule = override(escalation, (facts) => ({
  blockedBy: facts.state === 'refused' && !isDone(facts, coordinate) ? ['coordination'] : [],
  to: facts.escalated ? [superior.id, director.id] : [superior.id, ...managers.toReversed(), director.id],
}));
