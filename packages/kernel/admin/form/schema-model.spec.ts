import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf, jsonSchemaOf, labelled, money, quantity, text } from '@aftercare/kernel';
import { missing, problemsUnder, sentValue, startValue, unplaced } from './schema-model.ts';

const form = z.strictObject({
  subject: labelled(z.string().trim().min(1).max(200), '主题', 'Subject'),
  course: labelled(z.string().max(4000), '事件经过', 'Course of events'),
  level: z.enum(['major', 'general']).meta({ 'x-title': text('级别', 'Level'), 'x-labels': { major: text('重大', 'Major'), general: text('一般', 'General') } }),
  refund: labelled(money, '退款', 'Refund').optional(),
  freight: labelled(money, '运费', 'Freight').nullable(),
  happened: labelled(z.iso.date(), '发生日期', 'Happened on').optional(),
  urgent: labelled(z.boolean(), '紧急', 'Urgent').default(false),
  customer: z.uuid().meta({ 'x-title': text('客户', 'Customer'), 'x-format': 'party' }),
  lines: labelled(z.array(z.strictObject({ product: z.uuid().meta({ 'x-format': 'product' }), quantity: labelled(quantity, '数量', 'Quantity') })).min(1), '明细', 'Lines'),
  tags: z.array(z.enum(['a', 'b'])).default([]),
});
const schema = jsonSchemaOf(form);
const fields = fieldsOf(schema);
const of = (name: string) => fields.find((field) => field.name === name)!;

describe('a form from a schema', () => {
  it('keeps the order and knows each kind, two amounts in one form included', () => {
    expect(fields.map(({ name, kind }) => `${name}:${kind}`)).toEqual(['subject:text', 'course:textarea', 'level:choice', 'refund:money', 'freight:money', 'happened:date', 'urgent:flag', 'customer:custom', 'lines:list', 'tags:choices']);
  });
  it('takes labels of fields and of choices', () => {
    expect(of('freight').title).toEqual(text('运费', 'Freight'));
    expect(of('level').options).toEqual([{ value: 'major', label: text('重大', 'Major') }, { value: 'general', label: text('一般', 'General') }]);
  });
  it('marks what may be left out', () => {
    expect(fields.filter(({ optional }) => optional).map(({ name }) => name)).toEqual(['refund', 'freight', 'happened']);
  });
  it('follows references', () => {
    const refs = { type: 'object', required: ['fee'], properties: { fee: { $ref: '#/$defs/Money', 'x-title': text('费用', 'Fee') } }, $defs: { Money: { type: 'object', properties: { amount: { type: 'string' }, currency: { type: 'string' } } } } };
    expect(fieldsOf(refs)[0]).toMatchObject({ kind: 'money', title: { en: 'Fee' }, optional: false });
  });
});

describe('what a form holds', () => {
  const start = startValue(fields, { subject: '礼盒破损' });
  it('opens with defaults, what was given, and as many items as there must be', () => {
    expect(start).toMatchObject({ subject: '礼盒破损', urgent: false, tags: [], level: null });
    expect(start.lines).toEqual([{ product: null, quantity: null }]);
  });
  it('sends what was filled in and nothing else', () => {
    const sent = sentValue(fields, { ...start, course: '  ', refund: { amount: '', currency: 'CNY' }, lines: [{ product: 'p', quantity: { amount: '2', unit: '箱' } }] });
    expect(sent).toEqual({ subject: '礼盒破损', urgent: false, tags: [], lines: [{ product: 'p', quantity: { amount: '2', unit: '箱' } }] });
  });
  it('names every required field left empty, in items too', () => {
    expect(missing(fields, start).map(({ path }) => path)).toEqual(['course', 'level', 'customer', 'lines.0.product', 'lines.0.quantity']);
    expect(missing(fields, { ...start, lines: [] }).map(({ path }) => path)).toContain('lines');
  });
});

it('problems find their field, and those without one are not lost', () => {
  const errors = [{ path: 'refund.amount', code: 'invalid_format', message: '' }, { path: 'nowhere', code: 'unknown-field', message: '' }];
  expect(problemsUnder(errors, 'refund')).toHaveLength(1);
  expect(unplaced(errors, fields).map(({ path }) => path)).toEqual(['nowhere']);
});
