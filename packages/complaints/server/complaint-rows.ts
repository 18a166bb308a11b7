import type { Money, PlannedStep } from '@aftercare/kernel';
import { sql } from '@aftercare/kernel/server';
import type { CaseFacts, ComplaintView } from '../domain/index.ts';
import type { Contact, Escalation } from './case-parts.ts';

type Given = 'id' | 'version' | 'number' | 'state' | 'level' | 'type' | 'channel' | 'subject' | 'content' | 'remedyAsked' | 'demand' | 'severity' | 'flags' | 'topic' | 'disputed' | 'recorded' | 'deviations' | 'misses' | 'confirmed' | 'overdue' | 'escalated' | 'verdict' | 'liability' | 'verdictReason' | 'cause' | 'causeCategory' | 'corrective' | 'preventive' | 'correctiveActions' | 'openCorrectiveActions' | 'blockingCorrectiveActions' | 'solutionEffective' | 'summary' | 'receivedAt' | 'openedAt' | 'closedAt' | 'extra' | 'aboutComplaint' | 'duplicateOf' | 'repeatOf' | 'repeats' | 'containments';

export type StoredLine = Omit<ComplaintView['lines'][number], 'product'> & { readonly productId: string | null };
export type StoredOffer = Omit<ComplaintView['offers'][number], 'offeredBy'> & { readonly offeredBy: string | null };
export type StoredAction = Omit<ComplaintView['actions'][number], 'owner' | 'doneBy'> & { readonly ownerId: string | null; readonly doneBy: string | null };
export type StoredFollowUp = Omit<ComplaintView['followUps'][number], 'by'> & { readonly by: string | null };

/** A complaint as one statement reads it, before names and masks. */
export interface StoredComplaint extends Pick<ComplaintView, Given>, Pick<CaseFacts, 'offers' | 'refusals' | 'lastAnswer' | 'openActions' | 'pendingApprovals' | 'unansweredLines' | 'followUps' | 'satisfied' | 'stepsDone'> {
  readonly partyId: string;
  readonly contact: Contact;
  readonly currency: string;
  readonly claimed: string | null;
  readonly loss: string | null;
  readonly offered: string | null;
  readonly escalation: Escalation | null;
  readonly promisedAt: string | null;
  readonly promisedBy: string | null;
  readonly promiseNote: string | null;
  readonly recordedBy: string | null;
  readonly ownerId: string | null;
  readonly firstResponsibleId: string | null;
  readonly planned: PlannedStep[];
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const amount = (column: string, currency: string) => sql.raw(`case when ${column} is null then null else jsonb_build_object('amount', ${column}::text, 'currency', ${currency}) end`);
const quantity = (column: string, unit: string) => sql.raw(`case when ${column} is null then null else jsonb_build_object('amount', trim_scale(${column})::text, 'unit', ${unit}) end`);

/** Columns of `complaint c`. */
export const complaintColumns = sql`
  c.id, c.version, c.number, c.state, c.level, c.type, c.channel, c.subject, c.content, c.party_id as "partyId", c.contact, c.remedy_asked as "remedyAsked", c.demand, c.currency, c.claimed, c.loss, c.offered, c.severity, c.flags, c.topic, c.disputed, c.recorded, c.deviations, c.misses,
  c.confirmed, c.overdue, c.escalated, c.escalation, c.promised_at as "promisedAt", c.promised_by as "promisedBy", c.promise_note as "promiseNote", c.verdict, c.liability, c.verdict_reason as "verdictReason", c.cause, c.cause_category as "causeCategory", c.corrective, c.preventive, c.corrective_actions as "correctiveActions", c.open_corrective_actions as "openCorrectiveActions", c.blocking_corrective_actions as "blockingCorrectiveActions", c.solution_effective as "solutionEffective", c.summary,
  (select jsonb_build_object('id', o.id, 'number', o.number) from complaint o where o.tenant_id = c.tenant_id and o.id = c.about_complaint_id) as "aboutComplaint",
  (select jsonb_build_object('id', o.id, 'number', o.number) from complaint o where o.tenant_id = c.tenant_id and o.id = c.duplicate_of_id) as "duplicateOf",
  (select jsonb_build_object('id', o.id, 'number', o.number) from complaint o where o.tenant_id = c.tenant_id and o.id = c.repeat_of_id) as "repeatOf", c.repeats,
  (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'state', b.state) order by b.id), '[]')
   from containment_child h join containment b on b.tenant_id = h.tenant_id and b.id = h.containment_id where h.tenant_id = c.tenant_id and h.complaint_id = c.id and h.removed_at is null) as containments,
  c.recorded_by as "recordedBy", c.owner_id as "ownerId", c.first_responsible_id as "firstResponsibleId", c.offers, c.refusals, c.last_answer as "lastAnswer", c.open_actions as "openActions", c.pending_approvals as "pendingApprovals", c.unanswered_lines as "unansweredLines",
  c.follow_ups as "followUps", c.satisfied, c.steps_done as "stepsDone", c.planned, c.extra, c.received_at as "receivedAt", c.opened_at as "openedAt", c.closed_at as "closedAt"`;

const lines = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'productId', l.product_id, 'soldUnitId', l.sold_unit_id, 'orderNumber', l.order_number, 'batch', l.batch, 'serial', l.serial, 'supplierLot', l.supplier_lot, 'defect', l.defect, 'deliveredOn', l.delivered_on,
     'quantity', ${quantity('l.quantity', 'l.quantity_unit')}, 'defectiveQuantity', ${quantity('l.defective', 'l.defective_unit')}, 'problem', l.problem, 'answer', l.answer) order by l.position), '[]')
   from complaint_line l where l.tenant_id = c.tenant_id and l.complaint_id = c.id)`;

const offers = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'solution', o.solution, 'remedies', o.remedies, 'offeredBy', o.offered_by, 'offeredAt', ${iso('o.offered_at')}, 'answer', o.answer, 'approval', o.approval_id,
     'answeredAt', ${iso('o.answered_at')}, 'answeredBy', o.answered_by, 'reason', o.reason) order by o.id), '[]')
   from complaint_offer o where o.tenant_id = c.tenant_id and o.complaint_id = c.id)`;

const actions = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'description', a.description, 'amount', ${amount('a.amount', 'c.currency')}, 'quantity', ${quantity('a.quantity', 'a.quantity_unit')}, 'ownerId', a.owner_id,
     'dueAt', ${iso('a.due_at')}, 'doneAt', ${iso('a.done_at')}, 'doneBy', a.done_by, 'note', a.note, 'remedial', a.remedial) order by a.id), '[]')
   from complaint_action a where a.tenant_id = c.tenant_id and a.complaint_id = c.id)`;

const followUps = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('at', ${iso('f.at')}, 'by', f.by, 'satisfied', f.satisfied, 'note', f.note) order by f.id), '[]')
   from complaint_follow_up f where f.tenant_id = c.tenant_id and f.complaint_id = c.id)`;

export interface StoredParts {
  readonly lines: StoredLine[];
  readonly offerRows: StoredOffer[];
  readonly actions: StoredAction[];
  readonly followUpRows: StoredFollowUp[];
}

export const complaintParts = sql`${lines} as lines, ${offers} as "offerRows", ${actions} as actions, ${followUps} as "followUpRows"`;

export const moneyOf = (amount: string | null, currency: string): Money | null => (amount === null ? null : { amount, currency });
