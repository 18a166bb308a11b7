import { locale, money, page, quantity } from '@aftercare/kernel';
import { assignmentView, causeCategory, clockView, stepView, timelinePage } from '@aftercare/workflow';
import { z } from 'zod';
import { containmentState } from './containment-states.ts';
import { contact } from './inputs.ts';
import { complaintAction, complaintState } from './lifecycle.ts';
import { channel, complaintType, flag, level, liability, remedyKind, severity, topic, verdict } from './terms.ts';

const named = z.object({ id: z.uuid(), name: z.string() });
const at = z.iso.datetime();

export const complaintRow = z.object({
  id: z.uuid(),
  number: z.string(),
  subject: z.string(),
  type: complaintType,
  channel,
  state: complaintState,
  level,
  party: named,
  owner: named.nullable(),
  firstResponsible: named.nullable(),
  openedAt: at,
  /** The clock that is due next. */
  nextClock: z.object({ deadline: z.string(), dueAt: at, percent: z.number(), paused: z.boolean(), breached: z.boolean() }).nullable(),
}).meta({ id: 'ComplaintRow' });
export type ComplaintRow = z.output<typeof complaintRow>;
export const complaintPage = page(complaintRow).meta({ id: 'ComplaintPage' });

export const complaintLine = z.object({
  id: z.uuid(),
  product: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  soldUnitId: z.uuid().nullable(),
  orderNumber: z.string().nullable(),
  batch: z.string().nullable(),
  serial: z.string().nullable(),
  supplierLot: z.string().nullable(),
  /** A code of the defect catalogue. */
  defect: z.string().nullable(),
  deliveredOn: z.iso.date().nullable(),
  quantity: quantity.nullable(),
  defectiveQuantity: quantity.nullable(),
  problem: z.string(),
  answer: z.string().nullable(),
}).meta({ id: 'ComplaintLine' });

export const remedy = z.object({ kind: remedyKind, lineId: z.uuid().nullable(), amount: money.nullable(), quantity: quantity.nullable(), description: z.string(), justification: z.string().nullable() });

/** `awaiting-approval`: it is more than whoever proposed it may grant, and goes out by itself once it is approved. `not-approved`: it never did. `withdrawn`: it was taken back, or the case ended. */
export const offerView = z.object({ id: z.uuid(), solution: z.string(), remedies: z.array(remedy), offeredBy: named.nullable(), offeredAt: at, answer: z.enum(['open', 'accepted', 'refused', 'awaiting-approval', 'not-approved', 'withdrawn']), approval: z.uuid().nullable(), answeredAt: at.nullable(), answeredBy: z.enum(['link', 'agent']).nullable(), reason: z.string().nullable() }).meta({ id: 'Offer' });
export type OfferView = z.output<typeof offerView>;

/** Something promised to the customer; it is done by a person until a module takes it over. */
export const actionView = z.object({ id: z.uuid(), kind: remedyKind, description: z.string(), amount: money.nullable(), quantity: quantity.nullable(), owner: named.nullable(), dueAt: at, doneAt: at.nullable(), doneBy: named.nullable(), note: z.string().nullable(), remedial: z.boolean() }).meta({ id: 'PromisedAction' });

export const followUpView = z.object({ at, by: named.nullable(), satisfied: z.boolean(), note: z.string() });

/** Whether a person may take an action now, and what stands in the way: the same codes that the refusal would name. */
export const actionAllowance = z.object({ action: complaintAction, allowed: z.boolean(), because: z.array(z.string()) });

export const complaintView = z.object({
  id: z.uuid(),
  version: z.number().int(),
  number: z.string(),
  state: complaintState,
  level,
  type: complaintType,
  channel,
  subject: z.string(),
  content: z.string(),
  party: named,
  /** Phone, e-mail and address are masked for those who may not see them. */
  contact: contact.extend({ phone: z.string().nullable(), email: z.string().nullable(), address: z.string().nullable(), language: locale }),
  masked: z.boolean(),
  remedyAsked: remedyKind.nullable(),
  demand: z.string().nullable(),
  claimed: money.nullable(),
  loss: money.nullable(),
  severity: severity.nullable(),
  flags: z.array(flag),
  topic: topic.nullable(),
  disputed: z.boolean(),
  /** A recording of the call is among the files. */
  recorded: z.boolean(),
  deviations: z.number().int(),
  misses: z.number().int(),
  confirmed: z.boolean(),
  overdue: z.boolean(),
  escalated: z.boolean(),
  escalation: z.object({ course: z.string(), demand: z.string(), progress: z.string(), at, by: named.nullable() }).nullable(),
  promise: z.object({ at, handler: named.nullable(), note: z.string().nullable() }).nullable(),
  verdict: verdict.nullable(),
  liability: liability.nullable(),
  verdictReason: z.string().nullable(),
  cause: z.string().nullable(),
  causeCategory: causeCategory.nullable(),
  corrective: z.string().nullable(),
  preventive: z.string().nullable(),
  /** Corrective actions about it: all, those not closed, and those without which it may not be closed. */
  correctiveActions: z.number().int(),
  openCorrectiveActions: z.number().int(),
  blockingCorrectiveActions: z.number().int(),
  solutionEffective: z.boolean().nullable(),
  summary: z.string().nullable(),
  lines: z.array(complaintLine),
  offers: z.array(offerView),
  actions: z.array(actionView),
  followUps: z.array(followUpView),
  aboutComplaint: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  duplicateOf: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  /** The newest earlier complaint of the same customer, product and defect, and how many there are. */
  repeatOf: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  repeats: z.number().int(),
  /** The containment cases that it is part of. */
  containments: z.array(z.object({ id: z.uuid(), number: z.string(), state: containmentState })),
  assignment: assignmentView,
  receivedAt: at,
  openedAt: at,
  closedAt: at.nullable(),
  extra: z.record(z.string(), z.unknown()),
  clocks: z.array(clockView),
  steps: z.array(stepView),
  actionsNow: z.array(actionAllowance),
  /** What closing would be refused for now. */
  openForClosing: z.array(z.string()),
  /** What to look at; nothing is refused for it. */
  warnings: z.array(z.string()),
  /** Names of everybody who appears, by id. */
  people: z.record(z.string(), z.string()),
}).meta({ id: 'Complaint' });
export type ComplaintView = z.output<typeof complaintView>;

/** A complaint with the newest of its timeline. */
export const complaintWithTimeline = complaintView.extend({ timeline: timelinePage }).meta({ id: 'ComplaintWithTimeline' });
export type ComplaintWithTimeline = z.output<typeof complaintWithTimeline>;

/** The start page: what is offered to me, what I have to acknowledge, what waits for me, what I own, what is late of both. At most 50 each; the counts stop at 1,000. */
export const myWork = z.object({
  accept: z.array(complaintRow),
  acknowledge: z.array(complaintRow),
  waiting: z.array(complaintRow),
  mine: z.array(complaintRow),
  late: z.array(complaintRow),
  counts: z.object({ accept: z.number().int(), acknowledge: z.number().int(), waiting: z.number().int(), mine: z.number().int(), late: z.number().int() }),
}).meta({ id: 'MyComplaints' });
export type MyWork = z.output<typeof myWork>;

/** What a customer sees behind the link of an offer: nothing that is not theirs. */
export const linkView = z.object({ company: z.string(), locale, number: z.string(), subject: z.string(), solution: z.string(), answer: z.enum(['open', 'accepted', 'refused']), validUntil: at }).meta({ id: 'OfferForCustomer' });
export type LinkView = z.output<typeof linkView>;
