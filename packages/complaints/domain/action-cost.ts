import { labelled, money, policy, text } from '@aftercare/kernel';
import { costCategory, someMoney, type CostCategory } from '@aftercare/workflow';
import { z } from 'zod';
import { remedyKind, type RemedyKind } from './terms.ts';

/** A cost that comes with something else, borne by us. */
export const ownCost = z.strictObject({ category: labelled(costCategory, '类别', 'Category'), amount: labelled(someMoney, '金额', 'Amount') }).meta({ id: 'OwnCost' });

const paid: Readonly<Partial<Record<RemedyKind, CostCategory>>> = { refund: 'refund', compensation: 'compensation', discount: 'compensation' };

/** What a remedy that was carried out has cost us by its amount; null: nothing that is known by itself. */
export const actionCost = policy(
  'complaints.action-cost',
  { title: text('执行事项的费用', 'What a completed action costs'), facts: z.strictObject({ kind: remedyKind, amount: money.nullable() }), decision: costCategory.nullable() },
  ({ kind, amount }) => (amount && /[1-9]/.test(amount.amount) ? (paid[kind] ?? null) : null),
);
