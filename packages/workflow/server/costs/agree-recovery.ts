import { ref } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type agreeRecoveryInput, recovery, recoveryAgreed, recoveryAnswer, type RecoveryView } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { CostChecks, refuse } from './cost-checks.ts';
import { RecoveryRows, subjectOf } from './recovery-rows.ts';

/** Whoever has to pay agrees to an amount, which may be another one than was claimed. */
export class AgreeRecovery extends Command<RecoveryView> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof agreeRecoveryInput>,
  ) {
    super();
  }
}

@CommandHandler(AgreeRecovery)
export class AgreeRecoveryHandler implements ICommandHandler<AgreeRecovery> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly checks: CostChecks,
    private readonly clocks: Clocks,
    private readonly rows: RecoveryRows,
  ) {}

  async execute({ id, input: { version, amount, note } }: AgreeRecovery): Promise<RecoveryView> {
    const row = await this.rows.take(id, version, 'agree');
    refuse(await this.checks.problems(subjectOf(row), { amounts: { amount } }));
    await this.clocks.stop(recoveryAnswer, ref(recovery, id));
    await this.db.run(sql`update recovery set version = version + 1, state = 'agreed', agreed = ${amount.amount}, outcome = ${note}, answer_due = null where id = ${id}`);
    this.events.publish(recoveryAgreed, subjectOf(row), { recovery: id, payer: row.payer, amount });
    return this.rows.view(id);
  }
}
