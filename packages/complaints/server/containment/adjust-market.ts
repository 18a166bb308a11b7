import { sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type adjustMarketInput } from '../../domain/index.ts';
import { Containments } from './containments.ts';

/** The goods stay in the market, under measures that are written down. */
export class AdjustMarket extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof adjustMarketInput>,
  ) {
    super();
  }
}

@CommandHandler(AdjustMarket)
export class AdjustMarketHandler implements ICommandHandler<AdjustMarket> {
  constructor(
    private readonly containments: Containments,
  ) {}

  async execute({ id, input: { version, adjustment } }: AdjustMarket): Promise<void> {
    const found = await this.containments.take(id, version, 'adjust-market');
    await this.containments.save(found, 'adjust-market', sql`adjustment = ${adjustment}`);
  }
}
