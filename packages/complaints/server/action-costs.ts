import { Forbidden, ref } from '@aftercare/kernel';
import { Commands, currentTenant, may, Now } from '@aftercare/kernel/server';
import { can as workflowCan, costInput } from '@aftercare/workflow';
import { RecordCost } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { actionCost, complaint as complaintResource, complaints, type ownCost, type RemedyKind } from '../domain/index.ts';
import { Cases } from './cases.ts';
import type { Complaint } from './complaint.entity.ts';
import { refuse, wrongCurrency } from './wrong-fields.ts';

export interface DoneAction {
  readonly id: string;
  readonly kind: RemedyKind;
  readonly amount: string | null;
}

/** What carrying out a remedy cost: as somebody says, else by the tenant's rule; once for each action. */
@Injectable()
export class ActionCosts {
  constructor(
    private readonly cases: Cases,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  /** @throws Forbidden when somebody says a cost who may not record any */
  async record(complaint: Complaint, { id, kind, amount }: DoneAction, said: z.output<typeof ownCost> | null): Promise<void> {
    if (said && !may(workflowCan.recordCosts)) throw new Forbidden({ permission: workflowCan.recordCosts.id });
    refuse(wrongCurrency('cost.amount', said?.amount));
    const { currency, timeZone } = currentTenant();
    const own = amount === null ? null : { amount, currency };
    const category = said ? said.category : this.cases.decide(actionCost, complaint, { kind, amount: own });
    if (!category) return;
    const input = costInput.parse({ subject: ref(complaintResource, complaint.id), category, amount: said?.amount ?? own, payer: 'us', incurredOn: this.now.date().toLocaleDateString('sv-SE', { timeZone }) });
    await this.commands.execute(new RecordCost(input, { module: complaints.id, key: id }));
  }
}
