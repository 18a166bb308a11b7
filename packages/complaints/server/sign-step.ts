import { ref } from '@aftercare/kernel';
import { Commands } from '@aftercare/kernel/server';
import { AddComment, Steps } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, type FromCode, type signStepInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { StepOutcomes } from './step-outcomes.ts';

/** Signs what somebody else filled in. */
export class SignStep extends Command<void> {
  constructor(
    readonly id: string,
    readonly step: string,
    readonly input: FromCode<z.output<typeof signStepInput>>,
  ) {
    super();
  }
}

@CommandHandler(SignStep)
export class SignStepHandler implements ICommandHandler<SignStep> {
  constructor(
    private readonly cases: Cases,
    private readonly steps: Steps,
    private readonly commands: Commands,
    private readonly outcomes: StepOutcomes,
  ) {}

  async execute({ id, step, input: { version, comment } }: SignStep): Promise<void> {
    const complaint = await this.cases.take(id, version);
    const subject = ref(complaintResource, id);
    const { form } = await this.steps.sign(subject, step);
    if (comment !== null) await this.commands.execute(new AddComment({ subject, text: comment }));
    complaint.stepsDone = [...complaint.stepsDone, step];
    await this.outcomes.apply(complaint, step, form);
    await this.cases.settle(complaint);
  }
}
