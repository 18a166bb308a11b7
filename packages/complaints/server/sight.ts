import { currentActor, Db, sql } from '@aftercare/kernel/server';
import { Steps } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { complaint } from '../domain/index.ts';

interface Seen {
  readonly id: string;
  readonly ownerId?: string | null;
  readonly firstResponsibleId?: string | null;
  readonly recordedBy?: string | null;
}

/** Which complaints the current actor may know of: those they have a hand in or that wait for them, those of their departments, or all. */
@Injectable()
export class Sight {
  constructor(
    private readonly db: Db,
    private readonly steps: Steps,
  ) {}

  /** A condition on rows of `complaint c`. */
  async condition(): Promise<ReturnType<typeof sql>> {
    const { sight, kind } = currentActor();
    if (sight === 'tenant') return sql`true`;
    if (kind !== 'person') return sql`false`;
    return sql`c.id in (${this.inHand()} union all select unnest(${await this.waiting()}::uuid[]))`;
  }

  async covers({ id, ownerId, firstResponsibleId, recordedBy }: Seen): Promise<boolean> {
    const { sight, kind, id: me } = currentActor();
    if (sight === 'tenant') return true;
    if (kind !== 'person') return false;
    if ([ownerId, firstResponsibleId, recordedBy].includes(me)) return true;
    if (await this.db.row(sql`select 1 from complaint_person w where w.complaint_id = ${id} and ${this.hand()} limit 1`)) return true;
    return (await this.waiting()).includes(id);
  }

  /** Each part is answered by an index alone; both conditions in one would read the table. */
  private inHand(): ReturnType<typeof sql> {
    const { sight, id, departments } = currentActor();
    const own = sql`select w.complaint_id from complaint_person w where w.person_id = ${id}`;
    return sight === 'department' ? sql`${own} union all select w.complaint_id from complaint_person w where w.department_id = any(${[...departments]}::uuid[])` : own;
  }

  private hand(): ReturnType<typeof sql> {
    const { sight, id, departments } = currentActor();
    return sight === 'department' ? sql`(w.person_id = ${id} or w.department_id = any(${[...departments]}::uuid[]))` : sql`w.person_id = ${id}`;
  }

  private async waiting(): Promise<string[]> {
    return [...new Set((await this.steps.waitingForMe(complaint.name)).map(({ subjectId }) => subjectId))];
  }
}
