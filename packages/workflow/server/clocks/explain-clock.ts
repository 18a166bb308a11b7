import { People } from '@aftercare/identity/server';
import { NotFound } from '@aftercare/kernel';
import { Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type ClockDetail, explain, rungAt } from '../../domain/index.ts';
import { Calendars } from '../calendar/calendars.ts';
import { Escalations } from '../escalations/escalations.ts';
import { Subjects } from '../subjects.ts';
import { ClockCharges } from './clock-charges.ts';
import { ClockRows } from './clock-rows.ts';

/** Everything about one clock, for whoever may see its case. */
export class ExplainClock extends Query<ClockDetail> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ExplainClock)
export class ExplainClockHandler implements IQueryHandler<ExplainClock> {
  constructor(
    private readonly db: Db,
    private readonly rows: ClockRows,
    private readonly calendars: Calendars,
    private readonly charges: ClockCharges,
    private readonly escalations: Escalations,
    private readonly people: People,
    private readonly subjects: Subjects,
    private readonly now: Now,
  ) {}

  execute({ id }: ExplainClock): Promise<ClockDetail> {
    return this.db.readingOnce(async () => {
      const [stored] = await this.rows.read(sql`c.id = ${id}`);
      if (!stored) throw new NotFound({ type: 'clock', id });
      await this.subjects.see(stored.subject).catch((error: unknown) => {
        throw error instanceof NotFound ? new NotFound({ type: 'clock', id }) : error;
      });
      const [calendar, now] = [await this.calendars.current(), this.now.iso()];
      const { deadline, step, clock, breachedAt, outcome, ladder } = stored;
      const explanation = explain(clock, calendar, now);
      const charges = await this.charges.of(stored, calendar, now);
      const escalations = await this.escalations.ofClock(id);
      const named = [...charges.map(({ personId }) => personId), ...escalations.flatMap(({ people }) => people.map(({ personId }) => personId)), ...explanation.segments.flatMap(({ by, struck }) => [by, struck?.by])].filter((each) => each != null);
      const people = await this.people.names(named);
      return {
        id, deadline, step, term: clock.term, breachedAt, outcome, explanation, charges, escalations,
        ladder: ladder.map((rung) => ({ rung, at: rungAt(clock, calendar, rung) })),
        people: Object.fromEntries([...people.values()].map((person) => [person.id, person.name])),
      };
    });
  }
}
