import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type confirmAlarmInput } from '../../domain/index.ts';
import { Containments } from './containments.ts';

/** It is no false alarm: the goods will be contained. */
export class ConfirmAlarm extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof confirmAlarmInput>,
  ) {
    super();
  }
}

@CommandHandler(ConfirmAlarm)
export class ConfirmAlarmHandler implements ICommandHandler<ConfirmAlarm> {
  constructor(
    private readonly containments: Containments,
  ) {}

  async execute({ id, input: { version } }: ConfirmAlarm): Promise<void> {
    await this.containments.save(await this.containments.take(id, version, 'confirm'), 'confirm');
  }
}
