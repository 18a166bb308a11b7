import { Db, sql } from '@aftercare/kernel/server';
import type { CaseStanding } from '@aftercare/workflow';
import { Injectable } from '@nestjs/common';
import { isOpen, type CaseFacts, type ComplaintState, type Level } from '../domain/index.ts';

interface Row {
  readonly level: Level;
  readonly state: ComplaintState;
  readonly lastAnswer: CaseFacts['lastAnswer'];
}

/** What the ladder may go by. */
@Injectable()
export class TellStanding {
  constructor(private readonly db: Db) {}

  async answer({ id }: { id: string }): Promise<CaseStanding> {
    const row = await this.db.row<Row>(sql`select level, state, last_answer as "lastAnswer" from complaint where id = ${id}`);
    return { level: row?.level ?? null, solved: row !== undefined && (row.lastAnswer === 'accepted' || !isOpen(row.state)) };
  }
}
