import { Db, may, sql } from '@aftercare/kernel/server';
import type { SubjectAccess } from '@aftercare/workflow';
import { Injectable } from '@nestjs/common';
import { can } from '../domain/index.ts';
import { Sight } from './sight.ts';

/** Comments, files and clocks of a complaint go to those who see it; those who handle complaints change them. */
@Injectable()
export class MayTouchComplaint {
  constructor(
    private readonly db: Db,
    private readonly sight: Sight,
  ) {}

  async answer({ id }: { id: string }): Promise<SubjectAccess> {
    const see = may(can.read) && (await this.seen(id));
    return { see, change: see && may(can.handle) };
  }

  /** What hangs on a merged complaint is shown on the one that it was merged into. */
  private async seen(id: string): Promise<boolean> {
    const found = await this.db.row<{ id: string; ownerId: string | null; duplicateOf: string | null }>(sql`
      select id, owner_id as "ownerId", first_responsible_id as "firstResponsibleId", recorded_by as "recordedBy", duplicate_of_id as "duplicateOf" from complaint where id = ${id}`);
    if (!found) return false;
    return (await this.sight.covers(found)) || (found.duplicateOf !== null && (await this.seen(found.duplicateOf)));
  }
}
