import type { Quantity } from '@aftercare/kernel';
import { sql } from '@aftercare/kernel/server';
import { searchKey } from './search-keys.ts';

/** Which goods: at least one of product and supplier lot. Numbers match however they are written: `B2026-03`, `b2026 03`. */
export interface Goods {
  readonly product?: string | null;
  readonly batch?: string | null;
  readonly supplierLot?: string | null;
  /** Days of delivery, else of purchase, both included; sales without a day are in no span. */
  readonly from?: string;
  readonly to?: string;
}

/** A party that got some of the goods. */
export interface Holder {
  readonly partyId: string;
  readonly region: string | null;
  readonly quantity: Quantity;
}

/** A condition on rows of `sold_unit u`. */
export function ofGoods({ product, batch, supplierLot, from, to }: Goods): ReturnType<typeof sql> {
  if (!product && !supplierLot) throw new Error('Goods are named by product or by supplier lot.');
  return sql.join(
    [
      ...(product ? [sql`u.product_id = ${product}`] : []),
      ...(batch ? [sql`u.batch_key = ${searchKey(batch)}`] : []),
      ...(supplierLot ? [sql`u.supplier_lot_key = ${searchKey(supplierLot)}`] : []),
      ...(from ? [sql`u.shipped_on >= ${from}::date`] : []),
      ...(to ? [sql`u.shipped_on <= ${to}::date`] : []),
    ],
    sql` and `,
  );
}
