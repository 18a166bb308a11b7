import { Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

const everyMs = 15 * 60_000;
const keptMs = 30 * 86_400_000;

/** Forgets drafts of more than 30 days and those who left without a word. */
@Injectable()
export class SweepDesks {
  private next = 0;

  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    const at = this.now.date().getTime();
    if (at < this.next) return 0;
    this.next = at + everyMs;
    const [row] = await this.db.across<{ done: number }>(sql`select sweep_desks(${new Date(at - keptMs).toISOString()}::timestamptz, ${new Date(at - everyMs).toISOString()}::timestamptz) as done`);
    return row?.done ?? 0;
  }
}
