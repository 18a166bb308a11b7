import { labelled, money, quantity, step, text } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { filledForm } from './step-form.ts';

const words = { timeZone: 'Asia/Shanghai', person: (id: string) => (id === '00000000-0000-7000-8000-000000000001' ? '王强' : id) };
const inspect = step(
  'spec.inspect',
  text('检测', 'Inspection'),
  z.object({
    agreed: labelled(z.boolean(), '同意', 'Agreed'),
    outcome: labelled(z.enum(['good', 'bad']).meta({ 'x-labels': { good: text('有效', 'Good'), bad: text('无效', 'Bad') } }), '结果', 'Outcome'),
    ways: labelled(z.array(z.enum(['phone', 'letter']).meta({ 'x-labels': { phone: text('电话', 'phone'), letter: text('信函', 'letter') } })), '方式', 'Ways'),
    cost: labelled(money.nullable(), '费用', 'Cost'),
    who: labelled(z.uuid(), '检测人', 'Inspector').meta({ 'x-format': 'person' }),
    when: labelled(z.iso.datetime(), '时间', 'Time'),
    note: labelled(z.string().max(2_000).nullable(), '备注', 'Note'),
    days: labelled(z.number().int(), '天数', 'Days').meta({ 'x-unit': text('天', 'days') }),
    parts: labelled(z.array(z.strictObject({ name: labelled(z.string(), '名称', 'Name'), count: labelled(quantity, '数量', 'Quantity') })), '配件', 'Parts'),
    address: z.strictObject({ city: labelled(z.string(), '城市', 'City') }),
  }),
);

test('a filled form is said in both languages, and leaves out what is empty', () => {
  const { title, facts } = filledForm(
    inspect,
    {
      agreed: false, outcome: 'good', ways: ['phone', 'letter'], cost: { amount: '1200.00', currency: 'CNY' }, who: '00000000-0000-7000-8000-000000000001', when: '2026-11-20T08:00:00Z', note: null, days: 3,
      parts: [{ name: '杯', count: { amount: '3', unit: '只' } }, { name: '盖', count: { amount: '3', unit: '只' } }], address: { city: '南京' },
    },
    words,
  );
  expect(title).toEqual(text('检测', 'Inspection'));
  expect(facts.map(({ key, title: said, value }) => [key, said['zh-CN'], value['zh-CN'], value.en])).toEqual([
    ['agreed', '同意', '否', 'No'], ['outcome', '结果', '有效', 'Good'], ['ways', '方式', '电话、信函', 'phone, letter'], ['cost', '费用', '¥1,200.00', '¥1,200.00'], ['who', '检测人', '王强', '王强'],
    ['when', '时间', '2026-11-20 16:00', '2026-11-20 16:00'], ['days', '天数', '3 天', '3 days'], ['parts', '配件', '杯 · 3 只\n盖 · 3 只', '杯 · 3 只\n盖 · 3 只'], ['address.city', '城市', '南京', '南京'],
  ]);
});

test('a form that nobody has filled in says nothing', () => {
  expect(filledForm(inspect, null, words).facts).toEqual([]);
});
