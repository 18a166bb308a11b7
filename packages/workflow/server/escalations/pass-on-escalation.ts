import { Roles } from '@aftercare/identity/server';
import { type Duration, superior } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { escalationPassedOn, rungKey, rungsAhead } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { Calendars } from '../calendar/calendars.ts';
import { ClockRows, type StoredClock } from '../clocks/clock-rows.ts';
import { Escalations, type Told } from './escalations.ts';

/** Nobody acknowledged in time: the next rung is climbed at once, and above the last one the next superiors are told. @returns whether it was time */
export class PassOnEscalation extends Command<boolean> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(PassOnEscalation)
export class PassOnEscalationHandler implements ICommandHandler<PassOnEscalation> {
  constructor(
    private readonly db: Db,
    private readonly rows: ClockRows,
    private readonly calendars: Calendars,
    private readonly assignments: Assignments,
    private readonly escalations: Escalations,
    private readonly roles: Roles,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id }: PassOnEscalation): Promise<boolean> {
    const now = this.now.iso();
    const row = await this.db.row<{ clockId: string; within: Duration }>(sql`
      update escalation set state = 'passed-on' where id = (select e.id from escalation e where e.id = ${id} and e.state = 'open' and e.acknowledge_by <= ${now} for update skip locked)
      returning clock_id as "clockId", acknowledge_within as within`);
    if (!row) return false;
    const [stored] = await this.rows.lock(sql`c.id = ${row.clockId}`);
    const { subject, id: clockId, deadline, step } = stored!;
    const silent = (await this.db.rows<Told>(sql`select person_id as "personId", role from escalation_person where escalation_id = ${id} and acknowledged_at is null order by role, person_id`));
    this.events.publish(escalationPassedOn, subject, { clockId, deadline, step, escalation: id, people: [...new Set(silent.map(({ personId }) => personId))] });
    if (!(await this.climb(stored!, now))) await this.above(stored!, row.within, silent);
    return true;
  }

  /** The rungs that lie ahead, up to the first on which somebody stands. */
  private async climb(stored: StoredClock, now: string): Promise<boolean> {
    const calendar = await this.calendars.current();
    const owner = await this.assignments.ownerOf(stored.subject);
    const reached = [...stored.reached];
    let told = false;
    for (const { rung } of rungsAhead(stored.clock, calendar, stored.ladder, stored.reached)) {
      reached.push(rungKey(rung));
      told = await this.escalations.tell(stored, { key: rungKey(rung), percent: 'percent' in rung.at ? rung.at.percent : null, acknowledgeWithin: rung.acknowledgeWithin }, await this.escalations.holdersOf(rung.tell, owner));
      if (told) break;
    }
    if (reached.length > stored.reached.length) await this.rows.save({ ...stored, reached }, calendar, now);
    return told;
  }

  private async above(stored: StoredClock, within: Duration, silent: readonly Told[]): Promise<void> {
    const before = new Set((await this.escalations.ofClock(stored.id)).flatMap(({ people }) => people.map(({ personId }) => personId)));
    const superiors = new Set<string>();
    for (const { personId } of silent) {
      const next = await this.roles.superiorOf(personId);
      if (next && !before.has(next)) superiors.add(next);
    }
    await this.escalations.tell(stored, { key: '^', percent: null, acknowledgeWithin: within }, [...superiors].map((personId) => ({ personId, role: superior.id })));
  }
}
