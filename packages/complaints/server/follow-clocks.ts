import type { Journaled } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { complaint } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** A clock was paused, resumed or moved by somebody else than a command of ours: lists are sorted by what is due next. */
@Injectable()
export class FollowClocks {
  constructor(
    private readonly db: Db,
    private readonly cases: Cases,
  ) {}

  async handle({ subject: { type, id } }: Journaled<object>): Promise<void> {
    if (type !== complaint.name) return;
    // Else a command that moves a clock meanwhile would be overwritten with what was due before.
    await this.db.run(sql`select 1 from complaint where id = ${id} for update`);
    const due = await this.cases.nextDueAt(id);
    await this.db.run(sql`update complaint set next_due_at = ${due.toISOString()} where id = ${id} and next_due_at <> ${due.toISOString()}`);
  }
}
