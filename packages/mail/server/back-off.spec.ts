import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAttempt } from './back-off.ts';

const queuedAt = new Date('2026-03-02T01:00:00Z');
const wait = (attempts: number, unreachable = false, now = queuedAt) => {
  const next = nextAttempt(attempts, { queuedAt, now, unreachable });
  return next && (next.getTime() - now.getTime()) / 1_000;
};

test('waits longer and longer, an hour at most, and for a server a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 10, 11, 60].map((n) => wait(n))).toEqual([5, 15, 30, 60, 120, 300, 3_600, 3_600, 3_600]);
  expect([1, 6, 60].map((n) => wait(n, true))).toEqual([5, 30, 60]);
});

test('gives up after three days', () => {
  const after = (hours: number) => wait(40, false, new Date(queuedAt.getTime() + hours * 3_600_000));
  expect(after(71.9)).toBe(3_600);
  expect(after(72)).toBeUndefined();
});

test('a mail that is never accepted is given up after a bounded number of attempts', () => {
  fc.assert(fc.property(fc.boolean(), (unreachable) => {
    let now = queuedAt;
    let attempts = 0;
    for (let next: Date | undefined = now; next; next = nextAttempt(++attempts, { queuedAt, now, unreachable })) now = next;
    return attempts < (unreachable ? 4_400 : 100);
  }));
});
