import { expect, test } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from './password.ts';

test('a password opens its own hash and no other does', async () => {
  const hash = await hashPassword('正确的马电池');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword('正确的马电池', hash)).toBe(true);
  expect(await verifyPassword('正确的马电', hash)).toBe(false);
});

test('the same password hashes differently each time', async () => {
  expect(await hashPassword('twice the same')).not.toBe(await hashPassword('twice the same'));
});

test('letters typed in another composed form are the same password', async () => {
  expect(await verifyPassword('Cafe\u0301 um acht', await hashPassword('Caf\u00e9 um acht'))).toBe(true);
});

test('nobody and a damaged hash refuse, and take as long as a wrong password', async () => {
  expect(await verifyPassword('anything', undefined)).toBe(false);
  expect(await verifyPassword('anything', 'damaged')).toBe(false);
  const hash = await hashPassword('something');
  const timed = async (against: string | undefined) => {
    const start = process.hrtime.bigint();
    await verifyPassword('another', against);
    return Number(process.hrtime.bigint() - start);
  };
  const [wrong, none] = [[await timed(hash), await timed(hash), await timed(hash)], [await timed(undefined), await timed(undefined), await timed(undefined)]];
  expect(Math.min(...none)).toBeGreaterThan(Math.min(...wrong) * 0.4);
});

test('a hash of other parameters still opens and is outdated', async () => {
  const weaker = '$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$';
  expect(isOutdated(`${weaker}AAAA`)).toBe(true);
  expect(isOutdated(await hashPassword('today'))).toBe(false);
});
