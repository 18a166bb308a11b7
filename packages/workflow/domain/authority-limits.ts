import { money, setting, text, type Text } from '@aftercare/kernel';
import { z } from 'zod';

/** What can be granted to a customer beyond what is owed anyway. */
export const grantKinds = ['refund', 'compensation', 'free-goods', 'discount', 'waiver'] as const;
export type GrantKind = (typeof grantKinds)[number];

export const grantKindTitles: Readonly<Record<GrantKind | 'any', Text>> = {
  refund: text('退款', 'Refund'),
  compensation: text('赔偿', 'Compensation'),
  'free-goods': text('补发与赠品', 'Free goods'),
  discount: text('折让', 'Discount'),
  waiver: text('费用免收', 'Waived charge'),
  any: text('所有类型合计', 'All kinds together'),
};
export const grantKind = z.enum(grantKinds).meta({ 'x-labels': grantKindTitles });

/** Over what a limit adds up: one case, one customer, one batch. */
export const spans = ['case', 'customer', 'batch'] as const;
export const span = z.enum(spans);
export type Span = (typeof spans)[number];

/**
 * The most that holders of a role may grant; the limit itself passes, null is any amount. A customer's and a batch's sums count the last
 * `windowDays` days, all time where it is null.
 */
export const authorityLimit = z
  .strictObject({
    kind: z.enum([...grantKinds, 'any']),
    role: z.string().min(1).max(80),
    limit: money.nullable(),
    per: span,
    windowDays: z.number().int().min(1).max(3_660).nullable().default(null),
  })
  .refine(({ per, windowDays }) => per !== 'case' || windowDays === null, { path: ['windowDays'], message: 'A case has no window.' });
export type AuthorityLimit = z.output<typeof authorityLimit>;

/**
 * Who may grant how much. Roles stand in the order of their authority, the lowest first; roles with the same limits are one level, of which either
 * signs. All rows of a role hold at once, and a kind without a row is not the role's to grant. An empty table limits nobody.
 */
export const authorityLimits = setting('workflow.authority-limits', text('核决权限表', 'Limits of authority'), z.array(authorityLimit).max(200), []);
