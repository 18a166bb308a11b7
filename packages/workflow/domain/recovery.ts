import { labelled, listQuery, money, oneLine, oneOfMany, page, resource, subjectRef, text, type Money } from '@aftercare/kernel';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { brief } from './brief.ts';
import { debtor, named, paperFields, payerFields, receiptWay, someMoney } from './cost-terms.ts';
import { instant, isoDate } from './instant.ts';

/** What is claimed back for a case from whoever has to bear it. */
export const recovery = resource('recovery', text('追偿', 'Recovery'));

export const recoveryStateTitles = {
  open: text('待答复', 'Awaiting an answer'),
  agreed: text('已认可', 'Agreed'),
  'part-received': text('部分收回', 'Partly received'),
  received: text('已收回', 'Received'),
  refused: text('已拒绝', 'Refused'),
  waived: text('已放弃', 'Waived'),
};
export const recoveryStates = ['open', 'agreed', 'part-received', 'received', 'refused', 'waived'] as const;
export const recoveryState = z.enum(recoveryStates).meta({ 'x-labels': recoveryStateTitles });
export type RecoveryState = z.output<typeof recoveryState>;

export const recoveryActions = ['revise', 'agree', 'receive', 'refuse', 'waive'] as const;
export type RecoveryAction = (typeof recoveryActions)[number];

const fits: Readonly<Record<RecoveryAction, readonly RecoveryState[]>> = {
  revise: ['open'],
  agree: ['open', 'refused'],
  receive: ['agreed', 'part-received'],
  refuse: ['open'],
  waive: ['open', 'agreed', 'part-received', 'refused'],
};

export const recoveryFits = (action: RecoveryAction, state: RecoveryState): boolean => fits[action].includes(state);

interface Sums {
  readonly state: RecoveryState;
  readonly claimed: Money | null;
  readonly agreed: Money | null;
  readonly received: Money;
}

/** What may still come in: what is claimed while nobody has answered, then what is left of what was agreed. */
export function outstandingOf({ state, claimed, agreed, received }: Sums): Money {
  const due = state === 'open' ? claimed?.amount : state === 'agreed' || state === 'part-received' ? agreed?.amount : null;
  return { amount: due == null ? '0.00' : new Decimal(due).minus(received.amount).toFixed(2), currency: received.currency };
}

/** A receipt on top of what came in before; null where that would be more than was agreed. */
export function afterReceipt({ agreed, received }: Pick<Sums, 'agreed' | 'received'>, amount: Money): { received: Money; state: RecoveryState } | null {
  const all = new Decimal(received.amount).plus(amount.amount);
  if (!agreed || all.gt(agreed.amount)) return null;
  return { received: { amount: all.toFixed(2), currency: received.currency }, state: all.eq(agreed.amount) ? 'received' : 'part-received' };
}

const claim = {
  payer: labelled(debtor, '追偿对象', 'Claimed from'),
  ...payerFields,
  /** Null while it is not worked out. */
  claimed: labelled(someMoney.nullable(), '追偿金额', 'Amount claimed').default(null),
  /** Until the end of that day; the tenant's time when absent. */
  answerBy: labelled(isoDate.nullable(), '答复期限', 'Answer by').meta({ 'x-help': text('留空则按规定的时限', 'The usual time when left empty') }).default(null),
  ...paperFields,
};
export const recoveryInput = z.strictObject({ subject: subjectRef, ...claim }).meta({ id: 'NewRecovery' });
export type RecoveryInput = z.output<typeof recoveryInput>;

const version = z.number().int().min(1);
const reason = labelled(z.string().trim().min(1).max(1_000), '原因', 'Reason');
const { payer: _, ...revised } = claim;

/** Replaces what is claimed, of whom and until when. */
export const reviseRecoveryInput = z.strictObject({ version, ...revised }).meta({ id: 'ReviseRecovery' });
export const agreeRecoveryInput = z.strictObject({ version, amount: labelled(someMoney, '认可金额', 'Amount agreed'), note: paperFields.note }).meta({ id: 'AgreeRecovery' });
export const receiveRecoveryInput = z.strictObject({
  version,
  amount: labelled(someMoney, '收回金额', 'Amount received'),
  way: labelled(receiptWay, '方式', 'By'),
  receivedOn: labelled(isoDate, '收回日期', 'Received on'),
  reference: labelled(oneLine(60).nullable(), '凭证号', 'Reference').meta({ 'x-help': text('扣款必填，同一凭证号只能入账一次', 'A deduction needs one, and is posted once') }).default(null),
}).meta({ id: 'ReceiveRecovery' });
export const endRecoveryInput = z.strictObject({ version, reason }).meta({ id: 'EndRecovery' });

export const receiptView = z.object({ id: z.uuid(), amount: money, way: receiptWay, receivedOn: isoDate, reference: z.string().nullable(), at: instant, by: named }).meta({ id: 'Receipt' });
export type ReceiptView = z.output<typeof receiptView>;

export const recoveryView = z.object({
  id: z.uuid(),
  version,
  subject: subjectRef,
  state: recoveryState,
  payer: debtor,
  party: named,
  person: named,
  claimed: money.nullable(),
  agreed: money.nullable(),
  received: money,
  outstanding: money,
  /** When the answer is due; null once it has come. */
  answerDue: instant.nullable(),
  late: z.boolean(),
  document: z.string().nullable(),
  attachmentId: z.uuid().nullable(),
  note: z.string().nullable(),
  /** Why it was refused or waived, or what was said when it was agreed. */
  outcome: z.string().nullable(),
  source: z.string().nullable(),
  openedAt: instant,
  openedBy: named,
  receipts: z.array(receiptView),
}).meta({ id: 'Recovery' });
export type RecoveryView = z.output<typeof recoveryView>;

/** As finance sees it among all; `about`: the case. */
export const recoveryRow = recoveryView.omit({ receipts: true }).extend({ about: brief.nullable() }).meta({ id: 'RecoveryRow' });
export type RecoveryRow = z.output<typeof recoveryRow>;
export const recoveryPage = page(recoveryRow).meta({ id: 'RecoveryPage' });
export const recoveryQuery = listQuery(['openedAt'], { state: oneOfMany(recoveryStates).optional(), payer: oneOfMany(['supplier', 'carrier', 'customer', 'dealer', 'staff']).optional(), party: z.uuid().optional() }).omit({ q: true });
export type RecoveryQuery = z.output<typeof recoveryQuery>;
