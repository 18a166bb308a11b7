import { event, money, text } from '@aftercare/kernel';
import { z } from 'zod';
import { instant, isoDate } from './instant.ts';
import { windows } from './office-hours.ts';
import { term } from './term.ts';

const anyCase = { subject: null };
/** `deadline`: the promise's id; `step`: of a step's clock, which step. */
const clockOf = { clockId: z.uuid(), deadline: z.string(), step: z.string().nullable() };

export const clockStarted = event('workflow.clock-started', text('开始计时', 'Clock started'), z.object({ ...clockOf, term, dueAt: instant }), anyCase);
export const clockPaused = event('workflow.clock-paused', text('暂停计时', 'Clock paused'), z.object({ ...clockOf, pause: z.uuid(), left: z.number().int() }), anyCase);
export const clockResumed = event('workflow.clock-resumed', text('恢复计时', 'Clock resumed'), z.object({ ...clockOf, gaveBack: z.number().int(), dueAt: instant }), anyCase);
/** `withdrawn`: nobody waits for it any more, so it was neither kept nor missed. */
export const clockStopped = event('workflow.clock-stopped', text('停止计时', 'Clock stopped'), z.object({ ...clockOf, outcome: z.enum(['met', 'late', 'withdrawn']), dueAt: instant, used: z.number().int() }), anyCase);
/** Once for each clock. What follows from it is for the case's own module to decide. `owner`: who held the case. */
export const clockBreached = event('workflow.clock-breached', text('超过时限', 'Deadline missed'), z.object({ ...clockOf, dueAt: instant, owner: z.uuid().nullable() }), anyCase);
export const clockMoved = event('workflow.clock-moved', text('时限变更', 'Deadline moved'), z.object({ ...clockOf, why: z.enum(['term', 'calendar']), from: instant, to: instant }), anyCase);

/** A supervisor did not accept a pause: the clock is due as if it had run. `strike` names the pause. `outcome` of a clock that was stopped before. */
export const pauseStruck = event('workflow.pause-struck', text('剔除暂停', 'Pause struck out'), z.object({ ...clockOf, strike: z.uuid(), from: instant, to: instant, outcome: z.enum(['met', 'late', 'withdrawn']).nullable() }), anyCase);
/** The clock may stand still no longer, and runs again by itself. `people`: who holds the case. */
export const pauseBudgetEnded = event('workflow.pause-budget-ended', text('暂停额度用完', 'Pause budget used up'), z.object({ ...clockOf, people: z.array(z.uuid()) }), anyCase);
/** A rung of the ladder is reached: the case needs the attention of these people, substitutes among them, until `acknowledgeBy` where they must acknowledge. */
export const clockThresholdReached = event(
  'workflow.clock-threshold-reached',
  text('计时升级提醒', 'Escalation rung reached'),
  z.object({ ...clockOf, escalation: z.uuid(), rung: z.string(), percent: z.number().int().nullable(), people: z.array(z.uuid()), acknowledgeBy: instant.nullable() }),
  anyCase,
);
export const escalationAcknowledged = event('workflow.escalation-acknowledged', text('确认升级提醒', 'Escalation acknowledged'), z.object({ ...clockOf, escalation: z.uuid(), by: z.uuid() }), anyCase);
/** Nobody, or not every post, acknowledged in time: the next ones are told. `people`: who did not. */
export const escalationPassedOn = event('workflow.escalation-passed-on', text('升级提醒逾期未确认', 'Escalation not acknowledged in time'), z.object({ ...clockOf, escalation: z.uuid(), people: z.array(z.uuid()) }), anyCase);

const handOverOf = { handOver: z.uuid(), from: z.uuid().nullable(), to: z.uuid() };
/** Until `to` accepts, `from` answers for the case. */
export const handOverOffered = event('workflow.hand-over-offered', text('移交待接收', 'Hand-over offered'), z.object({ ...handOverOf, dueAt: instant }), anyCase);
export const handOverAccepted = event('workflow.hand-over-accepted', text('接收移交', 'Hand-over accepted'), z.object(handOverOf), anyCase);
export const handOverDeclined = event('workflow.hand-over-declined', text('拒收移交', 'Hand-over declined'), z.object({ declinedHandOver: z.uuid(), from: z.uuid().nullable(), to: z.uuid() }), anyCase);
/** Not answered in time. */
export const handOverReturned = event('workflow.hand-over-returned', text('移交逾期退回', 'Hand-over came back'), z.object(handOverOf), anyCase);
/** Taken back by the one who offered it, or void because the case went another way. */
export const handOverWithdrawn = event('workflow.hand-over-withdrawn', text('撤回移交', 'Hand-over withdrawn'), z.object(handOverOf), anyCase);
/** By authority, without being accepted. `override` names the hand-over, which keeps the reason. */
export const handOverForced = event('workflow.hand-over-forced', text('越权移交', 'Handed over by authority'), z.object({ override: z.uuid(), from: z.uuid().nullable(), to: z.uuid() }), anyCase);

