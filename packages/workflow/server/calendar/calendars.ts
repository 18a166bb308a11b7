import type { Setting } from '@aftercare/kernel';
import { currentTenant, Db, Settings, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type Calendar, type CalendarException, dateAt, officeHours, publicHolidays } from '../../domain/index.ts';

/** A value and the day from which it holds; null is ever since. */
interface From<Value> {
  readonly from: string | null;
  readonly value: Value;
}

/** The current tenant's working calendar. One object per state of the tenant, so that what was worked out about its days is kept. */
@Injectable()
export class Calendars {
  private readonly kept = new Map<string, { revision: number; calendar: Calendar }>();

  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
  ) {}

  async current(): Promise<Calendar> {
    const { id, revision } = currentTenant();
    const kept = this.kept.get(id);
    if (kept?.revision === revision) return kept.calendar;
    const calendar: Calendar = { timeZone: currentTenant().timeZone, periods: this.periods(), exceptions: await this.exceptions() };
    this.kept.set(id, { revision, calendar });
    return calendar;
  }

  private exceptions(): Promise<CalendarException[]> {
    return this.db.rows<CalendarException>(sql`select date::text as date, name, windows from calendar_exception order by date`);
  }

  private periods(): Calendar['periods'] {
    const hours = this.history(officeHours);
    const holidays = this.history(publicHolidays);
    const days = [...new Set([...hours, ...holidays].map(({ from }) => from))].toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
    return days.map((from) => ({ from, hours: inForce(hours, from), holidays: inForce(holidays, from) }));
  }

  private history<Value>(setting: Setting<Value>): From<Value>[] {
    const zone = { timeZone: currentTenant().timeZone, periods: [], exceptions: [] };
    const versions = currentTenant().settings.filter((each) => each.setting === setting.id);
    return [{ from: null, value: this.settings.standardOf(setting).value }, ...versions.map(({ validFrom, value }) => ({ from: dateAt(zone, validFrom), value: setting.schema.parse(value) }))];
  }
}

const inForce = <Value>(history: readonly From<Value>[], day: string | null): Value => history.findLast(({ from }) => from === null || (day !== null && from <= day))!.value;
