import type { Quantity } from '@aftercare/kernel';

/** A product of an intake while it is being written; `unit` is what its product is counted in, and is not sent. */
export interface LineValue {
  readonly soldUnitId?: string | null;
  readonly productId?: string | null;
  readonly orderNumber?: string | null;
  readonly batch?: string | null;
  readonly serial?: string | null;
  readonly supplierLot?: string | null;
  readonly defect?: string | null;
  readonly deliveredOn?: string | null;
  readonly quantity?: Quantity | null;
  readonly defectiveQuantity?: Quantity | null;
  readonly problem?: string | null;
  readonly unit?: string;
}
