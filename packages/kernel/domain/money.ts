import { Decimal } from 'decimal.js';
import { z } from 'zod';

const amount = z.string().regex(/^\d{1,16}(\.\d{1,2})?$/, 'amount').transform((value) => new Decimal(value).toFixed(2));

/** An amount of money: a decimal string with at most two decimals, never a float, and an ISO 4217 currency. */
export const money = z.strictObject({ amount, currency: z.string().regex(/^[A-Z]{3}$/, 'currency').default('CNY') }).meta({ id: 'Money' });
export type Money = z.output<typeof money>;

/** `yuan('2000')`: an amount in CNY. */
export const yuan = (value: string): Money => ({ amount: new Decimal(value).toFixed(2), currency: 'CNY' });

/**
 * Whether `a` is at least `b`; equal counts, as 以上 does in Chinese legal usage (Civil Code, art. 1259).
 * @throws Error when the currencies differ: a limit compares in the tenant's currency only.
 */
export function atLeast(a: Money, b: Money): boolean {
  if (a.currency !== b.currency) throw new Error(`Cannot compare ${a.currency} with ${b.currency}.`);
  return new Decimal(a.amount).gte(b.amount);
}

/** The sum of amounts in one currency; `yuan('0')` for none. */
export function sum(amounts: readonly Money[]): Money {
  const currency = amounts[0]?.currency ?? 'CNY';
  if (amounts.some((each) => each.currency !== currency)) throw new Error('Cannot add different currencies.');
  return { amount: Decimal.sum(0, ...amounts.map((each) => each.amount)).toFixed(2), currency };
}

/** A quantity with its unit; a decimal string with at most six decimals, never a float. */
export const quantity = z.strictObject({
  amount: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'quantity'),
  unit: z.string().trim().min(1).max(20),
}).meta({ id: 'Quantity' });
export type Quantity = z.output<typeof quantity>;
