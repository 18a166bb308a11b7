import { NotFound } from '@aftercare/kernel';
import { currentTenant, Db, Events, sql, Tenants } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { calendarChanged, type CalendarException } from '../../domain/index.ts';

/** Gives one day hours of its own, or closes it. */
export class SetCalendarException extends Command<void> {
  constructor(readonly exception: CalendarException) {
    super();
  }
}

@CommandHandler(SetCalendarException)
export class SetCalendarExceptionHandler implements ICommandHandler<SetCalendarException> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly tenants: Tenants,
  ) {}

  async execute({ exception: { date, name, windows } }: SetCalendarException): Promise<void> {
    await this.db.run(sql`
      insert into calendar_exception (date, name, windows) values (${date}, ${name}, ${JSON.stringify(windows)}::jsonb)
      on conflict (tenant_id, date) do update set name = excluded.name, windows = excluded.windows`);
    await this.tenants.touch();
    this.events.publish(calendarChanged, { type: 'tenant', id: currentTenant().id }, { date, windows });
  }
}

/** Lets a day follow the calendar again. */
export class RemoveCalendarException extends Command<void> {
  constructor(readonly date: string) {
    super();
  }
}

@CommandHandler(RemoveCalendarException)
export class RemoveCalendarExceptionHandler implements ICommandHandler<RemoveCalendarException> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly tenants: Tenants,
  ) {}

  async execute({ date }: RemoveCalendarException): Promise<void> {
    if (!(await this.db.run(sql`delete from calendar_exception where date = ${date}`))) throw new NotFound({ type: 'calendar exception', id: date });
    await this.tenants.touch();
    this.events.publish(calendarChanged, { type: 'tenant', id: currentTenant().id }, { date, windows: null });
  }
}
