import { NotFound, StaleVersion, type Money, type SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type Debtor, outstandingOf, recovery, type RecoveryAction, RecoveryDoesNotFit, recoveryFits, type ReceiptView, type RecoveryState, type RecoveryView } from '../../domain/index.ts';
import { PayerNames } from './payer-names.ts';

/** A recovery as it is stored. */
export interface RecoveryRecord {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly subjectId: string;
  readonly state: RecoveryState;
  readonly payer: Debtor;
  readonly partyId: string | null;
  readonly personId: string | null;
  readonly claimed: Money | null;
  readonly agreed: Money | null;
  readonly received: Money;
  readonly answerDue: string | null;
  readonly late: boolean;
  readonly document: string | null;
  readonly attachmentId: string | null;
  readonly note: string | null;
  readonly outcome: string | null;
  readonly source: string | null;
  readonly openedAt: string;
  readonly byId: string | null;
}

/** Columns of `recovery r`; amounts as text, so that no float comes near them. */
export const recoveryColumns = sql`r.id, r.version, r.subject_type as type, r.subject_id as "subjectId", r.state, r.payer, r.party_id as "partyId", r.person_id as "personId",
  case when r.claimed is null then null else jsonb_build_object('amount', r.claimed::text, 'currency', r.currency) end as claimed,
  case when r.agreed is null then null else jsonb_build_object('amount', r.agreed::text, 'currency', r.currency) end as agreed,
  jsonb_build_object('amount', r.received::numeric(18,2)::text, 'currency', r.currency) as received,
  r.answer_due as "answerDue", r.late, r.document, r.attachment_id as "attachmentId", r.note, r.outcome, r.source, r.at as "openedAt", r.by as "byId"`;

export const subjectOf = ({ type, subjectId }: Pick<RecoveryRecord, 'type' | 'subjectId'>): SubjectRef => ({ type, id: subjectId });

@Injectable()
export class RecoveryRows {
  constructor(
    private readonly db: Db,
    private readonly names: PayerNames,
  ) {}

  /** @throws NotFound */
  async byId(id: string): Promise<RecoveryRecord> {
    const row = await this.db.row<RecoveryRecord>(sql`select ${recoveryColumns} from recovery r where r.id = ${id}`);
    if (!row) throw new NotFound({ type: recovery.name, id });
    return row;
  }

  /**
   * Locks one until the command ends.
   * @throws NotFound @throws StaleVersion with the recovery as it is now @throws RecoveryDoesNotFit
   */
  async take(id: string, version: number, action: RecoveryAction): Promise<RecoveryRecord> {
    const row = await this.db.row<RecoveryRecord>(sql`select ${recoveryColumns} from recovery r where r.id = ${id} for update`);
    if (!row) throw new NotFound({ type: recovery.name, id });
    if (row.version !== version) throw new StaleVersion({ expected: version, current: await this.view(id) });
    if (!recoveryFits(action, row.state)) throw new RecoveryDoesNotFit({ action, state: row.state });
    return row;
  }

  async view(id: string): Promise<RecoveryView> {
    return (await this.views([await this.byId(id)]))[0]!;
  }

  async of({ type, id }: SubjectRef): Promise<RecoveryView[]> {
    return this.views(await this.db.rows<RecoveryRecord>(sql`select ${recoveryColumns} from recovery r where r.subject_type = ${type} and r.subject_id = ${id} order by r.id`));
  }

  private async views(rows: readonly RecoveryRecord[]): Promise<RecoveryView[]> {
    const ids = rows.map(({ id }) => id);
    const receipts = ids.length
      ? await this.db.rows<Omit<ReceiptView, 'by'> & { recoveryId: string; byId: string | null }>(sql`
          select p.id, p.recovery_id as "recoveryId", jsonb_build_object('amount', p.amount::text, 'currency', r.currency) as amount, p.way, p.received_on::text as "receivedOn", p.reference, p.at, p.by as "byId"
          from recovery_receipt p join recovery r on r.tenant_id = p.tenant_id and r.id = p.recovery_id where p.recovery_id = any(${ids}::uuid[]) order by p.id`)
      : [];
    const called = await this.names.of(rows, receipts.map(({ byId }) => byId));
    return rows.map((row) => ({
      ...this.shown(row, called),
      receipts: receipts.filter(({ recoveryId }) => recoveryId === row.id).map(({ recoveryId: _, byId, ...each }) => ({ ...each, by: called.person(byId) })),
    }));
  }

  /** A row with its names. */
  shown(row: RecoveryRecord, called: Awaited<ReturnType<PayerNames['of']>>): Omit<RecoveryView, 'receipts'> {
    const { type, subjectId, partyId, personId, byId, ...rest } = row;
    return { ...rest, subject: { type, id: subjectId }, party: called.party(partyId), person: called.person(personId), openedBy: called.person(byId), outstanding: outstandingOf(row) };
  }
}
