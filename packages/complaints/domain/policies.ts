import { atLeast, duration, money, owner, plan, policy, procedure, text, type Money } from '@aftercare/kernel';
import { z } from 'zod';
import { answer, firstContact, resolution } from './deadlines.ts';
import { caseFacts, remedyFacts } from './facts.ts';
import { repeatRaisesLevel } from './detector.ts';
import { isOpen } from './lifecycle.ts';
import { allowedChannels, allowedTypes, answerTime, firstContactTime, followUpTime, generalTime, leastFollowUps, majorAmount, majorTime, proposalsFirst, standardRemedies } from './settings.ts';
import { proposals } from './steps.ts';
import { channel, complaintType, flag, level, remedyKind, severity, topic } from './terms.ts';

const codes = z.array(z.string());

/** `revise`: facts that are known better now; what is absent stays. `effective`: what an evaluation of the solution said; null where it says nothing of it. `promise`: when the customer hears from us, and why not sooner. */
const outcome = z.strictObject({
  revise: z.strictObject({ severity, flags: z.array(flag), claimed: money, loss: money, remedyAsked: remedyKind, demand: z.string().min(1).max(2_000), phone: z.string().min(1).max(40) }).partial(),
  effective: z.boolean().nullable(),
  promise: z.strictObject({ promisedAt: z.iso.datetime({ offset: true }), note: z.string().min(1).max(2_000) }).nullable(),
});

/** How grave a complaint is. ISO 10002:2018, 7.5: severity, safety, complexity, impact, and the need for immediate action. */
export const complaintLevel = policy('complaints.level', { title: text('投诉级别', 'Level of a complaint'), facts: caseFacts, decision: level, settings: [majorAmount, repeatRaisesLevel] }, ({ amount, flags, repeats, severity }, read) => {
  const limit = read(majorAmount);
  return flags.length > 0 || severity === 'safety' || (limit && amount && atLeast(amount, limit)) || (repeats > 0 && read(repeatRaisesLevel)) ? 'major' : 'general';
});

/** What is wrong with an intake, by field: `{ path: code }`. */
export const intake = policy(
  'complaints.intake',
  {
    title: text('受理要求', 'What an intake needs'),
    facts: z.strictObject({ type: complaintType, channel, topic: topic.nullable(), hasResponsible: z.boolean(), refersToComplaint: z.boolean(), hasDeadline: z.boolean(), hasPhone: z.boolean(), hasEmail: z.boolean() }),
    decision: z.record(z.string(), z.string()),
    settings: [allowedChannels, allowedTypes],
  },
  ({ type, channel, hasPhone, hasEmail }, read) => ({
    ...(read(allowedChannels).includes(channel) ? {} : { channel: 'channel-not-offered' }),
    ...(read(allowedTypes).includes(type) ? {} : { type: 'type-not-offered' }),
    ...(hasPhone || hasEmail ? {} : { 'contact.phone': 'no-way-to-answer' }),
  }),
);

/** What else must be known before the customer's confirmation of an intake counts, by field: `{ path: code }`. Asked by a filing with `readBack` and by `confirm`. */
export const confirming = policy(
  'complaints.confirming',
  { title: text('核对要求', 'What a confirmation needs'), facts: z.strictObject({ channel, hasPhone: z.boolean(), hasEmail: z.boolean(), hasAddress: z.boolean() }), decision: z.record(z.string(), z.string()) },
  () => ({}),
);

/** Who is the first responsible person (首问责任人), of those known at intake. */
export const firstResponsible = policy(
  'complaints.first-responsible',
  {
    title: text('首问责任人', 'First responsible person'),
    facts: z.strictObject({ channel, recordedBy: z.uuid().nullable(), named: z.uuid().nullable(), salesperson: z.uuid().nullable() }),
    decision: z.uuid().nullable(),
  },
  ({ named, recordedBy }) => named ?? recordedBy,
);

/**
 * The clocks that an open case runs by now; it is asked again whenever facts change. A deadline that is no longer named is stopped:
 * what it waited for has come. A new one is started, and one with another duration is moved. A plugin may add deadlines of its own.
 */
export const caseDeadlines = policy(
  'complaints.deadlines',
  { title: text('投诉时限', 'Deadlines of a complaint'), facts: caseFacts, decision: z.array(z.strictObject({ deadline: z.string(), due: duration })), settings: [firstContactTime, answerTime, generalTime, majorTime] },
  ({ level, confirmed, hasPromise, lastAnswer }, read) => [
    ...(confirmed || hasPromise || lastAnswer ? [] : [{ deadline: firstContact.id, due: read(firstContactTime) }]),
    ...(lastAnswer ? [] : [{ deadline: answer.id, due: read(answerTime) }]),
    { deadline: resolution.id, due: read(level === 'major' ? majorTime : generalTime) },
  ],
);

/** Whether a case counts as overdue from then on when a deadline passes. Whose attention it needs then is said by the ladder of workflow. */
export const afterBreach = policy(
  'complaints.after-breach',
  { title: text('超时后果', 'What follows a missed deadline'), facts: z.strictObject({ deadline: z.string(), case: caseFacts }), decision: z.strictObject({ overdue: z.boolean() }) },
  ({ deadline, case: { solved } }) => ({ overdue: deadline === resolution.id && !solved }),
);

