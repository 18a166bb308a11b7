import { deadline, domainError, duration, hours, labelled, listQuery, oneOfMany, page, policy, resource, series, setting, text, type Permission } from '@aftercare/kernel';
import { clockView } from '@aftercare/workflow';
import { z } from 'zod';
import { containmentAction, containmentState, containmentStates, type ContainmentAction, type ContainmentState } from './containment-states.ts';
import { alarmReasons, clusterKind } from './detector.ts';
import { can } from './permissions.ts';
import { recallState } from './recall-states.ts';

export const containment = resource('containment', text('批次预警', 'Containment case'));
export const containmentNumber = series('complaints.containment-number', text('批次预警编号', 'Number of a containment case'), 'CC-{YYYY}-{seq:4}');

/** The goods concerned are held by then. */
export const containBy = deadline('complaints.containment', text('临时遏制', 'Containment'));
export const containTime = setting('complaints.containment-time', text('临时遏制时限', 'Time to contain'), duration, hours(24));

/** What each action needs. */
export const containmentPermissions: Readonly<Record<ContainmentAction, Permission>> = {
  confirm: can.contain,
  contain: can.contain,
  'compare-sample': can.contain,
  'decide-recall': can.decideRecall,
  'adjust-market': can.decideRecall,
  close: can.contain,
  dismiss: can.contain,
  'add-child': can.contain,
  'remove-child': can.contain,
};

const comparisonResults = { same: text('存在同样问题', 'It has the same defect'), different: text('未见同样问题', 'It does not have the defect') };
const comparisonResult = z.enum(['same', 'different']).meta({ 'x-labels': comparisonResults });

/** What the rules know of a containment case. */
export const containmentFacts = z.strictObject({
  state: containmentState,
  kind: clusterKind,
  count: z.number().int(),
  shipped: z.string().nullable(),
  ppm: z.number().int().nullable(),
  regions: z.number().int(),
  /** What the comparison with a retained sealed sample found; null while nobody compared. */
  comparison: comparisonResult.nullable(),
  recallOpen: z.boolean(),
  /** Corrective actions about it without which it may not be closed. */
  blockingCorrectiveActions: z.number().int(),
});
export type ContainmentFacts = z.output<typeof containmentFacts>;

const codes = z.array(z.string());

/** What is missing before a recall may be decided, as codes. */
export const recallDecision = policy('complaints.recall-decision', { title: text('召回决定的条件', 'What a recall decision needs'), facts: containmentFacts, decision: codes }, () => []);

/** What is still open before a containment case may be closed, as codes. */
export const containmentClosing = policy('complaints.containment-closing', { title: text('批次预警关闭条件', 'What closing a containment case needs'), facts: containmentFacts, decision: codes }, ({ state, recallOpen, blockingCorrectiveActions }) => [
  ...(state === 'containing' ? ['market-decision'] : []),
  ...(recallOpen ? ['recall'] : []),
  ...(blockingCorrectiveActions > 0 ? ['corrective-actions'] : []),
]);

export class ContainmentActionDoesNotFit extends domainError<{ action: ContainmentAction; state: ContainmentState }>('complaints.containment-action-does-not-fit', 409, ({ action, state }) => `A containment case that is ${state} cannot take "${action}".`) {}
export class CannotCloseContainment extends domainError<{ open: readonly string[] }>('complaints.cannot-close-containment', 409, ({ open }) => `Still open: ${open.join(', ')}.`) {}
export class CannotDecideRecall extends domainError<{ missing: readonly string[] }>('complaints.cannot-decide-recall', 409, ({ missing }) => `Before a recall is decided: ${missing.join(', ')}.`) {}

const words = (most = 2_000) => z.string().trim().min(1).max(most);
const version = z.number().int().min(1);

