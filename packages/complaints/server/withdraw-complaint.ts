import { ref } from '@aftercare/kernel';
import { Commands, Events, Now } from '@aftercare/kernel/server';
import { AddComment } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, complaintWithdrawn, type FromCode, type withdrawInput } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** The customer takes the complaint back. */
export class WithdrawComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof withdrawInput>>,
  ) {
    super();
  }
}

@CommandHandler(WithdrawComplaint)
export class WithdrawComplaintHandler implements ICommandHandler<WithdrawComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly commands: Commands,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, reason } }: WithdrawComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'withdraw');
    complaint.withdraw(this.now.date());
    this.events.publish(complaintWithdrawn, id, {});
    await this.commands.execute(new AddComment({ subject: ref(complaintResource, id), text: reason }));
    await this.cases.settle(complaint);
  }
}
