import { ref } from '@aftercare/kernel';
import { Commands, Events } from '@aftercare/kernel/server';
import { AddComment } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, complaintReopened, mergeUndone, type FromCode, type reopenInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import type { Complaint } from './complaint.entity.ts';
import { Merging } from './links-between/merging.ts';

/** A case that had ended goes on, by new clocks. One that was merged leaves the other one again, and its clocks count from when it was opened. */
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
    private readonly merging: Merging,
  ) {}

  async execute({ id, input: { version, reason } }: ReopenComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'reopen');
    const merged = complaint.state === 'duplicate';
    if (merged) await this.undoMerge(complaint);
    complaint.reopen();
    this.events.publish(complaintReopened, id, {});
    await this.commands.execute(new AddComment({ subject: ref(complaintResource, id), text: reason }));
    await this.cases.settle(complaint, 'facts', merged ? complaint.openedAt : undefined);
  }

  private async undoMerge(complaint: Complaint): Promise<void> {
    const original = await this.cases.lock(complaint.duplicateOfId!);
    await this.merging.undo(complaint, original);
    this.events.publish(mergeUndone, original.id, { complaint: complaint.id });
    await this.cases.settle(original);
  }
}