export const confirmAlarmInput = z.strictObject({ version }).meta({ id: 'ConfirmAlarm' });
export const containInput = z.strictObject({ version, measures: labelled(words(), '临时遏制措施', 'What was done to contain it') }).meta({ id: 'Contain' });
/** R&D compares the goods complained about with the sealed sample of the batch that was kept back. */
export const compareSampleInput = z.strictObject({ version, sample: labelled(words(120), '封样编号', 'Number of the sealed sample'), result: labelled(comparisonResult, '比对结论', 'Finding'), findings: labelled(words(), '比对情况', 'What was compared') }).meta({ id: 'CompareSample' });
/** `batch`: the batch that is recalled, where the case is about several. `instruction`: what the holders are asked to do; they read it. */
export const decideRecallInput = z.strictObject({ version, batch: labelled(words(60).nullable(), '召回批次', 'Batch to recall').default(null), instruction: labelled(words(4_000), '请持有方如何处理', 'What the holders are asked to do') }).meta({ id: 'DecideRecall' });
export const adjustMarketInput = z.strictObject({ version, adjustment: labelled(words(), '市场调整措施', 'How the market is adjusted') }).meta({ id: 'AdjustMarket' });
export const closeContainmentInput = z.strictObject({ version, summary: labelled(words(), '结论', 'Conclusion') }).meta({ id: 'CloseContainment' });
export const dismissInput = z.strictObject({ version, reason: labelled(words(), '误报原因', 'Why it is a false alarm') }).meta({ id: 'DismissAlarm' });
export const childInput = z.strictObject({ version, complaintId: labelled(z.uuid(), '投诉', 'Complaint').meta({ 'x-format': 'complaint' }) }).meta({ id: 'ContainmentChild' });

const named = z.object({ id: z.uuid(), name: z.string() });
const at = z.iso.datetime();
const cluster = {
  kind: clusterKind,
  product: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  batch: z.string().nullable(),
  /** A code of the defect catalogue. */
  defect: z.string().nullable(),
  supplierLot: z.string().nullable(),
};
/** `shipped`: what went to customers, in the product's unit; null where it is not known, and so is `ppm`. */
const figures = { count: z.number().int(), shipped: z.string().nullable(), unit: z.string().nullable(), ppm: z.number().int().nullable() };

export const containmentRow = z.object({
  id: z.uuid(), number: z.string(), state: containmentState, ...cluster, ...figures, owner: named.nullable(), openedAt: at,
  nextClock: z.object({ deadline: z.string(), dueAt: at, percent: z.number(), paused: z.boolean(), breached: z.boolean() }).nullable(),
}).meta({ id: 'ContainmentRow' });
export type ContainmentRow = z.output<typeof containmentRow>;
export const containmentPage = page(containmentRow).meta({ id: 'ContainmentPage' });

export const containmentView = z.object({
  id: z.uuid(),
  version,
  number: z.string(),
  state: containmentState,
  ...cluster,
  /** As it was when the alarm was raised. */
  alarm: z.object({ ...figures, regions: z.number().int(), why: z.enum(alarmReasons) }),
  /** As it is now. */
  now: z.object({ ...figures, regions: z.array(z.object({ region: z.string().nullable(), count: z.number().int() })), days: z.array(z.object({ day: z.iso.date(), count: z.number().int() })) }),
  owner: named.nullable(),
  measures: z.string().nullable(),
  comparison: z.object({ sample: z.string(), result: comparisonResult, findings: z.string(), at, by: named.nullable() }).nullable(),
  adjustment: z.string().nullable(),
  summary: z.string().nullable(),
  reason: z.string().nullable(),
  recall: z.object({ id: z.uuid(), number: z.string(), state: recallState }).nullable(),
  openedAt: at,
  closedAt: at.nullable(),
  clocks: z.array(clockView),
  actionsNow: z.array(z.object({ action: containmentAction, allowed: z.boolean(), because: codes })),
  people: z.record(z.string(), z.string()),
}).meta({ id: 'Containment' });
export type ContainmentView = z.output<typeof containmentView>;

export const containmentQuery = listQuery(['openedAt', 'number'], {
  state: oneOfMany(containmentStates).optional(),
  product: z.uuid().optional(),
  /** `open`: not ended. */
  view: z.enum(['open']).optional(),
}).omit({ q: true });
export type ContainmentQuery = z.output<typeof containmentQuery>;
