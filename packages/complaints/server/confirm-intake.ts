import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { confirming, intakeConfirmed, type confirmInput, type FromCode } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { ComplaintKeys } from './complaint-keys.ts';
import { refuse, wrongByRule } from './wrong-fields.ts';

/** What was written down was read back, and the customer agrees. */
export class ConfirmIntake extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof confirmInput>>,
  ) {
    super();
  }
}

@CommandHandler(ConfirmIntake)
export class ConfirmIntakeHandler implements ICommandHandler<ConfirmIntake> {
  constructor(
    private readonly cases: Cases,
    private readonly keys: ComplaintKeys,
    private readonly events: Events,
  ) {}

  async execute({ id, input: { version, contact, content } }: ConfirmIntake): Promise<void> {
    const complaint = await this.cases.take(id, version, 'confirm');
    const agreed = contact ? { ...contact, language: contact.language ?? complaint.contact.language } : complaint.contact;
    const told = { channel: complaint.channel, hasPhone: Boolean(agreed.phone), hasEmail: Boolean(agreed.email), hasAddress: Boolean(agreed.address) };
    refuse(wrongByRule(this.cases.decide(confirming, complaint, told)));
    complaint.contact = agreed;
    complaint.content = content ?? complaint.content;
    complaint.confirm();
    if (contact || content) await this.keys.rewrite(complaint);
    this.events.publish(intakeConfirmed, id, {});
    await this.cases.settle(complaint);
  }
}
