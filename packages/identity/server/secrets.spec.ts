import { expect, test } from 'vitest';
import { csrfOf, hashOf, newPassword, newSecret, sameSecret } from './secrets.ts';

test('a secret has 256 bits and rests as a hash', () => {
  expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(32);
  expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('the CSRF token follows from the session and does not give it away', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(csrfOf(one)).toBe(csrfOf(one));
  expect(csrfOf(one)).not.toBe(csrfOf(other));
  expect(csrfOf(one)).not.toContain(one);
});

test('secrets compare by value whatever their length', () => {
  expect(sameSecret('one', 'one')).toBe(true);
  for (const wrong of ['on', 'ones', '', undefined, ['one']]) expect(sameSecret(wrong, 'one')).toBe(false);
});

test('a made password can be read aloud', () => {
  const made = new Set(Array.from({ length: 200 }, newPassword));
  expect(made.size).toBe(200);
  for (const each of made) expect(each).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
});
