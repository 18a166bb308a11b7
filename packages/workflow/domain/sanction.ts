import { labelled, listQuery, locale, oneOfMany, page, policy, resource, subjectRef, text } from '@aftercare/kernel';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { brief } from './brief.ts';
import { named, payerFields } from './cost-terms.ts';
import { instant } from './instant.ts';

/** A fine, points or another consequence for somebody. It is proposed, and people decide. */
export const sanction = resource('sanction', text('处罚建议', 'Sanction'));

export const sanctionKindTitles = {
  fine: text('罚款', 'Fine'),
  points: text('扣分', 'Points'),
  'deduct-rebate': text('扣减返利', 'Deduction from the rebate'),
  'cancel-qualification': text('取消资格', 'Cancelled qualification'),
  'deduct-freight': text('扣减运费', 'Deduction from freight'),
};
export const sanctionKinds = ['fine', 'points', 'deduct-rebate', 'cancel-qualification', 'deduct-freight'] as const;
export const sanctionKind = z.enum(sanctionKinds).meta({ 'x-labels': sanctionKindTitles });
export type SanctionKind = z.output<typeof sanctionKind>;

export const sanctionStateTitles = { proposed: text('待确认', 'Proposed'), confirmed: text('已确认', 'Confirmed'), dismissed: text('不予处罚', 'Dismissed') };
export const sanctionStates = ['proposed', 'confirmed', 'dismissed'] as const;
export const sanctionState = z.enum(sanctionStates).meta({ 'x-labels': sanctionStateTitles });

/** Money in the tenant's currency, or points: the kind says which. */
const number = z.string().trim().regex(/^\d{1,16}(\.\d{1,2})?$/, 'amount');

/** Whether a kind has an amount at all. */
export const hasAmount = (kind: SanctionKind): boolean => kind !== 'cancel-qualification';

/** Whether an amount keeps to what the rule allows; the limits themselves count. */
export const inRange = (amount: string, { least, most }: { least: string | null; most: string | null }): boolean =>
  (least === null || new Decimal(amount).gte(least)) && (most === null || new Decimal(amount).lte(most));

/** `clock-breached`: `deadline` names the promise. `by-hand`: somebody proposes a `kind`. */
export const sanctionFacts = z.strictObject({ cause: z.enum(['clock-breached', 'handed-back', 'by-hand']), deadline: z.string().nullable(), kind: sanctionKind.nullable(), against: z.enum(['person', 'party']) });
export type SanctionFacts = z.output<typeof sanctionFacts>;

const allowed = z.strictObject({ kind: sanctionKind, rule: z.string().min(1).max(60), reason: z.record(locale, z.string()), least: number.nullable(), most: number.nullable(), amount: number.nullable() });

/** What may follow from a fact, and within which limits. The standard punishes nobody. */
export const sanctioning = policy('workflow.sanction', { title: text('处罚规则', 'Sanctions'), facts: sanctionFacts, decision: z.array(allowed) }, () => []);

const note = labelled(z.string().trim().min(1).max(1_000).nullable(), '说明', 'Note');
const amount = labelled(number.nullable(), '金额或分数', 'Amount or points');

export const sanctionInput = z.strictObject({
  subject: subjectRef,
  kind: labelled(sanctionKind, '处罚方式', 'Kind'),
  ...payerFields,
  amount: amount.default(null),
  evidence: labelled(z.string().trim().min(1).max(1_000), '事实与证据', 'Facts and evidence'),
}).meta({ id: 'NewSanction' });
export type SanctionInput = z.output<typeof sanctionInput>;

const version = z.number().int().min(1);
export const confirmSanctionInput = z.strictObject({ version, amount: amount.default(null), note: note.default(null) }).meta({ id: 'ConfirmSanction' });
export const dismissSanctionInput = z.strictObject({ version, note: labelled(z.string().trim().min(1).max(1_000), '理由', 'Reason') }).meta({ id: 'DismissSanction' });

export const sanctionView = z.object({
  id: z.uuid(),
  version,
  subject: subjectRef,
  about: brief.nullable(),
  kind: sanctionKind,
  state: sanctionState,
  party: named,
  person: named,
  rule: z.string(),
  reason: z.record(locale, z.string()),
  least: z.string().nullable(),
  most: z.string().nullable(),
  /** What was proposed, then what was confirmed. */
  amount: z.string().nullable(),
  /** Null: points. */
  currency: z.string().nullable(),
  evidence: z.string().nullable(),
  note: z.string().nullable(),
  proposedAt: instant,
  proposedBy: named,
  decidedAt: instant.nullable(),
  decidedBy: named,
}).meta({ id: 'Sanction' });
export type SanctionView = z.output<typeof sanctionView>;
export const sanctionPage = page(sanctionView).meta({ id: 'SanctionPage' });
export const sanctionQuery = listQuery(['proposedAt'], { state: oneOfMany(sanctionStates).optional(), kind: oneOfMany(sanctionKinds).optional() }).omit({ q: true });
export type SanctionQuery = z.output<typeof sanctionQuery>;
