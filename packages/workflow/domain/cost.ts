import { labelled, money, subjectRef, type Money } from '@aftercare/kernel';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { balance, type Balance, costCategory, costPayer, type CostPayer, named, paperFields, payerFields, payerTitles, someMoney } from './cost-terms.ts';
import { instant, isoDate } from './instant.ts';

export const costInput = z.strictObject({
  subject: subjectRef,
  category: labelled(costCategory, '类别', 'Category'),
  /** In the tenant's currency. */
  amount: labelled(someMoney, '金额', 'Amount'),
  payer: labelled(costPayer, '承担方', 'Borne by'),
  ...payerFields,
  incurredOn: labelled(isoDate, '发生日期', 'Incurred on'),
  ...paperFields,
}).meta({ id: 'NewCost' });
export type CostInput = z.output<typeof costInput>;

export const reverseCostInput = z.strictObject({ note: labelled(z.string().trim().min(1).max(1_000), '冲销原因', 'Why it is reversed') }).meta({ id: 'ReverseCost' });

export const costLine = z.object({
  id: z.uuid(),
  category: costCategory,
  amount: money,
  payer: costPayer,
  party: named,
  person: named,
  incurredOn: isoDate,
  note: z.string().nullable(),
  document: z.string().nullable(),
  attachmentId: z.uuid().nullable(),
  /** The line that this one takes back. */
  reverses: z.uuid().nullable(),
  reversedBy: z.uuid().nullable(),
  /** The module that sent it; null: recorded by hand. */
  source: z.string().nullable(),
  recordedAt: instant,
  recordedBy: named,
}).meta({ id: 'CostLine' });
export type CostLine = z.output<typeof costLine>;

/** `claimed`: what is still to be answered or to come in. `net`: what remains with us all in all; less than nothing where more came back than went out. */
const sums = { cost: balance, claimed: balance, received: balance, net: balance };
export const costTotals = z.object({ ...sums, byPayer: z.array(z.object({ payer: costPayer, ...sums })) }).meta({ id: 'CostTotals' });
export type CostTotals = z.output<typeof costTotals>;

interface CountedLine {
  readonly payer: CostPayer;
  readonly amount: Money;
  readonly reverses: string | null;
}
interface CountedRecovery {
  readonly payer: CostPayer;
  readonly outstanding: Money;
  readonly received: Money;
}

/** Costs less what came back, in all and by payer; the payers add up to the whole. All amounts are in `currency`. */
export function totalsOf(lines: readonly CountedLine[], recoveries: readonly CountedRecovery[], currency: string): CostTotals {
  const add = (amounts: readonly Decimal.Value[]): Balance => ({ amount: Decimal.sum(0, ...amounts).toFixed(2), currency });
  const of = (costs: readonly CountedLine[], claims: readonly CountedRecovery[]) => {
    const cost = add(costs.map(({ amount, reverses }) => new Decimal(amount.amount).times(reverses ? -1 : 1)));
    const received = add(claims.map((each) => each.received.amount));
    return { cost, claimed: add(claims.map((each) => each.outstanding.amount)), received, net: add([cost.amount, new Decimal(received.amount).negated()]) };
  };
  const payers = (Object.keys(payerTitles) as CostPayer[]).filter((payer) => [...lines, ...recoveries].some((each) => each.payer === payer));
  return { ...of(lines, recoveries), byPayer: payers.map((payer) => ({ payer, ...of(lines.filter((each) => each.payer === payer), recoveries.filter((each) => each.payer === payer)) })) };
}
