import type { Journaled } from '@aftercare/kernel';
import { Injectable } from '@nestjs/common';
import { afterBreach, complaint as complaintResource, isOpen } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** A deadline passed: the tenant's rule says what it means for the case. */
@Injectable()
export class AfterBreach {
  constructor(private readonly cases: Cases) {}

  async handle({ subject, payload: { deadline } }: Journaled<{ deadline: string }>): Promise<void> {
    if (subject.type !== complaintResource.name) return;
    const complaint = await this.cases.lock(subject.id);
    if (!isOpen(complaint.state)) return;
    const { overdue } = this.cases.decide(afterBreach, complaint, { deadline, case: complaint.facts() });
    if (!overdue || complaint.overdue) return;
    complaint.overdue = true;
    await this.cases.settle(complaint, 'overdue');
  }
}
