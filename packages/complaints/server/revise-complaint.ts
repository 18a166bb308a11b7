import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { factsRevised, type FromCode, type reviseInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { ComplaintKeys } from './complaint-keys.ts';
import { refuse, wrongCurrency } from './wrong-fields.ts';

type Revision = FromCode<z.output<typeof reviseInput>>;

/** Facts of the case are known better now. What is absent stays as it is. */
export class ReviseComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: Revision,
  ) {
    super();
  }
}

@CommandHandler(ReviseComplaint)
export class ReviseComplaintHandler implements ICommandHandler<ReviseComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly keys: ComplaintKeys,
    private readonly events: Events,
  ) {}

  async execute({ id, input: { version, ...given } }: ReviseComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'revise');
    refuse([...wrongCurrency('claimed', given.claimed), ...wrongCurrency('loss', given.loss)]);
    const { claimed, loss, contact, ...plain } = defined(given);
    Object.assign(complaint, plain);
    if (claimed !== undefined) complaint.claimed = claimed?.amount ?? null;
    if (loss !== undefined) complaint.loss = loss?.amount ?? null;
    if (contact) complaint.contact = { ...contact, language: contact.language ?? complaint.contact.language };
    if (contact || plain.subject || plain.content) await this.keys.rewrite(complaint);
    const { severity, flags, amount } = complaint.facts();
    this.events.publish(factsRevised, id, { fields: Object.keys(defined(given)), severity, flags, amount });
    await this.cases.settle(complaint);
  }
}

const defined = <T extends object>(given: T): Partial<T> => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
