import { Now } from '@aftercare/kernel/server';
import { addDays, type Calendar, dayOf } from '@aftercare/workflow';
import { Calendars } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';

/** A period by its days and by its moments; `to` is its last day, `toAt` the moment it ends. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly fromAt: string;
  readonly toAt: string;
  /** How things stood then. */
  readonly asOf: string;
}

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
}

/** Turns days of the tenant into moments. */
@Injectable()
export class Periods {
  constructor(
    private readonly calendars: Calendars,
    private readonly now: Now,
  ) {}

  async of({ from, to, asOf }: Asked): Promise<Period> {
    const calendar = await this.calendars.current();
    const now = this.now.iso();
    const stood = asOf === undefined ? now : startOf(calendar, addDays(asOf, 1));
    return { from, to, fromAt: startOf(calendar, from), toAt: startOf(calendar, addDays(to, 1)), asOf: stood < now ? stood : now };
  }

  /** The period of the same length just before. */
  before({ from, to, asOf }: Asked): Promise<Period> {
    return this.of({ from: addDays(from, -1 - daysBetween(from, to)), to: addDays(from, -1), asOf });
  }
}

const startOf = (calendar: Calendar, date: string): string => new Date(dayOf(calendar, date).start).toISOString();
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
