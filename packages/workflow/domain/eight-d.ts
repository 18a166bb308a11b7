import { owner, plan, policy, procedure, superior, text } from '@aftercare/kernel';
import { z } from 'zod';
import { correctiveSeverity } from './corrective.ts';
import { qualityManager } from './corrective-roles.ts';
import { eightDTimes } from './corrective-settings.ts';
import { choose, conclude, contain, findCause, implement, prevent, problem, team } from './eight-d-steps.ts';

/** What the rules know of a corrective action. Counts and yes-or-no answers, never personal data. */
export const correctiveFacts = z.strictObject({
  about: z.string(),
  severity: correctiveSeverity,
  round: z.number().int(),
  /** Steps that are through, by id; of a new round those that need not be done again. */
  stepsDone: z.array(z.string()),
  openContainment: z.number().int(),
  openCorrective: z.number().int(),
  openPreventive: z.number().int(),
  openMeasures: z.number().int(),
  /** Corrections and corrective actions that were done in this round. */
  correctiveDone: z.number().int(),
  /** Checks of this round that have not found it effective; null before any was planned. */
  openChecks: z.number().int().nullable(),
  /** Somebody stands above the leader. */
  leaderHasSuperior: z.boolean(),
});
export type CorrectiveFacts = z.output<typeof correctiveFacts>;

/** The eight disciplines, in order. The leader does them; the leader's superior signs the end. */
export const eightD = procedure('workflow.eight-d', { title: text('8D 程序', '8D procedure'), facts: correctiveFacts, settings: [eightDTimes] }, (facts, read) => {
  const due = read(eightDTimes);
  const by = owner;
  return [
    plan(team, { by, due: due.team }),
    plan(problem, { by, due: due.problem }),
    plan(contain, { by, after: [], due: due.containment, blockedWhen: { 'open-containment': facts.openContainment > 0 } }),
    plan(findCause, { by, due: due.cause }),
    plan(choose, { by, due: due.choice }),
    plan(implement, { by, due: due.implementation, blockedWhen: { 'no-corrective-done': facts.correctiveDone === 0, 'open-corrective': facts.openCorrective > 0 } }),
    plan(prevent, { by, due: due.prevention, blockedWhen: { 'open-preventive': facts.openPreventive > 0 } }),
    plan(conclude, { by, due: due.closing, blockedWhen: { 'open-measures': facts.openMeasures > 0, 'open-checks': facts.openChecks !== 0 }, signOff: { by: facts.leaderHasSuperior ? superior : qualityManager } }),
  ];
});

/** The step with which measures count as implemented, and their effect begins to be measured. */
export const implementedBy = policy('workflow.implemented-by', { title: text('实施完成的步骤', 'Step that ends the implementation'), facts: correctiveFacts, decision: z.string() }, () => implement.id);

/** The steps that a new round does again, when the effect did not last. */
export const redoing = policy('workflow.redoing', { title: text('重新打开后的步骤', 'Steps that a new round does again'), facts: correctiveFacts, decision: z.array(z.string()) }, () => [findCause, choose, implement, prevent, conclude].map(({ id }) => id));
