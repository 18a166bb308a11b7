import { listQuery, money, page, resource, text, type Text } from '@aftercare/kernel';
import { z } from 'zod';
import { code, extra, line, version } from './fields.ts';

export const product = resource('product', text('产品', 'Product'));

/** The day from which the warranty runs. */
export const warrantyStart = z.enum(['delivery', 'purchase']);
export type WarrantyStart = z.output<typeof warrantyStart>;

export const warrantyStartTitle: Readonly<Record<WarrantyStart, Text>> = {
  delivery: text('自交付之日', 'From delivery'),
  purchase: text('自购买之日', 'From purchase'),
};

const fields = {
  /** The material number (料号). */
  code,
  name: line(120),
  specification: line(200).nullable(),
  category: line(60).nullable(),
  /** What it is counted in. */
  unit: line(20),
  /** No warranty is promised when null. */
  warrantyMonths: z.int().min(1).max(600).nullable(),
  warrantyStart,
  price: money.nullable(),
  /** Inactive ones are not offered for new cases. */
  active: z.boolean(),
  extra,
};

export const createProductInput = z.strictObject({
  code,
  name: fields.name,
  specification: fields.specification.default(null),
  category: fields.category.default(null),
  unit: fields.unit,
  warrantyMonths: fields.warrantyMonths.default(null),
  warrantyStart: warrantyStart.default('delivery'),
  price: fields.price.default(null),
  extra: extra.default({}),
}).meta({ id: 'NewProduct' });
export type CreateProductInput = z.output<typeof createProductInput>;

/** What is absent stays as it is. */
export const changeProductInput = z.strictObject({ version, ...z.object(fields).partial().shape }).meta({ id: 'ChangeProduct' });
export type ChangeProductInput = z.output<typeof changeProductInput>;

export const productView = z.object({ id: z.uuid(), version, ...fields, createdAt: z.iso.datetime(), changedAt: z.iso.datetime() }).meta({ id: 'Product' });
export type ProductView = z.output<typeof productView>;

export const productRow = productView.omit({ version: true, extra: true, changedAt: true }).meta({ id: 'ProductRow' });
export type ProductRow = z.output<typeof productRow>;
export const productPage = page(productRow).meta({ id: 'ProductPage' });

export const productQuery = listQuery(['name', 'code', 'createdAt'], { category: line(60).optional(), active: z.stringbool().optional() });
export type ProductQuery = z.output<typeof productQuery>;

/** For form pickers: the ten best. */
export const productSearch = z.strictObject({ q: z.string().trim().min(1).max(100) });
export type ProductSearch = z.output<typeof productSearch>;
