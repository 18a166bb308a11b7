import { InvalidInput, NotFound, type FieldProblem, type Money, type SubjectRef } from '@aftercare/kernel';
import { currentTenant, Now, Questions } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { type CostPayer, partyNames } from '../../domain/index.ts';
import { Attachments } from '../attachments/attachments.ts';

interface Given {
  readonly payer?: CostPayer;
  readonly partyId?: string | null;
  readonly personId?: string | null;
  readonly attachmentId?: string | null;
  /** By the name of the field. */
  readonly amounts?: Readonly<Record<string, Money | null>>;
  readonly past?: Readonly<Record<string, string>>;
  readonly future?: Readonly<Record<string, string | null>>;
}

export const wrong = (path: string, code: string, message: string, values?: FieldProblem['values']): FieldProblem => ({ path, code, message, ...(values ? { values } : {}) });

/** @throws InvalidInput naming all of them */
export function refuse(errors: readonly FieldProblem[]): void {
  if (errors.length > 0) throw new InvalidInput({ errors });
}

/** What only stored state tells of an input about money. */
@Injectable()
export class CostChecks {
  constructor(
    private readonly people: People,
    private readonly attachments: Attachments,
    private readonly questions: Questions,
    private readonly now: Now,
  ) {}

  /** Every field that is wrong. `subject`: the case that the papers have to belong to. */
  async problems(subject: SubjectRef, { payer, partyId = null, personId = null, attachmentId = null, amounts = {}, past = {}, future = {} }: Given): Promise<FieldProblem[]> {
    const { currency } = this;
    const today = this.today();
    return [
      ...Object.entries(amounts).flatMap(([field, amount]) => (amount && amount.currency !== currency ? [wrong(`${field}.currency`, 'wrong-currency', `Amounts are in ${currency}.`)] : [])),
      ...Object.entries(past).flatMap(([field, day]) => (day > today ? [wrong(field, 'in-the-future', 'This day has not come yet.')] : [])),
      ...Object.entries(future).flatMap(([field, day]) => (day && day < today ? [wrong(field, 'in-the-past', 'This day has passed.')] : [])),
      ...(partyId && (payer === 'us' || payer === 'staff') ? [wrong('partyId', 'not-of-this-payer', 'This payer is no party.')] : []),
      ...(personId && payer !== undefined && payer !== 'staff' ? [wrong('personId', 'not-of-this-payer', 'This payer is nobody of ours.')] : []),
      ...(partyId && !(await this.questions.ask(partyNames, { ids: [partyId] })).length ? [wrong('partyId', 'unknown-party', 'There is no such party.')] : []),
      ...(personId && !(await this.people.byId(personId)) ? [wrong('personId', 'unknown-person', 'There is no such person.')] : []),
      ...(attachmentId && !(await this.belongs(attachmentId, subject)) ? [wrong('attachmentId', 'not-of-this-case', 'This file is not on the case.')] : []),
    ];
  }

  /** In which all amounts of a case are. */
  get currency(): string {
    return currentTenant().currency;
  }

  /** The day it is in the tenant's zone. */
  today(): string {
    return this.now.date().toLocaleDateString('sv-SE', { timeZone: currentTenant().timeZone });
  }

  private async belongs(attachmentId: string, { type, id }: SubjectRef): Promise<boolean> {
    try {
      const { subject } = await this.attachments.byId(attachmentId);
      return subject.type === type && subject.id === id;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }
}
