import { Commands, Db, Now, sql, Tenants } from '@aftercare/kernel/server';
import { Injectable, Logger } from '@nestjs/common';
import { ReviewRecurring } from './review-recurring.ts';

const most = 100;

/** When a month is over, reviews it in each tenant, once. */
@Injectable()
export class RunReviews {
  private readonly logger = new Logger('Reviews');

  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    let opened = 0;
    for (const { tenant, month } of await this.db.across<{ tenant: string; month: string }>(sql`select tenant, month from due_complaint_reviews(${this.now.iso()}, ${most})`)) {
      try {
        opened += await this.tenants.within(tenant, () => this.commands.execute(new ReviewRecurring(month)));
      } catch (error) {
        this.logger.error(`Review of ${month} in tenant ${tenant}: ${(error as Error).stack}`);
      }
    }
    return opened;
  }
}
