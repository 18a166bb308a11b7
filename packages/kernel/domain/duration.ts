import { z } from 'zod';

/**
 * How long something may take, in the units that service rules use.
 * `hours` and `minutes` are elapsed; `working-…` count the calendar's windows only.
 * A day unit ends at the close of its last day: a working day at its last window, a calendar day at 24:00.
 * `same-day` and `next-day` are calendar days 0 and 1; `months` ends on the same day of a later month.
 */
export const durationUnit = z.enum(['minutes', 'hours', 'working-minutes', 'working-hours', 'working-days', 'calendar-days', 'weeks', 'months', 'same-day', 'next-day']);
export type DurationUnit = z.output<typeof durationUnit>;

export const duration = z.strictObject({ amount: z.number().int().min(0).max(100_000), unit: durationUnit }).meta({ id: 'Duration' });
export type Duration = z.output<typeof duration>;

const of = (unit: DurationUnit) => (amount: number): Duration => ({ amount, unit });
export const minutes = of('minutes');
export const hours = of('hours');
export const workingHours = of('working-hours');
export const workingDays = of('working-days');
export const calendarDays = of('calendar-days');
export const weeks = of('weeks');
export const months = of('months');
