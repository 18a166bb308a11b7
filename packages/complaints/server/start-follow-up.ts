import { ref } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Clocks } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, followingUp, followUp, type FromCode, type startFollowUpInput } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** All that was promised is done: the customer will be asked whether all is well. */
export class StartFollowUp extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof startFollowUpInput>>,
  ) {
    super();
  }
}

@CommandHandler(StartFollowUp)
export class StartFollowUpHandler implements ICommandHandler<StartFollowUp> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly clocks: Clocks,
  ) {}

  async execute({ id, input: { version } }: StartFollowUp): Promise<void> {
    const complaint = await this.cases.take(id, version, 'start-follow-up');
    const open = complaint.openActions > 0 ? await this.db.rows<{ id: string }>(sql`select id from complaint_action where complaint_id = ${id} and done_at is null order by id`) : [];
    complaint.startFollowUp(open.map((action) => action.id));
    const { next } = this.cases.decide(followingUp, complaint, complaint.facts());
    const subject = ref(complaintResource, id);
    await this.clocks.stop(followUp, subject);
    if (next) await this.clocks.start(followUp, subject, next);
    await this.cases.settle(complaint);
  }
}
