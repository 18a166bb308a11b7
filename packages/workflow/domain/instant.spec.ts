import { expect, test } from 'vitest';
import { z } from 'zod';
import { addDays, instant, ms } from './instant.ts';

test('a moment is written one way, whatever way it came', () => {
  expect(instant.parse('2026-10-01T08:00:00+08:00')).toBe('2026-10-01T00:00:00.000Z');
  expect(instant.parse('2026-10-01T00:00:00.123456+00:00')).toBe('2026-10-01T00:00:00.123Z');
  expect(instant.safeParse('2026-10-01').success).toBe(false);
  expect(z.toJSONSchema(instant)).toMatchObject({ type: 'string', format: 'date-time' });
});

test('days are added without a zone', () => {
  expect([addDays('2026-03-28', 2), addDays('2028-02-28', 1), addDays('2026-01-01', -1)]).toEqual(['2026-03-30', '2028-02-29', '2025-12-31']);
});

test('what is no moment is refused', () => expect(() => ms('tomorrow')).toThrow('Not a moment'));
