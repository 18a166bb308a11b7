import { isOpen } from '@aftercare/complaints';
import { CaseReader, ReviseComplaint } from '@aftercare/complaints/server';
import type { Journaled, SubjectRef } from '@aftercare/kernel';
import { Commands } from '@aftercare/kernel/server';
import { Steps } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { giftSteps } from '../domain/index.ts';

type Revision = Partial<ReviseComplaint['input']>;

/** What a step found out becomes a fact of the case, so that the loss bears on the level and the number is there to call. */
@Injectable()
export class TakeOverFacts {
  constructor(
    private readonly steps: Steps,
    private readonly cases: CaseReader,
    private readonly commands: Commands,
  ) {}

  async handle({ subject, payload: { step } }: Journaled<{ step: string }>): Promise<void> {
    const found = await this.found(subject, step);
    if (!found || !isOpen((await this.cases.read(subject)).state)) return;
    await this.commands.execute(new ReviseComplaint(subject.id, { version: null, ...found }));
  }

  private async found(subject: SubjectRef, step: string): Promise<Revision | null> {
    if (step === giftSteps.groundwork.id) {
      const form = await this.steps.form(subject, giftSteps.groundwork);
      return form && { severity: form.severity, demand: form.expectation, ...given({ loss: form.loss, claimed: form.claimed, remedyAsked: form.compensation }) };
    }
    const form = step === giftSteps.askPhone.id ? await this.steps.form(subject, giftSteps.askPhone) : null;
    return form && { contact: { ...(await this.cases.read(subject)).contact, phone: form.phone } };
  }
}

/** What was left empty does not empty the case. */
const given = (found: Revision): Revision => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null));
