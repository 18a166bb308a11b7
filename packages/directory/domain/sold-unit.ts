import { listQuery, page, quantity, resource, text } from '@aftercare/kernel';
import { z } from 'zod';
import { day, extra, line, named, paragraphs } from './fields.ts';
import { warranty } from './warranty.ts';

export const soldUnit = resource('sold-unit', text('售出记录', 'Sold unit'));

const fields = {
  partyId: z.uuid(),
  productId: z.uuid(),
  orderNumber: line(60).nullable(),
  /** The customer's own material number, where it differs from ours. */
  materialNumber: line(60).nullable(),
  batch: line(60).nullable(),
  serial: line(60).nullable(),
  purchasedOn: day.nullable(),
  deliveredOn: day.nullable(),
  salespersonId: z.uuid().nullable(),
  notes: paragraphs(2_000).nullable(),
  extra,
};

export const recordSoldUnitInput = z.strictObject({
  partyId: fields.partyId,
  productId: fields.productId,
  orderNumber: fields.orderNumber.default(null),
  materialNumber: fields.materialNumber.default(null),
  batch: fields.batch.default(null),
  serial: fields.serial.default(null),
  purchasedOn: fields.purchasedOn.default(null),
  deliveredOn: fields.deliveredOn.default(null),
  /** One of the product's unit when absent. */
  quantity: quantity.optional(),
  /** The party's when absent; it stays when the party gets another one. */
  salespersonId: fields.salespersonId.optional(),
  notes: fields.notes.default(null),
  extra: extra.default({}),
}).meta({ id: 'NewSoldUnit' });
export type RecordSoldUnitInput = z.output<typeof recordSoldUnitInput>;

export const soldUnitRow = z.object({
  id: z.uuid(),
  party: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  product: z.object({ id: z.uuid(), code: z.string(), name: z.string(), specification: z.string().nullable() }),
  orderNumber: z.string().nullable(),
  materialNumber: z.string().nullable(),
  batch: z.string().nullable(),
  serial: z.string().nullable(),
  purchasedOn: day.nullable(),
  deliveredOn: day.nullable(),
  quantity,
  salesperson: named.nullable(),
  /** Today. */
  warranty,
  recordedAt: z.iso.datetime(),
}).meta({ id: 'SoldUnitRow' });
export type SoldUnitRow = z.output<typeof soldUnitRow>;
export const soldUnitPage = page(soldUnitRow).meta({ id: 'SoldUnitPage' });

export const soldUnitView = soldUnitRow.extend({ notes: fields.notes, extra }).meta({ id: 'SoldUnit' });
export type SoldUnitView = z.output<typeof soldUnitView>;

export const soldUnitQuery = listQuery(['recordedAt', 'deliveredOn'], {
  party: z.uuid().optional(),
  product: z.uuid().optional(),
  /** These three match whole numbers; `q` finds them, and material numbers, by their beginning. */
  serial: line(60).optional(),
  batch: line(60).optional(),
  order: line(60).optional(),
});
export type SoldUnitQuery = z.output<typeof soldUnitQuery>;
