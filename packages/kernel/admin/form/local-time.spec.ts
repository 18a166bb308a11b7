import { expect, it } from 'vitest';
import { instantOf } from './local-time.ts';

it('a local time becomes the instant it stands for', () => {
  expect(instantOf('2026-11-21 14:05', 'Asia/Shanghai')).toBe('2026-11-21T06:05:00.000Z');
  expect(instantOf('2026-11-21 00:30', 'America/New_York')).toBe('2026-11-21T05:30:00.000Z');
});

it('the side of a clock change is respected', () => {
  expect(instantOf('2026-03-29 01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z');
  expect(instantOf('2026-03-29 03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
});
