import { ref } from '@aftercare/kernel';
import { actingPerson, Db, Events, newId, Now, Settings, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { byDate, recovery, recoveryAnswer, recoveryAnswerTime, recoveryOpened, type RecoveryInput } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { Subjects } from '../subjects.ts';
import { CostChecks, refuse } from './cost-checks.ts';
import type { Source } from './source.ts';

/**
 * Claims money back for a case. A module that sends one names itself and a key, as with costs.
 * @returns the recovery's id; null when the module's key had been claimed before
 */
export class OpenRecovery extends Command<{ id: string } | null> {
  constructor(
    readonly input: RecoveryInput,
    readonly from: Source | null = null,
  ) {
    super();
  }
}

@CommandHandler(OpenRecovery)
export class OpenRecoveryHandler implements ICommandHandler<OpenRecovery> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly subjects: Subjects,
    private readonly checks: CostChecks,
    private readonly clocks: Clocks,
    private readonly settings: Settings,
    private readonly now: Now,
  ) {}

  async execute({ input, from }: OpenRecovery): Promise<{ id: string } | null> {
    const { subject, payer, partyId, personId, claimed, answerBy, document, attachmentId, note } = input;
    if (!from) await this.subjects.change(subject);
    refuse(await this.checks.problems(subject, { payer, partyId, personId, attachmentId, amounts: { claimed }, future: { answerBy } }));
    const id = newId();
    const written = await this.db.run(sql`
      insert into recovery (id, subject_type, subject_id, state, payer, party_id, person_id, currency, claimed, document, attachment_id, note, source, dedupe_key, at, by)
      values (${id}, ${subject.type}, ${subject.id}, 'open', ${payer}, ${partyId}, ${personId}, ${this.checks.currency}, ${claimed?.amount ?? null}, ${document}, ${attachmentId}, ${note}, ${from?.module ?? null}, ${from?.key ?? null}, ${this.now.iso()}, ${actingPerson()})
      on conflict do nothing`);
    if (!written) return null;
    const { dueAt } = await this.clocks.start(recoveryAnswer, ref(recovery, id), answerBy ? byDate(answerBy) : this.settings.read(recoveryAnswerTime));
    await this.db.run(sql`update recovery set answer_due = ${dueAt} where id = ${id}`);
    this.events.publish(recoveryOpened, subject, { recovery: id, payer, amount: claimed, partyId });
    return { id };
  }
}
