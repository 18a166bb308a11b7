import { Commands, Db, Now, sql, systemActor, Tenants, withTenant } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { TooManyAttempts, type ResetInput } from '../../domain/index.ts';
import { attemptSpan, resetCountersOf } from '../attempts.ts';
import { SendReset } from './send-reset.ts';

/** Longer than writing the mail takes, so that the time tells nobody whether there was one to write. */
const leastMs = 400;

/** "Forgot password": mails a link to whoever there is with a password. */
@Injectable()
export class AskForReset {
  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  /** Says the same, as late, whether there is such a person or not. @throws TooManyAttempts */
  async run(input: ResetInput, address: string): Promise<void> {
    await Promise.all([this.find(input, address), sleep(leastMs)]);
  }

  private async find({ company, email }: ResetInput, address: string): Promise<void> {
    const counters = resetCountersOf(`${company} ${email}`, address);
    const [row] = await this.db.across<{ found: { retryAfter?: number; tenant?: string; person?: string } | null }>(sql`
      select begin_reset(${company}, ${email}, ${JSON.stringify(counters)}::jsonb, ${this.now.iso()}::timestamptz, ${attemptSpan}::interval) as found`);
    const { retryAfter, tenant, person } = row?.found ?? {};
    if (retryAfter) throw new TooManyAttempts({ retryAfter });
    if (tenant && person) await withTenant(await this.tenants.get(tenant), systemActor, () => this.commands.execute(new SendReset(person)));
  }
}
