import { NotFound } from '@aftercare/kernel';
import { currentActor, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { pauseStruck, strikePause, type StrikeInput, usage } from '../../domain/index.ts';
import { Calendars } from '../calendar/calendars.ts';
import { Subjects } from '../subjects.ts';
import { ClockCharges } from './clock-charges.ts';
import { ClockRows, type StoredClock } from './clock-rows.ts';
import { ClockWatch } from './watch-clock.ts';

/** A supervisor does not accept a pause: the clock is due as if it had run, which may breach it at once, or make what was kept late. */
export class StrikePause extends Command<void> {
  constructor(
    readonly id: string,
    readonly pause: string,
    readonly input: StrikeInput,
  ) {
    super();
  }
}

@CommandHandler(StrikePause)
export class StrikePauseHandler implements ICommandHandler<StrikePause> {
  constructor(
    private readonly rows: ClockRows,
    private readonly calendars: Calendars,
    private readonly charges: ClockCharges,
    private readonly watch: ClockWatch,
    private readonly subjects: Subjects,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, pause, input: { reason } }: StrikePause): Promise<void> {
    const [found] = await this.rows.lock(sql`c.id = ${id}`);
    if (!found) throw new NotFound({ type: 'clock', id });
    await this.subjects.change(found.subject).catch((error: unknown) => {
      throw error instanceof NotFound ? new NotFound({ type: 'clock', id }) : error;
    });
    const [calendar, now, { kind, id: actor }] = [await this.calendars.current(), this.now.iso(), currentActor()];
    const before = usage(found.clock, calendar, now).dueAt;
    const clock = strikePause(found.clock, pause, now, { by: kind === 'person' ? actor : null, reason });
    const { late } = usage(clock, calendar, now);
    const stored: StoredClock = { ...found, clock, outcome: found.outcome === 'met' && late ? 'late' : found.outcome };
    const dueAt = await this.rows.save(stored, calendar, now);
    const { subject, deadline, step, outcome } = stored;
    this.events.publish(pauseStruck, subject, { clockId: id, deadline, step, strike: pause, from: before, to: dueAt, outcome });
    await (clock.stoppedAt ? this.charges.keep(stored, calendar, now) : this.watch.look(stored));
  }
}
