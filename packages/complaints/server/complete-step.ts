import { ref } from '@aftercare/kernel';
import { Steps } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, type completeStepInput, type FromCode } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { StepOutcomes } from './step-outcomes.ts';

/** Fills in a step of the tenant's procedure. */
export class CompleteStep extends Command<void> {
  constructor(
    readonly id: string,
    readonly step: string,
    readonly input: FromCode<z.output<typeof completeStepInput>>,
  ) {
    super();
  }
}

@CommandHandler(CompleteStep)
export class CompleteStepHandler implements ICommandHandler<CompleteStep> {
  constructor(
    private readonly cases: Cases,
    private readonly steps: Steps,
    private readonly outcomes: StepOutcomes,
  ) {}

  async execute({ id, step, input: { version, form } }: CompleteStep): Promise<void> {
    const complaint = await this.cases.take(id, version);
    const filled = await this.steps.complete(ref(complaintResource, id), step, form);
    if (filled.state === 'done') {
      complaint.stepsDone = [...complaint.stepsDone, step];
      await this.outcomes.apply(complaint, step, filled.form);
    }
    await this.cases.settle(complaint);
  }
}
