import { expect, test } from 'vitest';
import { z } from 'zod';
import { email, paragraph, template } from './email.ts';
import { text } from './text.ts';

const greeting = email('x.greeting', text('问候', 'Greeting'), z.object({ name: z.string() }));
const wording = (line: string) => ({ 'zh-CN': { subject: '你好', blocks: [paragraph(line)] }, en: { subject: 'Hello', blocks: [paragraph('{{name}}')] } });

test('a template may use declared variables only', () => {
  expect(template(greeting, wording('{{name}}您好')).email.id).toBe('x.greeting');
  expect(() => template(greeting, wording('{{password}}'))).toThrow('{{password}}');
  expect(() => template(greeting, { ...wording('x'), en: { subject: 'Hello', blocks: [paragraph('x', 'password')] } })).toThrow('password');
});
