import { Commands, Db, Now, sql, Tenants } from '@aftercare/kernel/server';
import { Injectable, Logger } from '@nestjs/common';
import { PassOnEscalation } from '../escalations/pass-on-escalation.ts';
import { DueWork } from './due-work.ts';
import { FireClock } from './fire-clock.ts';
import { RecomputeClocks } from './recompute-clocks.ts';

/** Fires the clocks of all tenants that are due by `Now`, and passes on what nobody acknowledged, each in its tenant and in a transaction of its own. */
@Injectable()
export class RunClocks {
  private readonly logger = new Logger('Clocks');
  private readonly due = { clocks: new DueWork('Clock'), escalations: new DueWork('Escalation') };
  private recomputed = false;

  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    await this.catchUp();
    const now = this.now.iso();
    const fired = await this.due.clocks.run(
      this.now.date(),
      (most) => this.db.across(sql`select tenant, clock as id from due_clocks(${now}, ${most})`),
      ({ tenant, id }) => this.tenants.within(tenant, () => this.commands.execute(new FireClock(id))),
    );
    const passedOn = await this.due.escalations.run(
      this.now.date(),
      (most) => this.db.across(sql`select tenant, escalation as id from due_escalations(${now}, ${most})`),
      ({ tenant, id }) => this.tenants.within(tenant, () => this.commands.execute(new PassOnEscalation(id))),
    );
    return fired + passedOn;
  }

  /** Once for each start: the holidays of another year may have come with this version. */
  private async catchUp(): Promise<void> {
    if (this.recomputed) return;
    this.recomputed = true;
    for (const { id } of await this.db.across<{ id: string }>(sql`select tenants_with_provisional_clocks() as id`)) {
      try {
        await this.tenants.within(id, () => this.commands.execute(new RecomputeClocks(true)));
      } catch (error) {
        this.logger.error(`Provisional clocks of tenant ${id}: ${(error as Error).stack}`);
      }
    }
  }
}