/** What is missing before a solution may be offered, and which remedies need a reason. How much may be granted is for workflow's `authority` to say. `by`: the roles of whoever offers. */
export const offering = policy(
  'complaints.offering',
  {
    title: text('提出方案的条件', 'What an offer needs'),
    facts: z.strictObject({ case: caseFacts, by: z.array(z.string()), remedies: z.array(remedyFacts) }),
    decision: z.strictObject({ missing: codes, unjustified: z.array(z.number().int()) }),
    settings: [standardRemedies, proposalsFirst],
  },
  ({ case: { type, confirmed, stepsDone }, remedies }, read) => {
    const usual = read(standardRemedies)[type];
    return { missing: [...(confirmed ? [] : ['confirmation']), ...(read(proposalsFirst) && !stepsDone.includes(proposals.id) ? ['proposals'] : [])], unjustified: usual ? remedies.flatMap(({ kind, justified }, index) => (usual.includes(kind) || justified ? [] : [index])) : [] };
  },
);

/** Where a case goes when the customer refuses: a better offer, or the way to external review. ISO 10002:2018, 7.8–7.9. */
export const afterRefusal = policy('complaints.after-refusal', { title: text('客户不同意后的去向', 'What follows a refusal'), facts: caseFacts, decision: z.enum(['offer-again', 'external-review']) }, ({ refusals }) => (refusals >= 3 ? 'external-review' : 'offer-again'));

/** Whether and to whom a case may be escalated; the first candidate role that has a holder takes it. */
export const escalation = policy(
  'complaints.escalation',
  { title: text('升级', 'Escalation'), facts: caseFacts, decision: z.strictObject({ blockedBy: codes, to: z.array(z.string()) }) },
  () => ({ blockedBy: [], to: ['kernel.superior', 'complaints.supervisor', 'complaints.director'] }),
);

/** Why a case may not go to somebody; empty when it may. */
export const handingOver = policy(
  'complaints.handing-over',
  { title: text('移交', 'Handing over'), facts: z.strictObject({ case: caseFacts, fromFirstResponsible: z.boolean(), toSuperior: z.boolean(), toHandles: z.boolean() }), decision: codes },
  ({ toHandles }) => (toHandles ? [] : ['receiver-cannot-handle']),
);

/** When the customer is asked (again), and whether something more must be done first. Asked when following up starts, `satisfied` being null, and by each answer, which `followUps` does not count yet. */
export const followingUp = policy(
  'complaints.following-up',
  { title: text('回访', 'Following up'), facts: caseFacts, decision: z.strictObject({ next: duration.nullable(), remedial: z.boolean() }), settings: [followUpTime, leastFollowUps] },
  ({ satisfied, followUps }, read) => ({ next: satisfied && followUps + 1 >= read(leastFollowUps) ? null : read(followUpTime), remedial: satisfied === false }),
);

/** What is still open before a case may be closed, as codes. ISO 10002:2018, 7.9. */
export const closing = policy('complaints.closing', { title: text('结案条件', 'What closing needs'), facts: caseFacts, decision: codes, settings: [leastFollowUps] }, (facts, read) => [
  ...(facts.confirmed ? [] : ['confirmation']),
  ...(facts.verdict ? [] : ['verdict']),
  ...(facts.unansweredLines === 0 ? [] : ['unanswered-lines']),
  ...(facts.openActions === 0 ? [] : ['open-actions']),
  ...(facts.pendingApprovals === 0 ? [] : ['pending-approvals']),
  ...(facts.blockingCorrectiveActions === 0 ? [] : ['corrective-actions']),
  ...(facts.stepsOpen.length === 0 ? [] : ['open-steps']),
  ...(facts.lastAnswer === 'accepted' && facts.followUps < read(leastFollowUps) ? ['follow-ups'] : []),
  ...(facts.lastAnswer === 'accepted' || facts.verdict === 'unjustified' || facts.verdict === 'not-ours' ? [] : ['consent']),
]);

/**
 * Which mail the customer gets of what happened; `none` where there is nothing to tell. A change of state into `offered`,
 * `external-review` or `closed` asks under that name, every other one as `state-changed`. `step`: the one that is done, which is asked about only where the tenant tells each step.
 */
export const customerNotice = policy(
  'complaints.customer-notice',
  {
    title: text('客户通知', 'Notice to the customer'),
    facts: z.strictObject({ happened: z.enum(['filed', 'state-changed', 'promise-changed', 'referred', 'escalated', 'offered', 'external-review', 'closed', 'step-done']), step: z.string().nullable(), case: caseFacts }),
    decision: z.enum(['none', 'acknowledged', 'deferred', 'updated', 'offered', 'external-review', 'closed']),
  },
  ({ happened, case: { lastAnswer, state } }) => {
    if (happened === 'step-done') return isOpen(state) ? 'updated' : 'none';
    if (happened === 'filed') return 'acknowledged';
    if (happened === 'promise-changed') return lastAnswer ? 'updated' : 'deferred';
    return happened === 'state-changed' || happened === 'referred' || happened === 'escalated' ? 'none' : happened;
  },
);

/** The steps inside the phases. The standard has at most one of its own: the lifecycle's actions are enough. */
export const handling = procedure('complaints.handling', { title: text('投诉处理程序', 'Complaint handling procedure'), facts: caseFacts, settings: [proposalsFirst] }, ({ state }, read) => (read(proposalsFirst) && isOpen(state) ? [plan(proposals, { by: owner })] : []));

/** What a step that is through says about the case, by its form. Applied in the command that completed it. */
export const stepOutcome = policy(
  'complaints.step-outcome',
  { title: text('步骤结果', 'What a completed step changes'), facts: z.strictObject({ step: z.string(), form: z.record(z.string(), z.unknown()) }), decision: outcome },
  () => ({ revise: {}, effective: null, promise: null }),
);

/** Of several amounts the one that a rule should see. */
export const largest = (amounts: readonly (Money | null)[]) => amounts.reduce((most, each) => (each && (!most || atLeast(each, most)) ? each : most), null);
