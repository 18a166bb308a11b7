import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

interface Asked {
  readonly product: string | null;
  readonly defect: string | null;
  readonly from: string;
  readonly to: string;
}

/** How many complaints came in about the same product and defect. Duplicates and withdrawn ones do not count. */
@Injectable()
export class Recurrences {
  constructor(private readonly db: Db) {}

  async answer({ product, defect, from, to }: Asked): Promise<{ count: number }> {
    const row = await this.db.row<{ count: number }>(sql`
      select count(*)::int as count from complaint c where c.opened_at >= ${from} and c.opened_at < ${to} and c.state not in ('duplicate', 'withdrawn')
        and exists (select from complaint_line l where l.tenant_id = c.tenant_id and l.complaint_id = c.id and (${product}::uuid is null or l.product_id = ${product}::uuid) and (${defect}::text is null or l.defect = ${defect}::text))`);
    return row!;
  }
}
