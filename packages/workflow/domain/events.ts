import { event, money, text } from '@aftercare/kernel';
import { z } from 'zod';
import { instant, isoDate } from './instant.ts';
import { windows } from './office-hours.ts';
import { term } from './term.ts';

const anyCase = { subject: null };
/** `deadline`: the promise's id; `step`: of a step's clock, which step. */
const clockOf = { clockId: z.uuid(), deadline: z.string(), step: z.string().nullable() };

export const clockStarted = event('workflow.clock-started', text('开始计时', 'Clock started'), z.object({ ...clockOf, term, dueAt: instant }), anyCase);
export const clockPaused = event('workflow.clock-paused', text('暂停计时', 'Clock paused'), z.object({ ...clockOf, left: z.number().int() }), anyCase);
export const clockResumed = event('workflow.clock-resumed', text('恢复计时', 'Clock resumed'), z.object({ ...clockOf, gaveBack: z.number().int(), dueAt: instant }), anyCase);
/** `withdrawn`: nobody waits for it any more, so it was neither kept nor missed. */
export const clockStopped = event('workflow.clock-stopped', text('停止计时', 'Clock stopped'), z.object({ ...clockOf, outcome: z.enum(['met', 'late', 'withdrawn']), dueAt: instant, used: z.number().int() }), anyCase);
/** Once for each clock. What follows from it is for the case's own module to decide. `owner`: who held the case. */
export const clockBreached = event('workflow.clock-breached', text('超过时限', 'Deadline missed'), z.object({ ...clockOf, dueAt: instant, owner: z.uuid().nullable() }), anyCase);
export const clockMoved = event('workflow.clock-moved', text('时限变更', 'Deadline moved'), z.object({ ...clockOf, why: z.enum(['term', 'calendar']), from: instant, to: instant }), anyCase);

const stepOf = { step: z.string() };

/** `again`: the procedure had withdrawn it before. */
export const stepOpened = event('workflow.step-opened', text('新增步骤', 'Step opened'), z.object({ ...stepOf, by: z.string(), again: z.boolean() }), anyCase);
export const stepUpdated = event('workflow.step-updated', text('步骤变更', 'Step changed'), z.object({ ...stepOf, by: z.string(), signedBy: z.string().nullable() }), anyCase);
export const stepWithdrawn = event('workflow.step-withdrawn', text('取消步骤', 'Step withdrawn'), z.object(stepOf), anyCase);
/** Filled in, and waiting for a signature. */
export const stepFilled = event('workflow.step-filled', text('步骤待签核', 'Step waits for a signature'), z.object({ ...stepOf, signOffBy: z.string() }), anyCase);
export const stepSigned = event('workflow.step-signed', text('步骤已签核', 'Step signed'), z.object({ ...stepOf, signedBy: z.uuid(), amount: money.nullable(), limit: money.nullable() }), anyCase);
export const stepHandedBack = event('workflow.step-handed-back', text('步骤退回', 'Step handed back'), z.object({ ...stepOf, by: z.uuid() }), anyCase);
/** The step is through: filled in where nobody signs, else signed. */
export const stepDone = event('workflow.step-done', text('步骤完成', 'Step done'), z.object({ ...stepOf, filledBy: z.uuid().nullable(), signedBy: z.uuid().nullable() }), anyCase);

export const firstResponsibleSet = event('workflow.first-responsible-set', text('确定第一责任人', 'First responsible person set'), z.object({ personId: z.uuid() }), anyCase);
export const ownerChanged = event('workflow.owner-changed', text('处理人变更', 'Case owner changed'), z.object({ from: z.uuid().nullable(), to: z.uuid().nullable() }), anyCase);

export const commentAdded = event('workflow.comment-added', text('新增备注', 'Comment added'), z.object({ commentId: z.uuid() }), anyCase);
export const fileAttached = event('workflow.file-attached', text('上传附件', 'File attached'), z.object({ attachmentId: z.uuid(), sha256: z.string(), size: z.number().int() }), anyCase);
export const fileRemoved = event('workflow.file-removed', text('删除附件', 'File removed'), z.object({ attachmentId: z.uuid() }), anyCase);

/** About the tenant itself. `windows` is null when the day follows the calendar again. */
export const calendarChanged = event('workflow.calendar-changed', text('工作日历变更', 'Working calendar changed'), z.object({ date: isoDate, windows: windows.nullable() }), anyCase);
