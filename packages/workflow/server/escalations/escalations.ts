import { Roles } from '@aftercare/identity/server';
import { type Duration, superior, type SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { clockThresholdReached, dueAt, type EscalationView, nextSuperior } from '../../domain/index.ts';
import { Calendars } from '../calendar/calendars.ts';
import type { StoredClock } from '../clocks/clock-rows.ts';

/** A rung as it is climbed: from the ladder, or above its end. */
export interface Climbed {
  readonly key: string;
  readonly percent: number | null;
  readonly acknowledgeWithin: Duration | null;
}

export interface Told {
  readonly personId: string;
  readonly role: string;
}

const columns = sql`e.id, e.clock_id as "clockId", e.deadline, e.step, e.rung, e.at, e.acknowledge_by as "acknowledgeBy", e.state,
  (select coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'role', p.role, 'acknowledgedAt', p.acknowledged_at) order by p.role, p.person_id), '[]') from escalation_person p where p.tenant_id = e.tenant_id and p.escalation_id = e.id) as people`;

type Row = Omit<EscalationView, 'mine'>;

/** Who was told of clocks that come near their end or pass it, and who has acknowledged. */
@Injectable()
export class Escalations {
  constructor(
    private readonly db: Db,
    private readonly roles: Roles,
    private readonly calendars: Calendars,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** Everybody who holds these posts or stands in for those who do. @param holder who holds the case */
  async holdersOf(posts: readonly string[], holder: string | null): Promise<Told[]> {
    const told: Told[] = [];
    for (const role of posts) {
      const above = role === nextSuperior.id;
      const personId = above && holder ? ((await this.roles.superiorOf(holder)) ?? null) : holder;
      for (const each of personId || !above ? await this.roles.holders(above ? superior.id : role, { personId }) : []) told.push({ personId: each, role });
    }
    return told;
  }

  /** Tells these people. @returns whether there was anybody */
  async tell({ id: clockId, subject, deadline, step }: StoredClock, { key, percent, acknowledgeWithin }: Climbed, told: readonly Told[]): Promise<boolean> {
    if (!told.length) return false;
    const [id, at] = [newId(), this.now.iso()];
    const acknowledgeBy = acknowledgeWithin && dueAt(await this.calendars.current(), at, acknowledgeWithin);
    await this.db.run(sql`
      insert into escalation (id, subject_type, subject_id, clock_id, deadline, step, rung, at, acknowledge_by, acknowledge_within, state)
      values (${id}, ${subject.type}, ${subject.id}, ${clockId}, ${deadline}, ${step}, ${key}, ${at}, ${acknowledgeBy}, ${acknowledgeWithin && JSON.stringify(acknowledgeWithin)}::jsonb, ${acknowledgeBy ? 'open' : 'told'})`);
    await this.db.run(sql`
      insert into escalation_person (escalation_id, person_id, role)
      select ${id}, r."personId", r.role from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r ("personId" uuid, role text)`);
    this.events.publish(clockThresholdReached, subject, { clockId, deadline, step, escalation: id, rung: key, percent, people: [...new Set(told.map(({ personId }) => personId))], acknowledgeBy });
    return true;
  }

  /** Nobody waits for acknowledgements of this clock any more. */
  async end(clockId: string): Promise<void> {
    await this.db.run(sql`update escalation set state = 'over' where clock_id = ${clockId} and state = 'open'`);
  }

  async ofClock(clockId: string): Promise<EscalationView[]> {
    return this.read(sql`e.clock_id = ${clockId}`);
  }

  /** Of a case, oldest first. */
  async of({ type, id }: SubjectRef): Promise<EscalationView[]> {
    return this.read(sql`e.subject_type = ${type} and e.subject_id = ${id}`);
  }

  /** The cases of one kind that wait for the current actor's acknowledgement. */
  async waitingForMe(type: string): Promise<string[]> {
    const { kind, id } = currentActor();
    if (kind !== 'person') return [];
    const rows = await this.db.rows<{ id: string }>(sql`
      select distinct e.subject_id as id from escalation_person p join escalation e on e.tenant_id = p.tenant_id and e.id = p.escalation_id
      where p.person_id = ${id} and p.acknowledged_at is null and e.state = 'open' and e.subject_type = ${type} limit 1000`);
    return rows.map((row) => row.id);
  }

  private async read(where: ReturnType<typeof sql>): Promise<EscalationView[]> {
    const { id: me } = currentActor();
    const rows = await this.db.rows<Row>(sql<Row>`select ${columns} from escalation e where ${where} order by e.id`);
    return rows.map((row) => ({ ...row, people: row.people.map((each) => ({ ...each, acknowledgedAt: each.acknowledgedAt && new Date(each.acknowledgedAt).toISOString() })), mine: row.state === 'open' && row.people.some(({ personId, acknowledgedAt }) => personId === me && !acknowledgedAt) }));
  }
}
