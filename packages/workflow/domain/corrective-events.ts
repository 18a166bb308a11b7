import { event, subjectRef, text } from '@aftercare/kernel';
import { z } from 'zod';
import { correctiveAction, correctiveSeverity, correctiveState } from './corrective.ts';
import { measureKind } from './corrective-measure.ts';
import { instant } from './instant.ts';

const subject = { subject: correctiveAction };
const aboutCase = subjectRef;
const measure = z.uuid();

export const correctiveOpened = event('workflow.corrective-opened', text('发起纠正措施', 'Corrective action opened'), z.object({ about: aboutCase, leader: z.uuid(), severity: correctiveSeverity }), subject);
/** `fields`: which; their values stand in the record. */
export const correctiveRevised = event('workflow.corrective-revised', text('纠正措施单已更新', 'Corrective action revised'), z.object({ about: aboutCase, fields: z.array(z.string()) }), subject);
/** `intoStandard`: what was learnt is to be kept for later cases. */
export const correctiveMoved = event('workflow.corrective-moved', text('纠正措施状态变更', 'Corrective action changed state'), z.object({ about: aboutCase, from: correctiveState, to: correctiveState, round: z.number().int(), intoStandard: z.boolean() }), subject);
/** Its effect did not last, so that another round begins. `people`: leader and team. */
export const correctiveReopened = event('workflow.corrective-reopened', text('纠正措施无效，重新打开', 'Not effective, opened again'), z.object({ about: aboutCase, reopening: z.uuid(), round: z.number().int(), people: z.array(z.uuid()) }), subject);
export const measureAssigned = event('workflow.measure-assigned', text('分派措施', 'Measure assigned'), z.object({ measure, owner: z.uuid(), kind: measureKind, dueAt: instant }), subject);
export const measureChanged = event('workflow.measure-changed', text('措施已调整', 'Measure changed'), z.object({ measure, fields: z.array(z.string()) }), subject);
export const measureDone = event('workflow.measure-done', text('措施完成', 'Measure done'), z.object({ measure, kind: measureKind, owner: z.uuid() }), subject);
export const measureCancelled = event('workflow.measure-cancelled', text('措施取消', 'Measure cancelled'), z.object({ measure, kind: measureKind }), subject);
export const measureReopened = event('workflow.measure-reopened', text('措施重新打开', 'Measure opened again'), z.object({ measure, owner: z.uuid() }), subject);
/** `people`: its owner and the leader. */
export const measureOverdue = event('workflow.measure-overdue', text('措施逾期', 'Measure overdue'), z.object({ measure, owner: z.uuid(), people: z.array(z.uuid()) }), subject);
export const checksPlanned = event('workflow.checks-planned', text('安排有效性验证', 'Effectiveness checks planned'), z.object({ round: z.number().int(), days: z.array(z.number().int()), since: instant }), subject);
/** The day has come. `people`: who is to do it. */
export const checkDue = event('workflow.check-due', text('有效性验证到期', 'Effectiveness check is due'), z.object({ check: z.uuid(), days: z.number().int(), people: z.array(z.uuid()) }), subject);
export const effectChecked = event('workflow.effect-checked', text('有效性验证', 'Effectiveness checked'), z.object({ check: z.uuid(), days: z.number().int(), effective: z.boolean(), before: z.number().int().nullable(), after: z.number().int().nullable() }), subject);
