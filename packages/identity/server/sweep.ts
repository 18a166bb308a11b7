import { Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { attemptSpan } from './attempts.ts';

const everyMs = 15 * 60_000;

/** Forgets sessions that have ended and counters that have run out. They do no harm until then: whoever reads them compares with Now. */
@Injectable()
export class Sweep {
  private next = 0;

  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    const at = this.now.date();
    if (at.getTime() < this.next) return 0;
    this.next = at.getTime() + everyMs;
    const [row] = await this.db.across<{ done: number }>(sql`select sweep_sign_ins(${at.toISOString()}::timestamptz, ${attemptSpan}::interval) as done`);
    return row?.done ?? 0;
  }
}
