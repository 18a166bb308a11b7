import { currentActor, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { actionDone, type completeActionInput, type FromCode } from '../domain/index.ts';
import { ActionCosts, type DoneAction } from './action-costs.ts';
import { Cases } from './cases.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Something that was promised to the customer is done. */
export class CompleteAction extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof completeActionInput>>,
  ) {
    super();
  }
}

@CommandHandler(CompleteAction)
export class CompleteActionHandler implements ICommandHandler<CompleteAction> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly events: Events,
    private readonly costs: ActionCosts,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, actionId, note, cost } }: CompleteAction): Promise<void> {
    const complaint = await this.cases.take(id, version, 'complete-action');
    const { kind, id: actor } = currentActor();
    const done = await this.db.row<DoneAction>(sql`
      update complaint_action set done_at = ${this.now.iso()}, done_by = ${kind === 'person' ? actor : null}, note = ${note} where id = ${actionId} and complaint_id = ${id} and done_at is null
      returning id, kind, amount`);
    refuse(done ? [] : [wrong('actionId', 'not-open')]);
    complaint.completeAction();
    this.events.publish(actionDone, id, { action: actionId });
    await this.costs.record(complaint, done!, cost);
    await this.cases.settle(complaint);
  }
}
