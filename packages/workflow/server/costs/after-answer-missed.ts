import type { Journaled } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { recovery, recoveryAnswer, recoveryOverdue } from '../../domain/index.ts';
import { RecoveryRows, subjectOf } from './recovery-rows.ts';

/** Nobody answered a claim in time: the case says so, and whoever made it hears. */
@Injectable()
export class AfterAnswerMissed {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly rows: RecoveryRows,
  ) {}

  async handle({ subject: { type, id }, payload: { deadline } }: Journaled<{ deadline: string }>): Promise<void> {
    if (type !== recovery.name || deadline !== recoveryAnswer.id) return;
    // Whoever made the claim may have given more time since.
    const marked = await this.db.run(sql`
      update recovery set late = true where id = ${id} and state = 'open'
        and exists (select from clock c where c.subject_type = ${type} and c.subject_id = ${id} and c.deadline = ${deadline} and c.stopped_at is null and c.breached_at is not null)`);
    if (!marked) return;
    const row = await this.rows.byId(id);
    this.events.publish(recoveryOverdue, subjectOf(row), { recovery: id, payer: row.payer, people: row.byId ? [row.byId] : [] });
  }
}
