import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './attachment.ts';

test.each([
  ['照片 1.jpg', '照片 1.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\发票.pdf', '发票.pdf'],
  ['..', 'file'],
  ['.htaccess', 'htaccess'],
  ['con.txt', '_con.txt'],
  ['a\r\nSet-Cookie: x.txt', 'a__Set-Cookie_ x.txt'],
  ['photo\u202Egpj.exe', 'photo_gpj.exe'],
  ['', 'file'],
])('%j is kept as %j', (given, name) => expect(safeFileName(given)).toBe(name));

test('a long name keeps its ending', () => {
  const name = safeFileName(`${'长'.repeat(300)}.xlsx`);
  expect([...name].length).toBe(200);
  expect(name.endsWith('.xlsx')).toBe(true);
});

test('a hostile name costs no time', () => {
  const before = performance.now();
  expect(safeFileName(`${' .'.repeat(200_000)}x.txt`)).toBe('x.txt');
  expect(performance.now() - before).toBeLessThan(500);
});

test('half a letter is none', () => expect(safeFileName('a\ud800b.txt')).toBe('a_b.txt'));

test('any name becomes one without a path, a control character or more than 200 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = safeFileName(given);
      expect(name).toMatch(/^[^/\\\u0000-\u001f:*?"<>|]+$/u);
      expect(name.startsWith('.')).toBe(false);
      expect([...name].length).toBeLessThanOrEqual(200);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
