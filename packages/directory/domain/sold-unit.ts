import { labelled, listQuery, page, quantity, resource, text } from '@aftercare/kernel';
import { z } from 'zod';
import { day, extra, line, named, paragraphs } from './fields.ts';
import { warranty } from './warranty.ts';

export const soldUnit = resource('sold-unit', text('售出记录', 'Sold unit'));

const fields = {
  partyId: labelled(z.uuid(), '客户', 'Customer').meta({ 'x-format': 'party' }),
  productId: labelled(z.uuid(), '产品', 'Product').meta({ 'x-format': 'product' }),
  orderNumber: labelled(line(60).nullable(), '订单号', 'Order number'),
  /** The customer's own, where it differs from ours. */
  materialNumber: labelled(line(60).nullable(), '客户料号', "Customer's material number"),
  batch: labelled(line(60).nullable(), '批次', 'Batch'),
  /** The supplier's own number of what went into it. */
  supplierLot: labelled(line(60).nullable(), '供应商批号', 'Supplier lot'),
  serial: labelled(line(60).nullable(), '序列号', 'Serial number'),
  purchasedOn: labelled(day.nullable(), '购买日期', 'Purchased on'),
  deliveredOn: labelled(day.nullable(), '交付日期', 'Delivered on'),
  salespersonId: labelled(z.uuid().nullable(), '业务员', 'Salesperson').meta({ 'x-format': 'person' }),
  notes: labelled(paragraphs(2_000).nullable(), '备注', 'Notes'),
  extra,
};

export const recordSoldUnitInput = z.strictObject({
  partyId: fields.partyId,
  productId: fields.productId,
  orderNumber: fields.orderNumber.default(null),
  materialNumber: fields.materialNumber.default(null),
  batch: fields.batch.default(null),
  supplierLot: fields.supplierLot.default(null),
  serial: fields.serial.default(null),
  purchasedOn: fields.purchasedOn.default(null),
  deliveredOn: fields.deliveredOn.default(null),
  /** One of the product's unit when absent. */
  quantity: labelled(quantity, '数量', 'Quantity').optional(),
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
  supplierLot: z.string().nullable(),
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
  /** These match whole numbers; `q` finds all but supplier lots, and material numbers too, by their beginning. */
  serial: line(60).optional(),
  batch: line(60).optional(),
  supplierLot: line(60).optional(),
  order: line(60).optional(),
});
export type SoldUnitQuery = z.output<typeof soldUnitQuery>;
