import { expect, test } from 'vitest';
import { officeMorning, officeTime } from './office-time.ts';

const at = (iso: string) => Date.parse(iso);
const said = (time: number) => new Date(time).toISOString();

test('people of the demo work from Monday to Friday, in China', () => {
  expect(said(officeTime(at('2026-11-22T05:30Z'), 'before'))).toBe('2026-11-20T08:30:00.000Z');
  expect(said(officeTime(at('2026-11-20T12:30Z'), 'after'))).toBe('2026-11-23T01:30:00.000Z');
  expect(said(officeTime(at('2026-11-20T03:00Z'), 'after'))).toBe('2026-11-20T03:00:00.000Z');
});

test('a day is begun in the morning, and never on a weekend', () => {
  expect(said(officeMorning(at('2026-11-20T12:30Z'), 1))).toBe('2026-11-19T01:20:00.000Z');
  expect(said(officeMorning(at('2026-11-23T18:30Z'), 2))).toBe('2026-11-20T01:20:00.000Z');
});
