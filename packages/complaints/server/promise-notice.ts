import { Events, Now } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { promised, type FromCode, type promiseInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Not solved on the spot: the customer is told when they hear from us, and from whom. */
export class PromiseNotice extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof promiseInput>>,
  ) {
    super();
  }
}

@CommandHandler(PromiseNotice)
export class PromiseNoticeHandler implements ICommandHandler<PromiseNotice> {
  constructor(
    private readonly cases: Cases,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input }: PromiseNotice): Promise<void> {
    const complaint = await this.cases.take(id, input.version, 'promise');
    const at = new Date(input.at);
    refuse(at > this.now.date() ? [] : [wrong('at', 'in-the-past')]);
    complaint.promise(at, complaint.ownerId ?? null, input.note);
    this.events.publish(promised, id, { at: at.toISOString(), handler: complaint.ownerId ?? null });
    await this.cases.settle(complaint);
  }
}
