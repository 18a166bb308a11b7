import { complaint } from '@aftercare/complaints';
import { CaseReader } from '@aftercare/complaints/server';
import type { Journaled } from '@aftercare/kernel';
import { Commands } from '@aftercare/kernel/server';
import { ProposeSanction } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { chase } from '../domain/index.ts';

/** Nobody chased the other departments in time: a fine for the first responsible person is proposed, for people to decide on. */
@Injectable()
export class FineForPassingOn {
  constructor(
    private readonly cases: CaseReader,
    private readonly commands: Commands,
  ) {}

  async handle({ subject, payload: { deadline, clockId } }: Journaled<{ deadline: string; clockId: string }>): Promise<void> {
    if (subject.type !== complaint.name || deadline !== chase.id) return;
    const { firstResponsibleId: personId } = await this.cases.read(subject);
    if (personId) await this.commands.execute(new ProposeSanction(subject, { cause: 'clock-breached', deadline, kind: null }, { personId, key: clockId }));
  }
}
