import { ref } from '@aftercare/kernel';
import { Commands, Events } from '@aftercare/kernel/server';
import { AddComment } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, complaintReopened, type FromCode, type reopenInput } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** A case that had ended goes on, by new clocks. */
export class ReopenComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof reopenInput>>,
  ) {
    super();
  }
}

@CommandHandler(ReopenComplaint)
export class ReopenComplaintHandler implements ICommandHandler<ReopenComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly commands: Commands,
    private readonly events: Events,
  ) {}

  async execute({ id, input: { version, reason } }: ReopenComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'reopen');
    complaint.reopen();
    this.events.publish(complaintReopened, id, {});
    await this.commands.execute(new AddComment({ subject: ref(complaintResource, id), text: reason }));
    await this.cases.settle(complaint);
  }
}
