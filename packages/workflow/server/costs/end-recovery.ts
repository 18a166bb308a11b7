import { ref } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type endRecoveryInput, outstandingOf, recovery, recoveryAnswer, recoveryRefused, type RecoveryView, recoveryWaived } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { RecoveryRows, subjectOf } from './recovery-rows.ts';

/** Whoever should pay refuses, or we give up what is still due. What came in before stays. */
export class EndRecovery extends Command<RecoveryView> {
  constructor(
    readonly id: string,
    readonly how: 'refuse' | 'waive',
    readonly input: z.output<typeof endRecoveryInput>,
  ) {
    super();
  }
}

@CommandHandler(EndRecovery)
export class EndRecoveryHandler implements ICommandHandler<EndRecovery> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly clocks: Clocks,
    private readonly rows: RecoveryRows,
  ) {}

  async execute({ id, how, input: { version, reason } }: EndRecovery): Promise<RecoveryView> {
    const row = await this.rows.take(id, version, how);
    await this.clocks.stop(recoveryAnswer, ref(recovery, id), { withdrawn: how === 'waive' });
    await this.db.run(sql`update recovery set version = version + 1, state = ${how === 'refuse' ? 'refused' : 'waived'}, outcome = ${reason}, answer_due = null where id = ${id}`);
    const said = { recovery: id, payer: row.payer };
    if (how === 'refuse') this.events.publish(recoveryRefused, subjectOf(row), said);
    else this.events.publish(recoveryWaived, subjectOf(row), { ...said, amount: outstandingOf(row) });
    return this.rows.view(id);
  }
}
