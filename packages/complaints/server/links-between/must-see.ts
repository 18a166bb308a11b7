import { NotFound, ref } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { complaint } from '../../domain/index.ts';
import { Sight } from '../sight.ts';

/** Whoever brings complaints together has to see all of them. */
@Injectable()
export class MustSee {
  constructor(
    private readonly db: Db,
    private readonly sight: Sight,
  ) {}

  /** @throws NotFound for the first one that does not exist, or that the actor may not know of */
  async all(ids: readonly string[]): Promise<void> {
    const rows = await this.db.rows<{ id: string }>(sql`select c.id from complaint c where c.id = any(${[...ids]}::uuid[]) and ${await this.sight.condition()}`);
    const seen = new Set(rows.map(({ id }) => id));
    const hidden = ids.find((id) => !seen.has(id));
    if (hidden) throw new NotFound(ref(complaint, hidden));
  }
}
