import type { Money } from '@aftercare/kernel';
import { currentTenant, Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import type { CostPayer } from '../../domain/index.ts';

export interface CostSpan {
  /** First and last day. */
  readonly fromDay: string;
  readonly toDay: string;
  /** What was entered later does not count. */
  readonly asOf: string;
}

export interface CostsOfPayer {
  readonly payer: CostPayer;
  readonly cost: Money;
  readonly recovered: Money;
}

/** What cases of one kind cost, over all of the tenant's, in its own currency. */
@Injectable()
export class CostStatistics {
  constructor(private readonly db: Db) {}

  /** What we paid for each of these cases; one without costs is not among them. */
  async bySubject(type: string, ids: readonly string[]): Promise<Map<string, Money>> {
    const { currency } = currentTenant();
    const rows = await this.db.rows<{ id: string; amount: string }>(sql`
      select l.subject_id as id, sum(l.amount)::numeric(18,2)::text as amount from cost_line l
      where l.subject_type = ${type} and l.subject_id = any(${[...ids]}::uuid[]) and l.currency = ${currency} and l.payer = 'us' and l.reverses is null
        and not exists (select from cost_line b where b.tenant_id = l.tenant_id and b.reverses = l.id)
      group by l.subject_id`);
    return new Map(rows.map(({ id, amount }) => [id, { amount, currency }]));
  }

  /** By payer: what was incurred in the span, and what came back in it. A line that was taken back does not count. */
  async byPayer(type: string, { fromDay, toDay, asOf }: CostSpan): Promise<CostsOfPayer[]> {
    const { currency } = currentTenant();
    const rows = await this.db.rows<{ payer: CostPayer; cost: string; recovered: string }>(sql`
      select payer, sum(cost)::numeric(18,2)::text as cost, sum(recovered)::numeric(18,2)::text as recovered from (
        select l.payer, l.amount as cost, 0 as recovered from cost_line l
          where l.subject_type = ${type} and l.currency = ${currency} and l.incurred_on between ${fromDay}::date and ${toDay}::date and l.at <= ${asOf} and l.reverses is null
            and not exists (select from cost_line b where b.tenant_id = l.tenant_id and b.reverses = l.id and b.at <= ${asOf})
        union all
        select r.payer, 0, p.amount from recovery_receipt p join recovery r on r.tenant_id = p.tenant_id and r.id = p.recovery_id
          where r.subject_type = ${type} and r.currency = ${currency} and p.received_on between ${fromDay}::date and ${toDay}::date and p.at <= ${asOf}
      ) entry group by payer order by sum(cost) desc, payer`);
    return rows.map(({ payer, cost, recovered }) => ({ payer, cost: { amount: cost, currency }, recovered: { amount: recovered, currency } }));
  }
}
