import { Commands, Db, Now, Settings, sql, Tenants } from '@aftercare/kernel/server';
import { Injectable, Logger } from '@nestjs/common';
import { signInLogDays } from '../../domain/index.ts';

const dayMs = 86_400_000;

/** Once a day takes out of each company's sign-in log what is older than the company keeps it. */
@Injectable()
export class ForgetSignIns {
  private readonly logger = new Logger('SignIns');
  private next = 0;

  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly settings: Settings,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    const at = this.now.date().getTime();
    if (at < this.next) return 0;
    this.next = at + dayMs;
    let forgotten = 0;
    for (const id of await this.tenants.ids()) {
      try {
        forgotten += await this.tenants.within(id, () => this.commands.transaction(() => this.forget(at)));
      } catch (error) {
        this.logger.error(`Sign-ins of tenant ${id}: ${(error as Error).stack}`);
      }
    }
    return forgotten;
  }

  private async forget(at: number): Promise<number> {
    const before = new Date(at - this.settings.read(signInLogDays) * dayMs).toISOString();
    return (await this.db.row<{ forgotten: number }>(sql`select forget_sign_ins(${before}::timestamptz) as forgotten`))?.forgotten ?? 0;
  }
}
