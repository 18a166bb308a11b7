import { NotFound, StaleVersion, type SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { sanction, SanctionDecided, type SanctionView } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';
import { PayerNames } from './payer-names.ts';

/** A sanction as it is stored. */
export type SanctionRecord = Omit<SanctionView, 'subject' | 'about' | 'party' | 'person' | 'proposedBy' | 'decidedBy'> & {
  readonly type: string;
  readonly subjectId: string;
  readonly partyId: string | null;
  readonly personId: string | null;
  readonly byId: string | null;
  readonly decidedById: string | null;
};

/** Columns of `sanction s`. */
export const sanctionColumns = sql`s.id, s.version, s.subject_type as type, s.subject_id as "subjectId", s.kind, s.state, s.party_id as "partyId", s.person_id as "personId", s.rule, s.reason,
  s.least::text, s.most::text, s.amount::text, s.currency, s.evidence, s.note, s.at as "proposedAt", s.by as "byId", s.decided_at as "decidedAt", s.decided_by as "decidedById"`;

@Injectable()
export class SanctionRows {
  constructor(
    private readonly db: Db,
    private readonly names: PayerNames,
    private readonly briefs: Briefs,
  ) {}

  /** Locks one that waits for a decision. @throws NotFound @throws StaleVersion with the sanction as it is now @throws SanctionDecided */
  async take(id: string, version: number): Promise<SanctionRecord> {
    const row = await this.db.row<SanctionRecord>(sql`select ${sanctionColumns} from sanction s where s.id = ${id} for update`);
    if (!row) throw new NotFound({ type: sanction.name, id });
    if (row.version !== version) throw new StaleVersion({ expected: version, current: (await this.views([row]))[0]! });
    if (row.state !== 'proposed') throw new SanctionDecided({ state: row.state });
    return row;
  }

  async view(id: string): Promise<SanctionView> {
    const [row] = await this.db.rows<SanctionRecord>(sql`select ${sanctionColumns} from sanction s where s.id = ${id}`);
    return (await this.views([row!]))[0]!;
  }

  async of({ type, id }: SubjectRef): Promise<SanctionView[]> {
    return this.views(await this.db.rows<SanctionRecord>(sql`select ${sanctionColumns} from sanction s where s.subject_type = ${type} and s.subject_id = ${id} order by s.id`));
  }

  async views(rows: readonly SanctionRecord[]): Promise<SanctionView[]> {
    const [called, briefs] = [await this.names.of(rows), await this.briefs.of(rows.map(({ type, subjectId }) => ({ type, id: subjectId })))];
    return rows.map(({ type, subjectId, partyId, personId, byId, decidedById, ...row }) => ({
      ...row,
      subject: { type, id: subjectId },
      about: briefs.get(subjectId) ?? null,
      party: called.party(partyId),
      person: called.person(personId),
      proposedBy: called.person(byId),
      decidedBy: called.person(decidedById),
    }));
  }
}
