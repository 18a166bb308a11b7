import { ref } from '@aftercare/kernel';
import { Now, sql } from '@aftercare/kernel/server';
import { Clocks } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { containment, type dismissInput } from '../../domain/index.ts';
import { Containments } from './containments.ts';

/** It was a false alarm. Its complaints count for no other one. */
export class DismissAlarm extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof dismissInput>,
  ) {
    super();
  }
}

@CommandHandler(DismissAlarm)
export class DismissAlarmHandler implements ICommandHandler<DismissAlarm> {
  constructor(
    private readonly containments: Containments,
    private readonly clocks: Clocks,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, reason } }: DismissAlarm): Promise<void> {
    const found = await this.containments.take(id, version, 'dismiss');
    await this.clocks.stopAll(ref(containment, id), { withdrawn: true });
    await this.containments.save(found, 'dismiss', sql`reason = ${reason}, closed_at = ${this.now.iso()}`);
  }
}
