import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotJudge, judged, judging, type FromCode, type judgeInput } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** Says whether the complaint is justified, and who answers for it. */
export class JudgeComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof judgeInput>>,
  ) {
    super();
  }
}

@CommandHandler(JudgeComplaint)
export class JudgeComplaintHandler implements ICommandHandler<JudgeComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly events: Events,
  ) {}

  /** @throws CannotJudge */
  async execute({ id, input: { version, verdict, liability, reason } }: JudgeComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'judge');
    const because = this.cases.decide(judging, complaint, { case: complaint.facts(), verdict, liability });
    if (because.length > 0) throw new CannotJudge({ because });
    complaint.verdict = verdict;
    complaint.liability = liability;
    complaint.verdictReason = reason;
    this.events.publish(judged, id, { verdict, liability });
    await this.cases.settle(complaint);
  }
}
