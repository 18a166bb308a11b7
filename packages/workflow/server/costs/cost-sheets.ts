import type { Money, SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type CostLine, type CostSheet, totalsOf } from '../../domain/index.ts';
import { CostChecks } from './cost-checks.ts';
import { PayerNames } from './payer-names.ts';
import { RecoveryRows } from './recovery-rows.ts';

type StoredLine = Omit<CostLine, 'party' | 'person' | 'recordedBy'> & { readonly amount: Money; readonly partyId: string | null; readonly personId: string | null; readonly byId: string | null };

/** What cases cost. Whether somebody may see it is for the caller to ask. */
@Injectable()
export class CostSheets {
  constructor(
    private readonly db: Db,
    private readonly names: PayerNames,
    private readonly recoveries: RecoveryRows,
    private readonly checks: CostChecks,
  ) {}

  of(subject: SubjectRef): Promise<CostSheet> {
    return this.db.readingOnce(async (rows) => {
      const stored = await rows<StoredLine>(sql`
        select l.id, l.category, jsonb_build_object('amount', l.amount::text, 'currency', l.currency) as amount, l.payer, l.party_id as "partyId", l.person_id as "personId", l.incurred_on::text as "incurredOn",
          l.note, l.document, l.attachment_id as "attachmentId", l.reverses, b.id as "reversedBy", l.source, l.at as "recordedAt", l.by as "byId"
        from cost_line l left join cost_line b on b.tenant_id = l.tenant_id and b.reverses = l.id
        where l.subject_type = ${subject.type} and l.subject_id = ${subject.id} order by l.id`);
      const called = await this.names.of(stored);
      const recoveries = await this.recoveries.of(subject);
      const lines = stored.map(({ partyId, personId, byId, ...line }): CostLine => ({ ...line, party: called.party(partyId), person: called.person(personId), recordedBy: called.person(byId) }));
      return { lines, recoveries, totals: totalsOf(lines, recoveries, this.checks.currency) };
    });
  }
}
