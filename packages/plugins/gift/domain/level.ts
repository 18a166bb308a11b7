import { afterBreach, caseDeadlines, complaintLevel, director } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';
import { chase } from './deadlines.ts';
import { isDone } from './handling.ts';
import { chaseTime } from './settings.ts';
import { departmentAnswer } from './steps.ts';

/** The prescribed time passed without a final solution: that alone makes a complaint major. */
export const levelRule = override(complaintLevel, (facts, standard) => (facts.overdue ? 'major' : standard(facts)));

/** The departments are chased from the first moment until one has answered or the customer has an offer. */
export const deadlinesRule = override(
  caseDeadlines,
  (facts, standard, read) => [...standard(facts), ...(isDone(facts, departmentAnswer) || facts.offers > 0 || facts.solved ? [] : [{ deadline: chase.id, due: read(chaseTime) }])],
  { settings: [chaseTime] },
);

/** A complaint that turns major is the director's from then on. */
export const afterBreachRule = override(afterBreach, (facts, standard) => {
  const { overdue, tell } = standard(facts);
  return { overdue, tell: overdue ? [...tell, director.id] : tell };
});
