import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { day } from './fields.ts';
import type { WarrantyStart } from './product.ts';

/** `none`: not promised. `unknown`: the day it runs from was never recorded. */
export const warranty = z.object({ state: z.enum(['none', 'unknown', 'upcoming', 'running', 'ended']), from: day.nullable(), until: day.nullable() }).meta({ id: 'Warranty' });
export type Warranty = z.output<typeof warranty>;

export interface WarrantyTerms {
  readonly warrantyMonths: number | null;
  readonly warrantyStart: WarrantyStart;
}

export interface SaleDays {
  readonly deliveredOn: string | null;
  readonly purchasedOn: string | null;
}

/**
 * Whether a sold unit is under warranty on a day. It runs from the day that the product names, else from the other one that is known.
 * The last day is the same day of the last month, or that month's last one, and still counts (Civil Code, art. 202).
 */
export function warrantyOf({ warrantyMonths, warrantyStart }: WarrantyTerms, { deliveredOn, purchasedOn }: SaleDays, on: string): Warranty {
  if (warrantyMonths === null) return { state: 'none', from: null, until: null };
  const from = warrantyStart === 'delivery' ? (deliveredOn ?? purchasedOn) : (purchasedOn ?? deliveredOn);
  if (from === null) return { state: 'unknown', from: null, until: null };
  const until = Temporal.PlainDate.from(from).add({ months: warrantyMonths }).toString();
  return { state: on < from ? 'upcoming' : on > until ? 'ended' : 'running', from, until };
}
