import { event, money, text } from '@aftercare/kernel';
import { z } from 'zod';
import { complaintState } from './lifecycle.ts';
import { complaint } from './resources.ts';
import { channel, complaintType, flag, level, liability, remedyKind, severity, verdict } from './terms.ts';

const about = { subject: complaint };
const person = z.uuid().nullable();
const at = z.iso.datetime();

export const complaintFiled = event('complaints.filed', text('受理投诉', 'Complaint filed'), z.object({ type: complaintType, channel, partyId: z.uuid(), firstResponsible: person, owner: person }), about);
export const intakeConfirmed = event('complaints.intake-confirmed', text('受理内容已与客户核对', 'Intake confirmed by the customer'), z.object({}), about);
export const factsRevised = event('complaints.facts-revised', text('事实已更新', 'Facts revised'), z.object({ fields: z.array(z.string()), severity: severity.nullable(), flags: z.array(flag), amount: money.nullable() }), about);
export const levelChanged = event('complaints.level-changed', text('级别变更', 'Level changed'), z.object({ from: level.nullable(), to: level, why: z.enum(['filed', 'facts', 'overdue']) }), about);
export const stateChanged = event('complaints.state-changed', text('状态变更', 'State changed'), z.object({ from: complaintState, to: complaintState }), about);
export const judged = event('complaints.judged', text('责任判定', 'Verdict given'), z.object({ verdict, liability: liability.nullable() }), about);
export const promised = event('complaints.promised', text('承诺回复时间', 'Notice promised'), z.object({ at, handler: person }), about);
export const solutionOffered = event('complaints.solution-offered', text('提出解决方案', 'Solution offered'), z.object({ offer: z.uuid(), remedies: z.array(z.object({ kind: remedyKind, amount: money.nullable() })) }), about);
/** More than the one who would offer it may grant, so somebody of this role is asked; `to`: the first who may sign. The case stays where it is. */
export const solutionReferred = event('complaints.solution-referred', text('方案转上级权限处理', 'Solution referred to a higher authority'), z.object({ offer: z.uuid(), from: person, to: z.uuid(), role: z.string() }), about);
/** `by`: through the mail's link, or told to an agent. */
export const solutionAnswered = event('complaints.solution-answered', text('客户答复方案', 'Customer answered'), z.object({ offer: z.uuid(), answer: z.enum(['accepted', 'refused']), by: z.enum(['link', 'agent']) }), about);
export const actionAdded = event('complaints.action-added', text('新增执行事项', 'Action promised'), z.object({ action: z.uuid(), kind: remedyKind, dueAt: at, remedial: z.boolean() }), about);
export const actionDone = event('complaints.action-done', text('执行事项完成', 'Action done'), z.object({ action: z.uuid() }), about);
export const followedUp = event('complaints.followed-up', text('回访', 'Followed up'), z.object({ satisfied: z.boolean(), next: at.nullable() }), about);
export const analysed = event('complaints.analysed', text('原因分析与纠正措施', 'Cause and corrective action'), z.object({ cause: z.boolean(), corrective: z.boolean(), preventive: z.boolean() }), about);
export const lineAnswered = event('complaints.line-answered', text('逐项答复', 'Item answered'), z.object({ line: z.uuid() }), about);
export const escalated = event('complaints.escalated', text('升级处理', 'Escalated'), z.object({ from: person, to: z.uuid(), role: z.string() }), about);
export const complaintClosed = event('complaints.closed', text('结案', 'Closed'), z.object({ onTime: z.boolean() }), about);
export const complaintWithdrawn = event('complaints.withdrawn', text('客户撤诉', 'Withdrawn'), z.object({}), about);
export const markedDuplicate = event('complaints.marked-duplicate', text('标记为重复', 'Marked as duplicate'), z.object({ of: z.uuid() }), about);
/** The same customer, product and defect again; `of`: the newest earlier one. */
export const complaintRepeated = event('complaints.repeated', text('重复投诉', 'Repeats an earlier complaint'), z.object({ of: z.uuid(), repeats: z.number().int() }), about);
export const complaintReopened = event('complaints.reopened', text('重新打开', 'Reopened'), z.object({}), about);
