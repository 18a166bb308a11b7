import { Now } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { cancelCorrectiveInput } from '../../domain/index.ts';
import { Correctives } from './correctives.ts';
import { leads, need } from './hands-on.ts';

/** Ends a corrective action that is not wanted any more. */
export class CancelCorrective extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof cancelCorrectiveInput>,
  ) {
    super();
  }
}

@CommandHandler(CancelCorrective)
export class CancelCorrectiveHandler implements ICommandHandler<CancelCorrective> {
  constructor(
    private readonly correctives: Correctives,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, reason } }: CancelCorrective): Promise<void> {
    const corrective = await this.correctives.takeOpen(id, version);
    need(leads(corrective));
    const was = corrective.state;
    Object.assign(corrective, { state: 'cancelled', cancelReason: reason, closedAt: this.now.iso() });
    await this.correctives.settle(corrective, { was });
  }
}
