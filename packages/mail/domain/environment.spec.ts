import { expect, test } from 'vitest';
import { mailFrom, smtpUrl } from './environment.ts';

test.each(['smtp://mail.example', 'smtps://user:p%40ss@mail.example:465', 'smtp://127.0.0.1:25?requireTLS=true&insecure=true&name=me'])('"%s" is a mail server', (url) => {
  expect(smtpUrl.safeParse(url).success).toBe(true);
});

test.each(['http://mail.example', 'smtp://', 'mail.example:25', 'smtp://mail.example?requiretls=true'])('"%s" is none', (url) => {
  expect(smtpUrl.safeParse(url).success).toBe(false);
});

test('mails come from a bare address', () => {
  expect(mailFrom.safeParse('care@example.com').success).toBe(true);
  expect(mailFrom.safeParse('Care <care@example.com>').success).toBe(false);
});
