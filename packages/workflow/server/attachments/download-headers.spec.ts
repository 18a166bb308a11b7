import { expect, test } from 'vitest';
import { downloadHeaders } from './download-headers.ts';

const headers = (name: string) => downloadHeaders({ name, type: 'application/pdf', size: 3 });

test('a file is saved under its own name and never shown', () => {
  expect(headers('发票 "1".pdf')).toEqual({
    'content-type': 'application/pdf',
    'content-length': '3',
    'content-disposition': `attachment; filename="__ _1_.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%221%22.pdf`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-cache',
  });
});

test.each(["it's (1)*.txt", 'ünïcode.txt', '%41.txt', 'ends with\\'])('the header for %j stays one header', (name) => {
  const { 'content-disposition': disposition } = headers(name);
  expect(disposition).toMatch(/^attachment; filename="[\u0020-\u0021\u0023-\u005b\u005d-\u007e]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/);
  expect(decodeURIComponent(disposition!.split("''")[1]!)).toBe(name);
});
