import { labelled } from '@aftercare/kernel';
import { z } from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'time');

/** From one time of day to a later one; a shift over midnight is written as two windows, `22:00–24:00` and `00:00–06:00`. */
export const timeWindow = z.strictObject({ from: labelled(clockTime, '开始', 'From'), to: labelled(clockTime, '结束', 'To') }).refine(({ from, to }) => from < to, { error: 'order', path: ['to'] });
export type TimeWindow = z.output<typeof timeWindow>;

/** The windows of one day, earlier before later; none means the day is off. */
export const windows = z.array(timeWindow).max(12).refine((all) => all.every(({ from }, n) => n === 0 || all[n - 1]!.to <= from), { error: 'overlap' });

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** `makeUpDay`: the hours kept on a weekend day that is worked in exchange for a longer holiday (调休). */
export const officeHoursSchema = z
  .strictObject({
    monday: labelled(windows, '星期一', 'Monday'),
    tuesday: labelled(windows, '星期二', 'Tuesday'),
    wednesday: labelled(windows, '星期三', 'Wednesday'),
    thursday: labelled(windows, '星期四', 'Thursday'),
    friday: labelled(windows, '星期五', 'Friday'),
    saturday: labelled(windows, '星期六', 'Saturday'),
    sunday: labelled(windows, '星期日', 'Sunday'),
    makeUpDay: labelled(windows, '调休上班日', 'Make-up workday'),
  })
  .refine((hours) => weekdays.some((day) => hours[day].length > 0), { error: 'no-working-time' });
export type OfficeHours = z.output<typeof officeHoursSchema>;

const fullDay: TimeWindow[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
];

/** `fiveDays([{ from: '08:30', to: '17:00' }])`: Monday to Friday, and make-up workdays, by the same hours. */
export const fiveDays = (hours: TimeWindow[] = fullDay): OfficeHours => ({ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: [], sunday: [], makeUpDay: hours });
