import { expect, test } from 'vitest';
import { calendarDay, moment } from './time.ts';

test.each(['1900-01-01', '2024-02-29', '2999-12-31'])('%s is a day', (day) => expect(calendarDay.parse(day)).toBe(day));
test.each(['0000-01-01', '1899-12-31', '2026-02-30', '2026-11-21T00:00:00Z', '3000-01-01', '9999-12-31', 'infinity', ''])('"%s" is none', (day) => expect(calendarDay.safeParse(day).success).toBe(false));

test('a moment comes out in UTC', () => expect(moment.parse('2026-11-21T08:00:00.123456+08:00')).toBe('2026-11-21T00:00:00.123Z'));
test.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '2026-11-21T10:00:00', '2026-02-30T00:00:00Z', '+012026-01-01T00:00:00Z', 'now', ''])('"%s" is none', (given) => expect(moment.safeParse(given).success).toBe(false));
