import { ref } from '@aftercare/kernel';
import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { correctiveAction, correctiveRevised, type reviseCorrectiveInput } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { aboutOf, Correctives } from './correctives.ts';
import { leads, need } from './hands-on.ts';
import { Named } from './named.ts';

/** Changes what a corrective action is about, or who leads it. */
export class ReviseCorrective extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof reviseCorrectiveInput>,
  ) {
    super();
  }
}

@CommandHandler(ReviseCorrective)
export class ReviseCorrectiveHandler implements ICommandHandler<ReviseCorrective> {
  constructor(
    private readonly correctives: Correctives,
    private readonly assignments: Assignments,
    private readonly named: Named,
    private readonly events: Events,
  ) {}

  async execute({ id, input: { version, leaderId, product, ...plain } }: ReviseCorrective): Promise<void> {
    const corrective = await this.correctives.takeOpen(id, version);
    need(leads(corrective));
    await this.named.present({ leaderId });
    await this.named.goods(product);
    const given = { ...plain, ...(leaderId === undefined ? {} : { leaderId }), ...(product === undefined ? {} : { productId: product?.id ?? null, productName: product?.name ?? null }) };
    const fields = Object.entries(given).filter(([, value]) => value !== undefined);
    Object.assign(corrective, Object.fromEntries(fields));
    if (leaderId) await this.assignments.handOver(ref(correctiveAction, id), leaderId);
    this.events.publish(correctiveRevised, id, { about: aboutOf(corrective), fields: fields.map(([name]) => name) });
    await this.correctives.settle(corrective);
  }
}
