import { currentActor, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { sampleCompared, type compareSampleInput } from '../../domain/index.ts';
import { Containments } from './containments.ts';

/** The retained sealed sample of the batch was compared with what customers complain about. Another comparison takes the place of the last one. */
export class CompareSample extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof compareSampleInput>,
  ) {
    super();
  }
}

@CommandHandler(CompareSample)
export class CompareSampleHandler implements ICommandHandler<CompareSample> {
  constructor(
    private readonly containments: Containments,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, sample, result, findings } }: CompareSample): Promise<void> {
    const found = await this.containments.take(id, version, 'compare-sample');
    const { kind, id: actor } = currentActor();
    const comparison = { sample, result, findings, at: this.now.iso(), by: kind === 'person' ? actor : null };
    this.events.publish(sampleCompared, id, { result });
    await this.containments.save(found, 'compare-sample', sql`comparison = ${JSON.stringify(comparison)}::jsonb`);
  }
}
