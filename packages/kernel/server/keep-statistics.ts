import { Injectable } from '@nestjs/common';
import { Database } from './database.ts';
import { Now } from './now.ts';

const pause = 60_000;

/** PostgreSQL's own servant does not run in the embedded engine: without this, lists are planned as if every table were empty. */
@Injectable()
export class KeepStatistics {
  private last: number;

  constructor(
    private readonly database: Database,
    private readonly now: Now,
  ) {
    this.last = now.date().getTime();
  }

  /** Tables of which a tenth has changed, and those that have grown since the engine last counted them. */
  async run(): Promise<number> {
    const { embedded } = this.database;
    const now = this.now.date().getTime();
    if (!embedded || Math.abs(now - this.last) < pause) return 0;
    this.last = now;
    const { rows } = await embedded.query<{ name: string }>(`
      select format('%I.%I', s.schemaname, s.relname) as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where c.relkind = 'r' and (s.n_mod_since_analyze > 50 + greatest(c.reltuples, 0) / 10 or pg_relation_size(c.oid) > 2 * 8192 * (c.relpages + 4)::bigint)`);
    for (const { name } of rows) await embedded.query(`vacuum (analyze) ${name}`);
    return rows.length;
  }
}
