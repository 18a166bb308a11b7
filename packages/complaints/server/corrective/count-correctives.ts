import { ref, type Journaled, type SubjectRef } from '@aftercare/kernel';
import { CorrectiveReader } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { complaint as complaintResource } from '../../domain/index.ts';
import { Cases } from '../cases.ts';
import type { Complaint } from '../complaint.entity.ts';

/** Keeps with a complaint how many corrective actions there are about it, for its rules ask for them. */
@Injectable()
export class CountCorrectives {
  constructor(
    private readonly correctives: CorrectiveReader,
    private readonly cases: Cases,
  ) {}

  /** @returns whether they had changed */
  async take(complaint: Complaint): Promise<boolean> {
    const { total, open, blocking } = await this.correctives.countsAbout(ref(complaintResource, complaint.id));
    if (complaint.correctiveActions === total && complaint.openCorrectiveActions === open && complaint.blockingCorrectiveActions === blocking) return false;
    complaint.correctiveActions = total;
    complaint.openCorrectiveActions = open;
    complaint.blockingCorrectiveActions = blocking;
    return true;
  }

  async handle({ payload: { about } }: Journaled<{ about: SubjectRef }>): Promise<void> {
    if (about.type !== complaintResource.name) return;
    const complaint = await this.cases.lock(about.id);
    if (await this.take(complaint)) await this.cases.settle(complaint);
  }
}
