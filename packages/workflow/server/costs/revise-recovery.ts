import { ref } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { byDate, recovery, recoveryAnswer, recoveryRevised, type RecoveryView, type reviseRecoveryInput } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { Subjects } from '../subjects.ts';
import { CostChecks, refuse } from './cost-checks.ts';
import { RecoveryRows, subjectOf } from './recovery-rows.ts';

/** Says anew what is claimed, of whom and until when, while nobody has answered. */
export class ReviseRecovery extends Command<RecoveryView> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof reviseRecoveryInput>,
  ) {
    super();
  }
}

@CommandHandler(ReviseRecovery)
export class ReviseRecoveryHandler implements ICommandHandler<ReviseRecovery> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly subjects: Subjects,
    private readonly checks: CostChecks,
    private readonly clocks: Clocks,
    private readonly rows: RecoveryRows,
  ) {}

  async execute({ id, input }: ReviseRecovery): Promise<RecoveryView> {
    await this.subjects.change(ref(recovery, id));
    const { version, partyId, personId, claimed, answerBy, document, attachmentId, note } = input;
    const row = await this.rows.take(id, version, 'revise');
    const subject = subjectOf(row);
    refuse(await this.checks.problems(subject, { payer: row.payer, partyId, personId, attachmentId, amounts: { claimed }, future: { answerBy } }));
    const { dueAt } = answerBy ? await this.clocks.change(recoveryAnswer, ref(recovery, id), byDate(answerBy)) : { dueAt: row.answerDue };
    await this.db.run(sql`
      update recovery set version = version + 1, party_id = ${partyId}, person_id = ${personId}, claimed = ${claimed?.amount ?? null}, answer_due = ${dueAt}, late = late and answer_due = ${dueAt},
        document = ${document}, attachment_id = ${attachmentId}, note = ${note} where id = ${id}`);
    this.events.publish(recoveryRevised, subject, { recovery: id, payer: row.payer, amount: claimed, partyId });
    return this.rows.view(id);
  }
}
