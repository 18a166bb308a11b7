import { button, email, facts, money, paragraph, quote, quantity, template, text, yuan } from '@aftercare/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { colours } from './letterhead.ts';
import { render } from './render.ts';
import { longestValue } from './values.ts';

const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const offered = email('cases.offered', text('已提出方案', 'Solution offered'), z.object({
  number: z.string(),
  state: words,
  due: z.date().nullable(),
  amount: money.nullable(),
  count: quantity.optional(),
  note: z.string().optional(),
  url: z.string(),
}));

const wording = {
  subject: '{{number}}: {{state}}',
  blocks: [
    paragraph('About {{number}}.'),
    facts(['State', '{{state}}'], ['Until', '{{due}}'], ['Refund', '{{amount}}'], ['Quantity', '{{count}}']),
    quote('{{note}}', 'note'),
    button('{{url}}', 'Look at {{number}}'),
  ],
};
const offer = template(offered, { 'zh-CN': wording, en: wording });
const vars = { number: 'C-7', state: text('处理中', 'In handling'), due: new Date('2026-11-21T06:05:00Z'), amount: yuan('2000'), url: 'https://care.example/c/7?a=1&b=2' };
const writer = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', letterhead: { company: '礼品之家', phone: '400 000' } } as const;

test('says values in the language and the time zone of the reader', () => {
  const zh = render(offer, vars, writer);
  expect(zh.subject).toBe('C-7: 处理中');
  expect(zh.text).toContain('State：处理中\nUntil：2026-11-21 14:05\nRefund：¥2,000.00');
  expect(zh.html).toContain('<html lang="zh-CN"');
  const en = render(offer, vars, { ...writer, locale: 'en', timeZone: 'UTC' });
  expect(en.text).toContain('State: In handling\nUntil: 2026-11-21 06:05\nRefund: ¥2,000.00');
});

test('leaves out facts without a value and parts whose variable is empty', () => {
  const { text, html } = render(offer, { ...vars, due: null, amount: null }, writer);
  expect(text).not.toMatch(/Until|Refund|Quantity|>/);
  expect(html).not.toContain('class="said"');
  expect(render(offer, { ...vars, note: 'one\ntwo', count: { amount: '3', unit: '件' } }, writer).text).toContain('Quantity：3 件\n\n> one\n> two');
});

test('escapes variables in HTML and keeps them as they are in text', () => {
  const { html, text } = render(offer, { ...vars, note: '<script>alert("x")</script> & \'y\' {{url}} [[page]]' }, writer);
  expect(html).not.toContain('<script');
  expect(html).toContain('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; &#39;y&#39; {{url}} [[page]]');
  expect(text).toContain('<script>alert("x")</script> & \'y\' {{url}} [[page]]');
  expect(html).toContain('href="https://care.example/c/7?a=1&#38;b=2"');
});

test('no variable whatever can add a tag, a header line or a placeholder', () => {
  const shape = (note: string): string[] => render(offer, { ...vars, note }, writer).html.match(/<[^>]*>/g)!;
  const plain = shape('x').length;
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).filter((s) => s.trim() !== '' && !s.includes('\n')), (note) => shape(`|${note}|`).length === plain));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (number) => !/[\u0000-\u001f\u007f\u2028\u2029]/.test(render(offer, { ...vars, number }, writer).subject)));
});

test('a line break in a subject does not become a header', () => {
  expect(render(offer, { ...vars, number: 'C-7\r\nBcc: thief@example.com' }, writer).subject).toBe('C-7 Bcc: thief@example.com: 处理中');
});

test('cuts what is too long', () => {
  const { subject, text } = render(offer, { ...vars, number: '字'.repeat(500), note: '𝒙'.repeat(longestValue + 50) }, writer);
  expect([...subject]).toHaveLength(200);
  expect(subject.endsWith('…')).toBe(true);
  expect(text).toContain(`> ${'𝒙'.repeat(longestValue - 1)}…`);
  expect(text).not.toContain('𝒙'.repeat(longestValue));
});

test('refuses variables that the mail does not declare, lacks or cannot say', () => {
  expect(() => render(offer, { ...vars, colour: 'red' }, writer)).toThrow('cases.offered');
  expect(() => render(offer, { number: 'C-7' }, writer)).toThrow(/state.*url/);
  expect(() => template(offered, { 'zh-CN': wording, en: { subject: '{{nmber}}', blocks: [] } })).toThrow('{{nmber}}');
  expect(() => template(offered, { 'zh-CN': wording, en: { subject: 'x', blocks: [paragraph('x', 'colour')] } })).toThrow('colour');
});

test.each(['javascript:alert(1)', 'data:text/html,x', '/relative', '', 'mailto:a@example.com'])('a button does not lead to "%s"', (url) => {
  expect(() => render(offer, { ...vars, url }, writer)).toThrow('cannot lead to');
});

test('the foot says who writes and whether one may answer', () => {
  expect(render(offer, vars, writer).text).toContain('\n-- \n礼品之家\n电话 400 000\n您与礼品之家');
  expect(render(offer, vars, writer).text).toContain('请不要回复');
  expect(render(offer, vars, { ...writer, letterhead: { ...writer.letterhead, email: 'care@example.com' } }).text).toContain('直接回复即可');
});

test('the tenant\'s colour is used where it is one, and the words on it can be read', () => {
  expect(colours({ company: 'x', colour: '#FFE000' })).toEqual({ brand: '#ffe000', onBrand: '#1f2329' });
  expect(colours({ company: 'x', colour: '#123456' })).toEqual({ brand: '#123456', onBrand: '#ffffff' });
  expect(colours({ company: 'x', colour: 'red;}' })).toEqual({ brand: '#0f6b66', onBrand: '#ffffff' });
  expect(render(offer, vars, { ...writer, letterhead: { company: 'x', colour: '#123456' } }).html).toContain('background:#123456;color:#ffffff');
});

test('nothing of the layout is left unfilled', () => {
  expect(render(offer, { ...vars, note: 'x' }, writer).html).not.toMatch(/\[\[|\]\]|undefined/);
});
