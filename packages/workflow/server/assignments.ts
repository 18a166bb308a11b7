import { NotFound, type SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type AssignmentView, FirstResponsibleIsFixed, firstResponsibleSet, ownerChanged } from '../domain/index.ts';
import { OpenOffers } from './hand-overs/open-offers.ts';

interface Row {
  firstResponsible: string | null;
  owner: string | null;
}

/** Who answers for a case. Whether somebody may take it over is for the module of the case to decide. */
@Injectable()
export class Assignments {
  constructor(
    private readonly db: Db,
    private readonly offers: OpenOffers,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** For a new case, inside its command. */
  begin(subject: SubjectRef, { firstResponsible = null, owner }: { firstResponsible?: string | null; owner: string | null }): void {
    this.db.later(sql`insert into case_assignment (subject_type, subject_id, first_responsible, owner) values (${subject.type}, ${subject.id}, ${firstResponsible}, ${owner})`);
    if (firstResponsible) this.events.publish(firstResponsibleSet, subject, { personId: firstResponsible });
    if (!owner) return;
    const { kind, id } = currentActor();
    this.db.later(sql`insert into case_owner (subject_type, subject_id, n, person_id, from_at, by) values (${subject.type}, ${subject.id}, 0, ${owner}, ${this.now.iso()}, ${kind === 'person' ? id : null})`);
    this.events.publish(ownerChanged, subject, { from: null, to: owner });
  }

  /** @throws FirstResponsibleIsFixed when somebody else already is */
  async fixFirstResponsible(subject: SubjectRef, personId: string): Promise<void> {
    const { firstResponsible } = await this.locked(subject);
    if (firstResponsible === personId) return;
    if (firstResponsible) throw new FirstResponsibleIsFixed({ personId: firstResponsible });
    await this.db.run(sql`update case_assignment set first_responsible = ${personId} where subject_type = ${subject.type} and subject_id = ${subject.id}`);
    this.events.publish(firstResponsibleSet, subject, { personId });
  }

  /** At once. An offer of the case that is open is void then. */
  async handOver(subject: SubjectRef, to: string | null, reason: string | null = null): Promise<void> {
    const { owner } = await this.locked(subject);
    await this.offers.lapse(subject);
    if (owner === to) return;
    await this.db.run(sql`update case_assignment set owner = ${to} where subject_type = ${subject.type} and subject_id = ${subject.id}`);
    await this.follow(subject, owner, to, reason);
  }

  async of(subject: SubjectRef): Promise<AssignmentView> {
    return this.db.readingOnce(async (rows) => {
      const [row] = await rows<Row>(sql`select first_responsible as "firstResponsible", owner from case_assignment where subject_type = ${subject.type} and subject_id = ${subject.id}`);
      const owners = await rows<AssignmentView['owners'][number]>(sql`
        select person_id as "personId", from_at as "from", to_at as "to", by, reason from case_owner where subject_type = ${subject.type} and subject_id = ${subject.id} order by n`);
      return { firstResponsible: row?.firstResponsible ?? null, owner: row?.owner ?? null, owners, pending: await this.offers.of(subject) };
    });
  }

  async ownerOf(subject: SubjectRef): Promise<string | null> {
    return (await this.ownersOf(subject.type, [subject.id])).get(subject.id) ?? null;
  }

  async ownersOf(type: string, ids: readonly string[]): Promise<Map<string, string | null>> {
    if (!ids.length) return new Map();
    const rows = await this.db.rows<{ id: string; owner: string | null }>(sql`select subject_id as id, owner from case_assignment where subject_type = ${type} and subject_id = any(${[...ids]}::uuid[])`);
    return new Map(rows.map(({ id, owner }) => [id, owner]));
  }

  /** The cases that somebody holds now. */
  async ownedBy(type: string, personId: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(sql`select subject_id as id from case_assignment where owner = ${personId} and subject_type = ${type}`);
    return rows.map(({ id }) => id);
  }

  private async locked(subject: SubjectRef): Promise<Row> {
    const row = await this.db.row<Row>(sql`select first_responsible as "firstResponsible", owner from case_assignment where subject_type = ${subject.type} and subject_id = ${subject.id} for update`);
    if (!row) throw new NotFound(subject);
    return row;
  }

  private async follow(subject: SubjectRef, from: string | null, to: string | null, reason: string | null): Promise<void> {
    const at = this.now.iso();
    const { kind, id } = currentActor();
    await this.db.run(sql`update case_owner set to_at = ${at} where subject_type = ${subject.type} and subject_id = ${subject.id} and to_at is null`);
    if (to) {
      await this.db.run(sql`
        insert into case_owner (subject_type, subject_id, n, person_id, from_at, by, reason)
        select ${subject.type}, ${subject.id}, count(*), ${to}, ${at}, ${kind === 'person' ? id : null}, ${reason} from case_owner where subject_type = ${subject.type} and subject_id = ${subject.id}`);
    }
    this.events.publish(ownerChanged, subject, { from, to });
  }
}
