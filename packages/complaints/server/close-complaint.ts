import { ref } from '@aftercare/kernel';
import { Events, Now } from '@aftercare/kernel/server';
import { Clocks } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotClose, closing, complaint as complaintResource, complaintClosed, resolution, standardEntry, type closeInput, type FromCode } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { Learn } from './standards/learn.ts';

/** Nothing more is owed to the customer. */
export class CloseComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof closeInput>>,
  ) {
    super();
  }
}

@CommandHandler(CloseComplaint)
export class CloseComplaintHandler implements ICommandHandler<CloseComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly learn: Learn,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, summary, standard } }: CloseComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'close');
    const open = this.cases.decide(closing, complaint, complaint.facts());
    if (open.length > 0) throw new CannotClose({ open });
    if (standard !== 'none') complaint.solutionEffective = true;
    const kept = this.cases.decide(standardEntry, complaint, { case: complaint.facts(), asked: standard });
    complaint.close(this.now.date(), summary);
    if (kept !== 'none') await this.learn.fromCase(complaint, kept);
    const outcome = await this.clocks.stop(resolution, ref(complaintResource, id));
    this.events.publish(complaintClosed, id, { onTime: outcome !== 'late' && !complaint.overdue });
    await this.cases.settle(complaint);
  }
}
