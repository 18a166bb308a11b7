import { Events, Now } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { budgetEndsAt, type Calendar, clockBreached, clockResumed, gaveBack, handOverDeadline, isPaused, nextAt, pauseBudgetEnded, resumeClock, rungKey, rungsAhead, usage } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { Calendars } from '../calendar/calendars.ts';
import { Escalations } from '../escalations/escalations.ts';
import { HandOvers } from '../hand-overs/hand-overs.ts';
import { ClockRows, type StoredClock } from './clock-rows.ts';
import { Ladders } from './ladders.ts';

/** Says what has come due on a clock that somebody has locked: the end of its pauses, rungs of its ladder, its breach. */
@Injectable()
export class ClockWatch {
  constructor(
    private readonly rows: ClockRows,
    private readonly calendars: Calendars,
    private readonly assignments: Assignments,
    private readonly handOvers: HandOvers,
    private readonly ladders: Ladders,
    private readonly escalations: Escalations,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** @returns whether anything had */
  async look(found: StoredClock): Promise<boolean> {
    const [calendar, now] = [await this.calendars.current(), this.now.iso()];
    const owner = await this.assignments.ownerOf(found.subject);
    const stored = this.resumed(found, calendar, now, owner);
    const breach = isPaused(stored.clock) ? null : nextAt(stored.clock, calendar, { fired: stored.breachedAt ? [100] : [] });
    const breached = breach !== null && breach.at <= now;
    const due = (ladder: StoredClock['ladder']) => (isPaused(stored.clock) ? [] : rungsAhead(stored.clock, calendar, ladder, stored.reached).filter(({ at }) => at <= now));
    const ladder = breached || due(stored.ladder).length ? await this.ladders.decided({ ...stored, startedAt: stored.clock.startedAt }) : stored.ladder;
    const rungs = due(ladder);
    await this.rows.save({ ...stored, ladder, reached: [...stored.reached, ...rungs.map(({ rung }) => rungKey(rung))], breachedAt: breached ? breach.at : stored.breachedAt }, calendar, now);
    if (breached) this.events.publish(clockBreached, stored.subject, { ...named(stored), dueAt: breach.at, owner });
    for (const { rung } of rungs) {
      const percent = 'percent' in rung.at ? rung.at.percent : null;
      // A warning is worth nothing once the time is over.
      if (breached && percent !== null && percent < 100) continue;
      await this.escalations.tell(stored, { key: rungKey(rung), percent, acknowledgeWithin: rung.acknowledgeWithin }, await this.escalations.holdersOf(rung.tell, owner));
    }
    if (breached && stored.deadline === handOverDeadline.id) await this.handOvers.comeBack(stored.subject);
    return breached || rungs.length > 0 || stored !== found;
  }

  /** The clock runs again from the moment at which its pauses had used up their budget. */
  private resumed(stored: StoredClock, calendar: Calendar, now: string, owner: string | null): StoredClock {
    const ends = isPaused(stored.clock) && stored.pauseBudget ? budgetEndsAt(stored.clock, calendar, stored.pauseBudget) : null;
    if (!ends || ends > now) return stored;
    const clock = resumeClock(stored.clock, ends);
    this.events.publish(pauseBudgetEnded, stored.subject, { ...named(stored), people: owner ? [owner] : [] });
    this.events.publish(clockResumed, stored.subject, { ...named(stored), gaveBack: gaveBack(clock, calendar, now), dueAt: usage(clock, calendar, now).dueAt });
    return { ...stored, clock };
  }
}

const named = ({ id, deadline, step }: StoredClock) => ({ clockId: id, deadline, step });