const stepOf = { step: z.string() };
/** The rule that decided it, and the names of the facts that had changed; null where no rule was asked. */
const decided = { because: z.strictObject({ policy: z.string(), facts: z.array(z.string()) }).nullable() };
/** Names the entry in the step's history, which keeps the comment or the reason. */
const entered = { stepEntry: z.uuid() };

/** `again`: the procedure had withdrawn it before; what was written then is a draft. */
export const stepOpened = event('workflow.step-opened', text('新增步骤', 'Step opened'), z.object({ ...stepOf, by: z.string(), again: z.boolean(), ...decided }), anyCase);
export const stepUpdated = event('workflow.step-updated', text('步骤变更', 'Step changed'), z.object({ ...stepOf, by: z.string(), signers: z.array(z.string()), ...decided }), anyCase);
export const stepWithdrawn = event('workflow.step-withdrawn', text('取消步骤', 'Step withdrawn'), z.object({ ...stepOf, ...decided }), anyCase);
/** It is somebody's turn: to fill it in, or to sign. Said anew for each further post whose turn comes. `people`: those who can, where they are not too many to name. */
export const stepWaiting = event('workflow.step-waiting', text('步骤待办', 'Step waits'), z.object({ ...stepOf, action: z.enum(['complete', 'sign']), roles: z.array(z.string()), people: z.array(z.uuid()) }), anyCase);
/** Filled in, and waiting for signatures. `signers`: their roles. */
export const stepFilled = event('workflow.step-filled', text('步骤待签核', 'Step waits for a signature'), z.object({ ...stepOf, signers: z.array(z.string()) }), anyCase);
/** `missing`: the roles that have not signed yet. */
export const stepSigned = event('workflow.step-signed', text('步骤已签核', 'Step signed'), z.object({ ...stepOf, ...entered, signedBy: z.uuid(), role: z.string(), amount: money.nullable(), limit: money.nullable(), missing: z.array(z.string()) }), anyCase);
/** To whoever filled it in. */
export const stepHandedBack = event('workflow.step-handed-back', text('步骤退回', 'Step handed back'), z.object({ ...stepOf, ...entered, by: z.uuid(), people: z.array(z.uuid()) }), anyCase);
/** Was done or waited for signatures, and has to be done again: the earlier step `cause` was handed back, or, that being null, what it led to did not last. */
export const stepReopened = event('workflow.step-reopened', text('步骤重开', 'Step opened again'), z.object({ ...stepOf, ...entered, cause: z.string().nullable(), people: z.array(z.uuid()) }), anyCase);
/** The step is through: filled in where nobody signs, else signed by all who must; `signedBy` signed last. */
export const stepDone = event('workflow.step-done', text('步骤完成', 'Step done'), z.object({ ...stepOf, filledBy: z.uuid().nullable(), signedBy: z.uuid().nullable() }), anyCase);

export const firstResponsibleSet = event('workflow.first-responsible-set', text('确定第一责任人', 'First responsible person set'), z.object({ personId: z.uuid() }), anyCase);
export const ownerChanged = event('workflow.owner-changed', text('处理人变更', 'Case owner changed'), z.object({ from: z.uuid().nullable(), to: z.uuid().nullable() }), anyCase);

export const commentAdded = event('workflow.comment-added', text('新增备注', 'Comment added'), z.object({ commentId: z.uuid(), mentions: z.array(z.uuid()).default([]) }), anyCase);
export const fileAttached = event('workflow.file-attached', text('上传附件', 'File attached'), z.object({ attachmentId: z.uuid(), sha256: z.string(), size: z.number().int() }), anyCase);
export const fileRemoved = event('workflow.file-removed', text('删除附件', 'File removed'), z.object({ attachmentId: z.uuid() }), anyCase);

/** About the tenant itself. `windows` is null when the day follows the calendar again. */
export const calendarChanged = event('workflow.calendar-changed', text('工作日历变更', 'Working calendar changed'), z.object({ date: isoDate, windows: windows.nullable() }), anyCase);

export * from './cost-events.ts';

export * from './corrective-events.ts';
export * from './approval-events.ts';
