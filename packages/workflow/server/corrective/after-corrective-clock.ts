import type { Journaled } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { correctiveAction, measureDeadline, measureOverdue } from '../../domain/index.ts';
import { Correctives } from './correctives.ts';

/** A measure's time is over: its owner and the leader must know. */
@Injectable()
export class AfterMeasureBreach {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async handle({ subject: { type, id }, payload: { deadline, step } }: Journaled<{ deadline: string; step: string | null }>): Promise<void> {
    if (type !== correctiveAction.name || deadline !== measureDeadline.id) return;
    const late = await this.db.row<{ owner: string; leader: string }>(sql`
      select m.owner_id as owner, c.leader_id as leader from corrective_measure m join corrective_action c on c.tenant_id = m.tenant_id and c.id = m.corrective_id where m.id = ${step} and m.state = 'open'`);
    if (late) this.events.publish(measureOverdue, id, { measure: step!, owner: late.owner, people: [...new Set([late.owner, late.leader])] });
  }
}

/** A clock was paused, resumed or moved by somebody else than a command of ours: the list is sorted by what is due next. */
@Injectable()
export class FollowCorrectiveClocks {
  constructor(
    private readonly db: Db,
    private readonly correctives: Correctives,
  ) {}

  async handle({ subject: { type, id } }: Journaled<object>): Promise<void> {
    if (type !== correctiveAction.name) return;
    // Else a command that moves a clock meanwhile would be overwritten with what was due before.
    await this.db.run(sql`select 1 from corrective_action where id = ${id} for update`);
    const due = await this.correctives.nextDueAt(id);
    await this.db.run(sql`update corrective_action set next_due_at = ${due} where id = ${id} and next_due_at <> ${due}`);
  }
}
