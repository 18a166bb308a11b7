import { actingPerson, Db, Events, newId, Now, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { afterReceipt, outstandingOf, type receiveRecoveryInput, recoveryReceived, type RecoveryView } from '../../domain/index.ts';
import { CostChecks, refuse, wrong } from './cost-checks.ts';
import { RecoveryRows, subjectOf } from './recovery-rows.ts';

/** Money came in, or was deducted from what we owe: never more than was agreed, and no deduction twice. */
export class ReceiveRecovery extends Command<RecoveryView> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof receiveRecoveryInput>,
  ) {
    super();
  }
}

@CommandHandler(ReceiveRecovery)
export class ReceiveRecoveryHandler implements ICommandHandler<ReceiveRecovery> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly checks: CostChecks,
    private readonly rows: RecoveryRows,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, amount, way, receivedOn, reference } }: ReceiveRecovery): Promise<RecoveryView> {
    const row = await this.rows.take(id, version, 'receive');
    const problems = await this.checks.problems(subjectOf(row), { amounts: { amount }, past: { receivedOn } });
    const next = problems.length ? null : afterReceipt(row, amount);
    refuse([
      ...problems,
      ...(next || problems.length ? [] : [wrong('amount', 'more-than-agreed', 'More than is left of what was agreed.', { left: outstandingOf(row).amount })]),
      ...(reference || !way.endsWith('-deduction') ? [] : [wrong('reference', 'required', 'A deduction has a reference.')]),
    ]);
    const receipt = newId();
    const written = await this.db.run(sql`
      insert into recovery_receipt (id, recovery_id, amount, way, received_on, reference, at, by) values (${receipt}, ${id}, ${amount.amount}, ${way}, ${receivedOn}::date, ${reference}, ${this.now.iso()}, ${actingPerson()}) on conflict do nothing`);
    if (!written) throw wrongField('reference', 'already-posted', 'This deduction has been posted.');
    await this.db.run(sql`update recovery set version = version + 1, state = ${next!.state}, received = ${next!.received.amount} where id = ${id}`);
    this.events.publish(recoveryReceived, subjectOf(row), { recovery: id, payer: row.payer, receipt, amount, left: outstandingOf({ ...row, ...next! }) });
    return this.rows.view(id);
  }
}
