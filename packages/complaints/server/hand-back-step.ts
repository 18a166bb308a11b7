import { ref } from '@aftercare/kernel';
import { Steps } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, type FromCode, type handBackStepInput } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** Whoever filled the step in has to do it again: it is not signed, or a later step cannot be built on it. */
export class HandBackStep extends Command<void> {
  constructor(
    readonly id: string,
    readonly step: string,
    readonly input: FromCode<z.output<typeof handBackStepInput>>,
  ) {
    super();
  }
}

@CommandHandler(HandBackStep)
export class HandBackStepHandler implements ICommandHandler<HandBackStep> {
  constructor(
    private readonly cases: Cases,
    private readonly steps: Steps,
  ) {}

  async execute({ id, step, input: { version, reason } }: HandBackStep): Promise<void> {
    const complaint = await this.cases.take(id, version);
    const subject = ref(complaintResource, id);
    const open = await this.steps.handBack(subject, step, reason);
    complaint.stepsDone = complaint.stepsDone.filter((done) => open.every((each) => each.step !== done));
    await this.cases.settle(complaint);
    // What is done stayed as it was planned then; open again, it follows the plan that holds now.
    const changes = await this.steps.sync(subject, complaint.planned);
    if (changes.length > 0) complaint.nextDueAt = await this.cases.nextDueAt(id);
  }
}
