import { labelled, listQuery, money, page, resource, text, type Text } from '@aftercare/kernel';
import { z } from 'zod';
import { code, extra, line, version } from './fields.ts';

export const product = resource('product', text('产品', 'Product'));

/** The day from which the warranty runs. */
export type WarrantyStart = 'delivery' | 'purchase';

export const warrantyStartTitle: Readonly<Record<WarrantyStart, Text>> = {
  delivery: text('自交付之日起', 'From delivery'),
  purchase: text('自购买之日起', 'From purchase'),
};

export const warrantyStart = z.enum(['delivery', 'purchase']).meta({ 'x-labels': warrantyStartTitle });

const fields = {
  /** The material number (料号). */
  code: labelled(code, '料号', 'Material number'),
  name: labelled(line(120), '名称', 'Name'),
  specification: labelled(line(200).nullable(), '规格', 'Specification'),
  category: labelled(line(60).nullable(), '类别', 'Category'),
  /** What it is counted in. */
  unit: labelled(line(20), '计量单位', 'Unit'),
  /** No warranty is promised when null. */
  warrantyMonths: labelled(z.int().min(1).max(600).nullable(), '保修期', 'Warranty').meta({ 'x-unit': text('个月', 'months') }),
  warrantyStart: labelled(warrantyStart, '保修起算', 'Warranty runs'),
  price: labelled(money.nullable(), '单价', 'Price'),
  /** Inactive ones are not offered for new cases. */
  active: labelled(z.boolean(), '启用', 'Active'),
  extra,
};

/** A product as a form shows it. */
export const productFields = z.strictObject(fields);

export const createProductInput = z.strictObject({
  code: fields.code,
  name: fields.name,
  specification: fields.specification.default(null),
  category: fields.category.default(null),
  unit: fields.unit,
  warrantyMonths: fields.warrantyMonths.default(null),
  warrantyStart: fields.warrantyStart.default('delivery'),
  price: fields.price.default(null),
  extra: extra.default({}),
}).meta({ id: 'NewProduct' });
export type CreateProductInput = z.output<typeof createProductInput>;

/** What is absent stays as it is. */
export const changeProductInput = z.strictObject({ version, ...productFields.partial().shape }).meta({ id: 'ChangeProduct' });
export type ChangeProductInput = z.output<typeof changeProductInput>;

export const productView = z.object({ id: z.uuid(), version, ...fields, createdAt: z.iso.datetime(), changedAt: z.iso.datetime() }).meta({ id: 'Product' });
export type ProductView = z.output<typeof productView>;

export const productRow = productView.omit({ version: true, extra: true, changedAt: true }).meta({ id: 'ProductRow' });
export type ProductRow = z.output<typeof productRow>;
export const productPage = page(productRow).meta({ id: 'ProductPage' });

export const productQuery = listQuery(['name', 'code', 'createdAt'], { category: line(60).optional(), active: z.stringbool().optional() });
export type ProductQuery = z.output<typeof productQuery>;

/** For form pickers: the ten best, or the ten newest while nothing is typed. */
export const productSearch = z.strictObject({ q: z.string().trim().max(100).default('') });
export type ProductSearch = z.output<typeof productSearch>;
