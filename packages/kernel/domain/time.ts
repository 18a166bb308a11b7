import { z } from 'zod';

/** Outside of these neither calendars nor the database count reliably; a year that is mistyped is refused rather than kept. */
const [first, last] = ['1900-01-01', '2999-12-31'];

const inRange = (given: string): boolean => given >= first && given <= last;
const utc = (given: string): string => (Number.isNaN(Date.parse(given)) ? given : new Date(given).toISOString());

/** A day of the calendar as people enter one, `2026-11-21`, without time or zone. */
export const calendarDay = z.iso.date().refine(inRange, 'out of range');

/** A moment as people enter one, with its offset; it comes out in UTC, so that two of them compare as text. */
export const moment = z.iso.datetime({ offset: true }).refine((given) => inRange(utc(given).slice(0, 10)), 'out of range').overwrite(utc);
