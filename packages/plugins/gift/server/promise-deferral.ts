import { isOpen } from '@aftercare/complaints';
import { CaseReader, PromiseNotice } from '@aftercare/complaints/server';
import type { Journaled } from '@aftercare/kernel';
import { Commands, Now } from '@aftercare/kernel/server';
import { Steps } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { giftSteps } from '../domain/index.ts';

/** A deferred answer is a promise: its clock runs, and the customer reads why, what happens next and when. */
@Injectable()
export class PromiseDeferral {
  constructor(
    private readonly steps: Steps,
    private readonly cases: CaseReader,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  async handle({ subject, payload: { step } }: Journaled<{ step: string }>): Promise<void> {
    const form = step === giftSteps.defer.id ? await this.steps.form(subject, giftSteps.defer) : null;
    // What has passed cannot be promised, and a case that has ended promises nothing.
    if (!form || new Date(form.promisedAt) <= this.now.date() || !isOpen((await this.cases.read(subject)).state)) return;
    await this.commands.execute(new PromiseNotice(subject.id, { version: null, at: form.promisedAt, note: `${form.reason}\n${form.process}` }));
  }
}
