import type { SubjectRef } from '@aftercare/kernel';
import { currentTenant, Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import type { AuthorityLimit, EarlierGrants, Grant, GrantKind } from '../../domain/index.ts';

interface About {
  readonly subject: SubjectRef;
  readonly customer: string | null;
  readonly asked: readonly Grant[];
  /** Requests that do not count, for what is asked takes their place. */
  readonly replacing: readonly string[];
}

type Sql = ReturnType<typeof sql>;

/** Adds up what was granted and what waits for approval. */
@Injectable()
export class SumsOfGrants {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** Of two commands that would add to the same sums the second waits here until the first has ended. */
  async hold({ subject, customer, asked }: Omit<About, 'replacing'>): Promise<void> {
    const tenant = currentTenant().id;
    const keys = [`case ${subject.type} ${subject.id}`, ...(customer ? [`customer ${customer}`] : []), ...batchesOf(asked).map((batch) => `batch ${batch}`)];
    // One after the other in one order, or two commands could wait for each other.
    for (const key of keys.toSorted()) await this.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`authority ${tenant} ${key}`}, 0))`);
  }

  /** The sums that these limits look at. Without a customer a customer's limit looks at the case. */
  async of({ subject, customer, asked, replacing }: About, limits: readonly AuthorityLimit[]): Promise<EarlierGrants[]> {
    const inCase = sql`r.subject_type = ${subject.type} and r.subject_id = ${subject.id}`;
    const sums: EarlierGrants[] = [];
    for (const { per, windowDays } of spansOf(limits)) {
      const within = windowDays === null ? sql`true` : sql`r.requested_at > ${new Date(this.now.date().getTime() - windowDays * 86_400_000).toISOString()}`;
      for (const batch of per === 'batch' ? batchesOf(asked) : [null]) {
        const where = per === 'case' ? inCase : per === 'customer' ? sql`${customer ? sql`r.customer_id = ${customer}` : inCase} and ${within}` : sql`i.batch = ${batch} and ${within}`;
        for (const { kind, currency, amount } of await this.sum(where, replacing)) sums.push({ per, windowDays, batch, kind, amount: { amount, currency } });
      }
    }
    return sums;
  }

  private sum(where: Sql, replacing: readonly string[]): Promise<{ kind: GrantKind; currency: string; amount: string }[]> {
    return this.db.rows(sql`
      select i.kind, i.currency, sum(i.amount)::numeric(18,2) as amount from authority_item i join authority_request r on r.tenant_id = i.tenant_id and r.id = i.request_id
      where r.state in ('pending', 'approved') and ${where} and not r.id = any(${[...replacing]}::uuid[]) group by i.kind, i.currency order by i.kind, i.currency`);
  }
}

const batchesOf = (asked: readonly Grant[]): string[] => [...new Set(asked.flatMap(({ batch }) => batch ?? []))];

function spansOf(limits: readonly AuthorityLimit[]): Pick<AuthorityLimit, 'per' | 'windowDays'>[] {
  return [...new Map(limits.map(({ per, windowDays }) => [`${per} ${windowDays}`, { per, windowDays }])).values()];
}
