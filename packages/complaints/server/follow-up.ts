import { ref } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Clocks } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { actionAdded, complaint as complaintResource, followedUp, followingUp, followUp as followUpDeadline, type followUpInput, type FromCode } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** The customer was asked whether all is well. */
export class FollowUp extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof followUpInput>>,
  ) {
    super();
  }
}

@CommandHandler(FollowUp)
export class FollowUpHandler implements ICommandHandler<FollowUp> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly clocks: Clocks,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, satisfied, note, remedialAction } }: FollowUp): Promise<void> {
    const complaint = await this.cases.take(id, version, 'follow-up');
    const { next, remedial } = this.cases.decide(followingUp, complaint, { ...complaint.facts(), satisfied });
    refuse(remedial && remedialAction === null ? [wrong('remedialAction', 'required')] : []);
    complaint.followUp(satisfied, remedial);
    const { kind, id: actor } = currentActor();
    await this.db.run(sql`
      insert into complaint_follow_up (id, complaint_id, at, by, satisfied, note) values (${newId()}, ${id}, ${this.now.iso()}, ${kind === 'person' ? actor : null}, ${satisfied}, ${note})`);
    const subject = ref(complaintResource, id);
    await this.clocks.stop(followUpDeadline, subject);
    const started = next ? await this.clocks.start(followUpDeadline, subject, next) : null;
    this.events.publish(followedUp, id, { satisfied, next: started?.dueAt ?? null });
    if (remedial) await this.addRemedial(id, complaint.ownerId ?? null, remedialAction!);
    await this.cases.settle(complaint);
  }

  private async addRemedial(id: string, owner: string | null, description: string): Promise<void> {
    const action = newId();
    const dueAt = this.now.iso();
    await this.db.run(sql`
      insert into complaint_action (id, complaint_id, kind, description, owner_id, due_at, remedial) values (${action}, ${id}, 'other', ${description}, ${owner}, ${dueAt}, true)`);
    this.events.publish(actionAdded, id, { action, kind: 'other', dueAt, remedial: true });
  }
}
