import { Commands, Now, Policies } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { stepOutcome } from '../domain/index.ts';
import type { Complaint } from './complaint.entity.ts';
import { PromiseNotice } from './promise-notice.ts';
import { ReviseComplaint } from './revise-complaint.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Lets a completed step change its case in the same command, so that whoever completed it goes on with the case as it is then. */
@Injectable()
export class StepOutcomes {
  constructor(
    private readonly policies: Policies,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  /** The decision is not kept: its facts are the form, which may hold personal data, and the form is kept with the step. */
  async apply(complaint: Complaint, step: string, form: Record<string, unknown> | null): Promise<void> {
    const { id, openedAt, contact } = complaint;
    const { revise, effective, promise } = this.policies.preview(stepOutcome, { step, form: form ?? {} }, openedAt);
    if (effective !== null) complaint.solutionEffective = effective;
    const { phone, ...facts } = revise;
    if (Object.keys(revise).length > 0) await this.commands.execute(new ReviseComplaint(id, { version: null, ...facts, ...(phone === undefined ? {} : { contact: { ...contact, phone } }) }));
    if (!promise) return;
    refuse(new Date(promise.promisedAt) > this.now.date() ? [] : [wrong('promisedAt', 'in-the-past')]);
    await this.commands.execute(new PromiseNotice(id, { version: null, at: promise.promisedAt, note: promise.note }));
  }
}
