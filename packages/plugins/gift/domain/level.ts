import { caseDeadlines, complaint, complaintLevel, director, resolution } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';
import { escalationLadder } from '@aftercare/workflow';
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

/** The director hears of a complaint that turns major because its time is over. */
export const ladderRule = override(escalationLadder, (facts, standard) => {
  const turnsMajor = facts.type === complaint.name && facts.deadline === resolution.id && !facts.solved;
  return standard(facts).map((rung) => (turnsMajor && 'percent' in rung.at && rung.at.percent === 100 ? { ...rung, tell: [...rung.tell, director.id] } : rung));
});
