import { calendarDay, labelled, listQuery, locale, moment, money, oneLine as line, oneOfMany, quantity } from '@aftercare/kernel';
import { declineFields, handOverFields } from '@aftercare/workflow';
import { causeCategory } from '@aftercare/workflow';
import { z } from 'zod';
import { standardWish } from './handling-standard.ts';
import { ownCost } from './action-cost.ts';
import { complaintStates } from './lifecycle.ts';
import { channel, channels, complaintType, flag, levels, liability, remedyKind, severity, topic, types, verdict } from './terms.ts';

const words = (most = 4_000) => z.string().trim().min(1).max(most);
const version = z.number().int().min(1);
const day = calendarDay;

export const contact = z.strictObject({
  name: labelled(line(80), '联系人', 'Name'),
  phone: labelled(z.string().trim().max(40).nullable(), '电话', 'Phone').default(null),
  email: labelled(z.email().max(254).nullable(), '电子邮件', 'E-mail').default(null),
  address: labelled(z.string().trim().max(300).nullable(), '地址', 'Address').default(null),
  /** The party's when absent. */
  language: locale.optional(),
}).meta({ id: 'ComplaintContact' });

export const lineInput = z.strictObject({
  productId: z.uuid().nullable().default(null),
  soldUnitId: z.uuid().nullable().default(null),
  orderNumber: z.string().trim().max(60).nullable().default(null),
  batch: z.string().trim().max(60).nullable().default(null),
  serial: z.string().trim().max(60).nullable().default(null),
  supplierLot: z.string().trim().max(60).nullable().default(null),
  /** A code of the company's defect catalogue. */
  defect: z.string().trim().min(1).max(30).nullable().default(null),
  deliveredOn: day.nullable().default(null),
  quantity: quantity.nullable().default(null),
  defectiveQuantity: quantity.nullable().default(null),
  problem: words(2_000),
}).meta({ id: 'NewComplaintLine' });

const caseInput = {
  type: complaintType,
  subject: line(200),
  content: words(),
  contact,
  /** What the customer wants. */
  remedyAsked: remedyKind.nullable().default(null),
  demand: words(2_000).nullable().default(null),
  /** What the customer claims, and what the customer lost. */
  claimed: money.nullable().default(null),
  loss: money.nullable().default(null),
  severity: severity.nullable().default(null),
  flags: z.array(flag).max(3).default([]),
  topic: topic.nullable().default(null),
  disputed: z.boolean().default(false),
};

export const fileComplaintInput = z.strictObject({
  partyId: z.uuid(),
  channel,
  /** When the customer told us; now when absent. */
  receivedAt: moment.optional(),
  ...caseInput,
  lines: z.array(lineInput).min(1).max(50),
  /** The first responsible person, where the tenant's rule leaves the choice. */
  responsibleId: z.uuid().nullable().default(null),
  /** The complaint whose handling is complained about. */
  aboutComplaintId: z.uuid().nullable().default(null),
  /** A date promised for the end, instead of the tenant's time. */
  endBy: moment.nullable().default(null),
  /** Name, address, phone and content were read back, and the customer confirmed them. */
  readBack: z.boolean().default(false),
  extra: z.record(z.string(), z.unknown()).default({}),
}).meta({ id: 'FileComplaint' });
export type FileComplaintInput = z.output<typeof fileComplaintInput>;

/** What is absent stays as it is. */
const partial = <S extends z.ZodRawShape>(shape: S) => z.object(shape).partial().shape;

export const confirmInput = z.strictObject({ version, contact: contact.optional(), content: words().optional() }).meta({ id: 'ConfirmIntake' });

export const reviseInput = z.strictObject({
  version,
  ...partial({
    type: complaintType,
    subject: line(200),
    content: words(),
    contact,
    remedyAsked: remedyKind.nullable(),
    demand: words(2_000).nullable(),
    claimed: money.nullable(),
    loss: money.nullable(),
    severity: severity.nullable(),
    flags: z.array(flag).max(3),
    topic: topic.nullable(),
    disputed: z.boolean(),
  }),
}).meta({ id: 'ReviseComplaint' });
export const judgeInput = z.strictObject({ version, verdict, liability: liability.nullable().default(null), reason: words(2_000) }).meta({ id: 'JudgeComplaint' });
/** Not solved on the spot: when the customer hears from us, and through whom. `note`: why not sooner; the customer reads it. */
export const promiseInput = z.strictObject({ version, at: moment, note: words(2_000).nullable().default(null) }).meta({ id: 'PromiseNotice' });

export const remedyInput = z.strictObject({
  kind: remedyKind,
  lineId: z.uuid().nullable().default(null),
  amount: money.nullable().default(null),
  quantity: quantity.nullable().default(null),
  description: words(1_000),
  /** Why it is not the usual remedy. */
  justification: words(1_000).nullable().default(null),
}).meta({ id: 'Remedy' });
export const offerInput = z.strictObject({ version, solution: words(), remedies: z.array(remedyInput).min(1).max(20) }).meta({ id: 'OfferSolution' });
/** The customer's answer as told to an agent. A refusal has a reason. */
export const answerInput = z.strictObject({ version, answer: z.enum(['accepted', 'refused']), reason: words(2_000).nullable().default(null) }).meta({ id: 'AnswerOffer' });
/** The customer's answer by the link. */
export const linkAnswerInput = z.strictObject({ answer: z.enum(['accepted', 'refused']), reason: z.string().trim().max(2_000).default('') }).meta({ id: 'AnswerOfferByLink' });

