import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { analysed, type analyseInput, type FromCode } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** Why it happened, and what is done so that it does not happen again. */
export class AnalyseComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof analyseInput>>,
  ) {
    super();
  }
}

@CommandHandler(AnalyseComplaint)
export class AnalyseComplaintHandler implements ICommandHandler<AnalyseComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly events: Events,
  ) {}

  async execute({ id, input: { version, cause, causeCategory, corrective, preventive } }: AnalyseComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'analyse');
    complaint.cause = cause;
    complaint.causeCategory = causeCategory;
    complaint.corrective = corrective;
    complaint.preventive = preventive;
    this.events.publish(analysed, id, { cause: true, corrective: true, preventive: preventive !== null });
    await this.cases.settle(complaint);
  }
}
