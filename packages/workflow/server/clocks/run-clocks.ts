import { Commands, Db, Now, sql, Tenants } from '@aftercare/kernel/server';
import { Injectable, Logger } from '@nestjs/common';
import { PassOnEscalation } from '../escalations/pass-on-escalation.ts';
import { FireClock } from './fire-clock.ts';
import { RecomputeClocks } from './recompute-clocks.ts';

const most = 500;

/** Fires the clocks of all tenants that are due by `Now`, and passes on what nobody acknowledged, each in its tenant and in a transaction of its own. */
@Injectable()
export class RunClocks {
  private readonly logger = new Logger('Clocks');
  private recomputed = false;

  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    await this.catchUp();
    let fired = 0;
    for (const { tenant, clock } of await this.db.across<{ tenant: string; clock: string }>(sql`select tenant, clock from due_clocks(${this.now.iso()}, ${most})`)) {
      await this.guarded(`Clock ${clock} of tenant ${tenant}`, async () => {
        if (await this.tenants.within(tenant, () => this.commands.execute(new FireClock(clock)))) fired += 1;
      });
    }
    for (const { tenant, escalation } of await this.db.across<{ tenant: string; escalation: string }>(sql`select tenant, escalation from due_escalations(${this.now.iso()}, ${most})`)) {
      await this.guarded(`Escalation ${escalation} of tenant ${tenant}`, async () => {
        if (await this.tenants.within(tenant, () => this.commands.execute(new PassOnEscalation(escalation)))) fired += 1;
      });
    }
    return fired;
  }

  /** Once for each start: the holidays of another year may have come with this version. */
  private async catchUp(): Promise<void> {
    if (this.recomputed) return;
    this.recomputed = true;
    for (const { id } of await this.db.across<{ id: string }>(sql`select tenants_with_provisional_clocks() as id`)) {
      await this.guarded(`Provisional clocks of tenant ${id}`, () => this.tenants.within(id, () => this.commands.execute(new RecomputeClocks(true))));
    }
  }

  /** One clock or tenant that fails must not hold up the others. A clock is tried again at the next tick. */
  private async guarded(what: string, run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.logger.error(`${what}: ${(error as Error).stack}`);
    }
  }
}
