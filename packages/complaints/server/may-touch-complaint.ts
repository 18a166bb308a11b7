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
    const found = await this.db.row<{ id: string; ownerId: string | null }>(sql`select id, owner_id as "ownerId", first_responsible_id as "firstResponsibleId", recorded_by as "recordedBy" from complaint where id = ${id}`);
    const see = found !== undefined && may(can.read) && (await this.sight.covers(found));
    return { see, change: see && may(can.handle) };
  }
}
