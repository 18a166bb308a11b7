import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { lineAnswered, type answerLineInput, type FromCode } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Answers one item of a complaint; the closing notice repeats every answer. */
export class AnswerLine extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof answerLineInput>>,
  ) {
    super();
  }
}

@CommandHandler(AnswerLine)
export class AnswerLineHandler implements ICommandHandler<AnswerLine> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async execute({ id, input: { version, lineId, answer } }: AnswerLine): Promise<void> {
    const complaint = await this.cases.take(id, version, 'answer-line');
    const found = await this.db.rows(sql`update complaint_line set answer = ${answer} where id = ${lineId} and complaint_id = ${id} returning id`);
    refuse(found.length > 0 ? [] : [wrong('lineId', 'unknown')]);
    const left = await this.db.row<{ n: number }>(sql`select count(*)::int as n from complaint_line where complaint_id = ${id} and answer is null`);
    complaint.unansweredLines = left!.n;
    this.events.publish(lineAnswered, id, { line: lineId });
    await this.cases.settle(complaint);
  }
}
