import { calendarDay } from '@aftercare/kernel';
import { z } from 'zod';

/** A moment, always written the same way (UTC, milliseconds), so that two of them compare as text. */
export const instant = z.iso.datetime({ offset: true }).overwrite((given) => new Date(given).toISOString());

/** A day of the tenant's calendar, `2026-10-01`. */
export const isoDate = calendarDay;

/** What functions take: a Date, or a moment as it is stored and sent. */
export type Moment = Date | string;

export const ms = (moment: Moment): number => {
  const value = moment instanceof Date ? moment.getTime() : Date.parse(moment);
  if (Number.isNaN(value)) throw new Error(`Not a moment: ${String(moment)}`);
  return value;
};

export const iso = (value: number): string => new Date(value).toISOString();

const dayLength = 86_400_000;

/** The date `days` after `date`; dates have no zone. */
export const addDays = (date: string, days: number): string => iso(Date.parse(`${date}T00:00:00Z`) + days * dayLength).slice(0, 10);
