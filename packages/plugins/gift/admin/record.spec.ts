import type { ComplaintView } from '@aftercare/complaints';
import { expect, it } from 'vitest';
import { recordOf } from './record.ts';

const complaint = { contact: { name: '周岚', phone: null, email: null, address: '示例路 1 号', language: 'zh-CN' }, content: '礼盒破损' } as unknown as ComplaintView;

it('names what the customer agrees to, and what was not asked yet', () => {
  expect(recordOf(complaint).map(({ path, there }) => [path, there])).toEqual([['contact.name', true], ['contact.address', true], ['contact.phone', false], ['content', true]]);
});
