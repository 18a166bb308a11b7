import { InvalidInput } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import { refuseUnsound } from './sound-input.ts';

const refused = (input: unknown): string[] => {
  try {
    refuseUnsound(input);
    return [];
  } catch (error) {
    return (error as InstanceType<typeof InvalidInput> & { details: { errors: { path: string; code: string }[] } }).details.errors.map(({ path, code }) => `${path} ${code}`);
  }
};
const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => [inner], 1 as unknown);

test('names every text that cannot be stored', () => {
  expect(refused({ a: 'x\u0000', b: { c: ['fine 👩‍👧', '\ud800'] }, 'k\u0000': 1, d: { '\udc00': 1 } })).toEqual(['a nul-character', 'b.c.1 half-character', ' nul-character', 'd half-character']);
});

test('lets through whatever a form may send', () => {
  expect([undefined, null, 0, 'text\n💥', { a: [{ b: null }] }, nested(30)].flatMap(refused)).toEqual([]);
});

test('survives any depth and any number', () => {
  expect(refused({ extra: nested(100_000) })).toEqual([`extra${'.0'.repeat(32)} too-deep`]);
  expect(refused(Array.from({ length: 60_000 }, (_, n) => n))).toEqual([' too-many-values']);
});
