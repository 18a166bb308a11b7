import { isOpen } from '@aftercare/complaints';
import { CaseReader } from '@aftercare/complaints/server';
import type { Journaled } from '@aftercare/kernel';
import { Commands } from '@aftercare/kernel/server';
import { recoveryInput } from '@aftercare/workflow';
import { OpenRecovery } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { gift } from '../domain/index.ts';

/** The carrier answers for an open case: a claim against it is opened, once; we go on helping the customer meanwhile. */
@Injectable()
export class ClaimFromCarrier {
  constructor(
    private readonly cases: CaseReader,
    private readonly commands: Commands,
  ) {}

  async handle({ subject, payload: { liability } }: Journaled<{ liability: string | null }>): Promise<void> {
    if (liability !== 'carrier') return;
    const { state, facts } = await this.cases.read(subject);
    if (isOpen(state)) await this.commands.execute(new OpenRecovery(recoveryInput.parse({ subject, payer: 'carrier', claimed: facts.amount }), { module: gift.id, key: 'liability' }));
  }
}
