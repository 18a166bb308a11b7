import { ref } from '@aftercare/kernel';
import { Steps } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, type FromCode, type signStepInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { StepOutcomes } from './step-outcomes.ts';

/** Signs what somebody else filled in; with the last signature the step is through. */
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
    private readonly outcomes: StepOutcomes,
  ) {}

  async execute({ id, step, input: { version, comment } }: SignStep): Promise<void> {
    const complaint = await this.cases.take(id, version);
    const signed = await this.steps.sign(ref(complaintResource, id), step, comment);
    if (signed.state === 'done') {
      complaint.stepsDone = [...complaint.stepsDone, step];
      await this.outcomes.apply(complaint, step, signed.form);
    }
    await this.cases.settle(complaint);
  }
}
