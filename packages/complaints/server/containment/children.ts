import { currentActor, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { childAdded, childRemoved, joinedContainment, leftContainment } from '../../domain/index.ts';

/** The complaints of containment cases. */
@Injectable()
export class Children {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** The detector leaves out whatever a person has removed; a person may put it back. */
  async join(containment: string, complaints: readonly string[], by: 'detector' | 'person'): Promise<void> {
    const { kind, id: actor } = currentActor();
    const back = by === 'person' ? sql`do update set removed_at = null, added_at = excluded.added_at, added_by = excluded.added_by where containment_child.removed_at is not null` : sql`do nothing`;
    const added = await this.db.rows<{ id: string }>(sql`
      insert into containment_child (containment_id, complaint_id, added_at, added_by)
      select ${containment}, c.id, ${this.now.iso()}, ${kind === 'person' ? actor : null} from unnest(${[...complaints]}::uuid[]) as c (id)
      on conflict (tenant_id, containment_id, complaint_id) ${back} returning complaint_id as id`);
    for (const { id } of added) {
      this.events.publish(childAdded, containment, { complaint: id, by });
      this.events.publish(joinedContainment, id, { containment });
    }
  }

  /** @returns whether it was one */
  async remove(containment: string, complaint: string): Promise<boolean> {
    const removed = await this.db.run(sql`update containment_child set removed_at = ${this.now.iso()} where containment_id = ${containment} and complaint_id = ${complaint} and removed_at is null`);
    if (removed === 0) return false;
    this.events.publish(childRemoved, containment, { complaint });
    this.events.publish(leftContainment, complaint, { containment });
    return true;
  }
}
