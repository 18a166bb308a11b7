import { NotFound, ref, type SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { complaint, type CaseFacts } from '../domain/index.ts';
import { factsOf } from './case-facts.ts';
import { complaintColumns, type StoredComplaint } from './complaint-rows.ts';

/** What code that reacts to events may know of a complaint: of every one, nothing hidden. */
export type CaseBrief = Pick<StoredComplaint, 'id' | 'number' | 'version' | 'state' | 'level' | 'type' | 'channel' | 'subject' | 'partyId' | 'contact' | 'ownerId' | 'firstResponsibleId' | 'openedAt' | 'extra'> & { readonly facts: CaseFacts };

@Injectable()
export class CaseReader {
  constructor(private readonly db: Db) {}

  /** @throws NotFound */
  async read({ id }: SubjectRef): Promise<CaseBrief> {
    const row = await this.db.row<StoredComplaint>(sql`select ${complaintColumns} from complaint c where c.id = ${id}`);
    if (!row) throw new NotFound(ref(complaint, id));
    const { number, version, state, level, type, channel, subject, partyId, contact, ownerId, firstResponsibleId, openedAt, extra } = row;
    return { id, number, version, state, level, type, channel, subject, partyId, contact, ownerId, firstResponsibleId, openedAt, extra, facts: factsOf(row) };
  }
}
