import type { Journaled } from '@aftercare/kernel';
import { Commands, Events, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { clockMoved, currencyOf, isPaused, officeHours, publicHolidays } from '../../domain/index.ts';
import { Calendars } from '../calendar/calendars.ts';
import { ClockRows } from './clock-rows.ts';

/** Works out anew when the open clocks of the current tenant are due: the calendar is another one. @returns how many moved */
export class RecomputeClocks extends Command<number> {
  constructor(readonly provisionalOnly: boolean) {
    super();
  }
}

@CommandHandler(RecomputeClocks)
export class RecomputeClocksHandler implements ICommandHandler<RecomputeClocks> {
  constructor(
    private readonly rows: ClockRows,
    private readonly calendars: Calendars,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ provisionalOnly }: RecomputeClocks): Promise<number> {
    const calendar = await this.calendars.current();
    const now = this.now.iso();
    const open = await this.rows.lock(sql`c.stopped_at is null ${provisionalOnly ? sql`and c.provisional` : sql``}`);
    let moved = 0;
    for (const stored of open) {
      if (currencyOf(stored.clock.term) === 'elapsed') continue;
      const dueAt = await this.rows.save(stored, calendar, now);
      // The due date of a paused clock moves with every minute, so only its resumption says where it went.
      if (dueAt === stored.dueAt || isPaused(stored.clock)) continue;
      moved += 1;
      this.events.publish(clockMoved, stored.subject, { clockId: stored.id, deadline: stored.deadline, step: stored.step, why: 'calendar', from: stored.dueAt, to: dueAt });
    }
    return moved;
  }
}

@Injectable()
export class RecomputeAfterException {
  constructor(private readonly commands: Commands) {}

  async handle(): Promise<void> {
    await this.commands.execute(new RecomputeClocks(false));
  }
}

@Injectable()
export class RecomputeAfterSetting {
  constructor(private readonly commands: Commands) {}

  async handle({ payload }: Journaled<{ setting: string }>): Promise<void> {
    if (payload.setting === officeHours.id || payload.setting === publicHolidays.id) await this.commands.execute(new RecomputeClocks(false));
  }
}