/** `cost`: what it cost us, where that is not the amount that was promised. */
export const completeActionInput = z.strictObject({ version, actionId: z.uuid(), note: words(2_000), cost: labelled(ownCost.nullable(), '费用', 'Cost').default(null) }).meta({ id: 'CompleteAction' });
export const startFollowUpInput = z.strictObject({ version }).meta({ id: 'StartFollowUp' });
export const followUpInput = z.strictObject({ version, satisfied: z.boolean(), note: words(2_000), remedialAction: words(1_000).nullable().default(null) }).meta({ id: 'FollowUp' });
export const analyseInput = z.strictObject({ version, cause: words(2_000), causeCategory: labelled(causeCategory.nullable(), '原因类别', 'Category of the cause').default(null), corrective: words(2_000), preventive: words(2_000).nullable().default(null) }).meta({ id: 'AnalyseComplaint' });
/** `lineId`: whose product, batch and defect it is about; the first line's where absent. `beforeClosing`: the complaint waits for it. */
export const openForComplaintInput = z.strictObject({
  version,
  title: labelled(line(200).nullable(), '主题', 'Title').default(null),
  severity: labelled(severity.nullable(), '严重程度', 'Severity').default(null),
  leaderId: labelled(z.uuid(), '组长', 'Team leader').meta({ 'x-format': 'person' }),
  lineId: labelled(z.uuid().nullable(), '产品', 'Product').default(null),
  beforeClosing: labelled(z.boolean(), '结案前必须完成', 'The complaint may not be closed before it').default(false),
}).meta({ id: 'OpenCorrectiveActionForComplaint' });
export const answerLineInput = z.strictObject({ version, lineId: z.uuid(), answer: words(2_000) }).meta({ id: 'AnswerLine' });
/** What whoever takes over must know. */
export const escalateInput = z.strictObject({ version, course: labelled(words(), '事件经过', 'Course of events'), demand: labelled(words(2_000), '用户要求', "The customer's demand"), progress: labelled(words(2_000), '进展程度', 'Progress so far') }).meta({ id: 'EscalateComplaint' });
/** What a line is about, as it is known now; what is absent stays as it is. */
export const classifyLineInput = z.strictObject({
  version,
  productId: labelled(z.uuid().nullable(), '产品', 'Product').meta({ 'x-format': 'product' }).optional(),
  batch: labelled(lineInput.shape.batch.unwrap(), '批次', 'Batch').optional(),
  supplierLot: labelled(lineInput.shape.supplierLot.unwrap(), '供应商批号', 'Supplier lot').optional(),
  defect: labelled(lineInput.shape.defect.unwrap(), '缺陷', 'Defect').meta({ 'x-format': 'defect' }).optional(),
}).meta({ id: 'ClassifyLine' });
export const handOverInput = z.strictObject({ version, ...handOverFields }).meta({ id: 'HandOverComplaint' });
export const acceptHandOverInput = z.strictObject({ version }).meta({ id: 'AcceptHandOver' });
export const declineHandOverInput = z.strictObject({ version, ...declineFields }).meta({ id: 'DeclineHandOver' });
export const withdrawHandOverInput = z.strictObject({ version }).meta({ id: 'WithdrawHandOver' });
export const closeInput = z.strictObject({ version, summary: words(2_000).nullable().default(null), standard: standardWish.default('none') }).meta({ id: 'CloseComplaint' });
export const withdrawInput = z.strictObject({ version, reason: words(1_000) }).meta({ id: 'WithdrawComplaint' });
export const markDuplicateInput = z.strictObject({ version, of: z.uuid() }).meta({ id: 'MarkDuplicate' });
export const reopenInput = z.strictObject({ version, reason: words(1_000) }).meta({ id: 'ReopenComplaint' });

/** `form` is read by the step's own schema. */
export const completeStepInput = z.strictObject({ version, form: z.record(z.string(), z.unknown()) }).meta({ id: 'CompleteStep' });
export const signStepInput = z.strictObject({ version, comment: words(1_000).nullable().default(null) }).meta({ id: 'SignStep' });
export const handBackStepInput = z.strictObject({ version, reason: words(1_000) }).meta({ id: 'HandBackStep' });

/** What a command takes: code that reacts to an event does not know a version, and goes by whatever holds now. */
export type FromCode<Input extends { version: number }> = Omit<Input, 'version'> & { readonly version: number | null };

export const complaintQuery = listQuery(['openedAt', 'number', 'nextDueAt'], {
  state: oneOfMany(complaintStates).optional(),
  level: oneOfMany(Object.keys(levels.titles) as (keyof typeof levels.titles)[] as ['general', 'major']).optional(),
  type: oneOfMany(Object.keys(types.titles) as [z.output<typeof complaintType>, ...z.output<typeof complaintType>[]]).optional(),
  channel: oneOfMany(Object.keys(channels.titles) as [z.output<typeof channel>, ...z.output<typeof channel>[]]).optional(),
  party: z.uuid().optional(),
  product: z.uuid().optional(),
  /** A code of the defect catalogue. */
  defect: z.string().max(30).optional(),
  /** The complaints of a containment case. */
  containment: z.uuid().optional(),
  owner: z.uuid().optional(),
  /** `mine`: I own it; `waiting`: something in it waits for me; `accept`: it is offered to me; `acknowledge`: I was told that it is late; `late`: a deadline has passed; `open`: not ended. */
  view: z.enum(['mine', 'waiting', 'accept', 'acknowledge', 'late', 'open']).optional(),
  openedFrom: day.optional(),
  openedTo: day.optional(),
});

/** How many of the newest entries of the timeline come with a complaint. */
export const showQuery = z.strictObject({ timeline: z.coerce.number().int().min(0).max(200).default(50) });
export type ComplaintQuery = z.output<typeof complaintQuery>;
