import type { SubjectRef } from '@aftercare/kernel';
import { Injectable } from '@nestjs/common';
import { Steps } from '../steps/steps.ts';

/** Opens steps that were through, because what they led to did not last. What was written stays as a draft. */
@Injectable()
export class RedoSteps {
  constructor(private readonly steps: Steps) {}

  /** @returns the forms as they were, by step */
  async redo(subject: SubjectRef, wanted: readonly string[], reason: string): Promise<Record<string, object>> {
    const again = await this.steps.redo(subject, wanted, reason);
    return Object.fromEntries(again.map(({ step, form }) => [step, form ?? {}]));
  }
}
