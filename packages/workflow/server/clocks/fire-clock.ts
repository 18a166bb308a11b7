import { Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { clockBreached, nextAt } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { Calendars } from '../calendar/calendars.ts';
import { ClockRows } from './clock-rows.ts';

/** Looks at a clock that seems to be due. @returns whether it was, and its breach is now said */
export class FireClock extends Command<boolean> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(FireClock)
export class FireClockHandler implements ICommandHandler<FireClock> {
  constructor(
    private readonly rows: ClockRows,
    private readonly calendars: Calendars,
    private readonly assignments: Assignments,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id }: FireClock): Promise<boolean> {
    const now = this.now.iso();
    // Whoever holds the lock fires it, and leaves it with no next moment.
    const [stored] = await this.rows.lock(sql`c.id = ${id} and c.next_at <= ${now}`, true);
    if (!stored) return false;
    const calendar = await this.calendars.current();
    const next = nextAt(stored.clock, calendar, { fired: stored.breachedAt ? [100] : [] });
    const breached = next !== null && next.at <= now;
    await this.rows.save({ ...stored, breachedAt: breached ? next.at : stored.breachedAt }, calendar, now);
    if (breached) {
      const owner = await this.assignments.ownerOf(stored.subject);
      this.events.publish(clockBreached, stored.subject, { clockId: stored.id, deadline: stored.deadline, step: stored.step, dueAt: next.at, owner });
    }
    return breached;
  }
}
