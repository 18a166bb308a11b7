import { numberParts, type Series } from '@aftercare/kernel';
import { currentTenant, Db, Installed, Now, patternInForce, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { dateAt } from '../domain/index.ts';

/** The current tenant's document numbers. */
@Injectable()
export class Numbers {
  constructor(
    private readonly db: Db,
    private readonly installed: Installed,
    private readonly now: Now,
  ) {}

  /**
   * The next number of a series, inside a command. The counter's row stays locked until the command ends, which is what keeps
   * the numbers without a gap: draw it as late as can be. What the command has left so far is written before.
   */
  async next(series: Series): Promise<string> {
    const { pattern } = patternInForce(this.installed, series);
    const [YYYY, MM, DD] = dateAt({ timeZone: currentTenant().timeZone, periods: [], exceptions: [] }, this.now.date()).split('-') as [string, string, string];
    const { key, format } = numberParts(pattern, { YYYY, MM, DD });
    await this.db.leave();
    const row = await this.db.row<{ value: string }>(sql`
      insert into number_counter (series, key, value) values (${series.id}, ${key}, 1)
      on conflict (tenant_id, series, key) do update set value = number_counter.value + 1 returning value::text as value`);
    return format(BigInt(row!.value));
  }
}
