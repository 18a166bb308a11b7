import { ref } from '@aftercare/kernel';
import { Steps } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, type FromCode, type handBackStepInput } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** Does not sign: whoever filled the step in has to do it again. */
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
    await this.steps.handBack(ref(complaintResource, id), step, reason);
    await this.cases.settle(complaint);
  }
}
