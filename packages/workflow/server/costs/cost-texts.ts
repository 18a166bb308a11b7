import { Db, may, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { can } from '../../domain/index.ts';

interface Asked {
  readonly ids: string[];
}

/** What was noted with a cost, for those who may see costs. */
@Injectable()
export class CostTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    if (!may(can.seeCosts)) return {};
    const rows = await this.db.rows<{ id: string; note: string }>(sql`select id, note from cost_line where id = any(${ids}::uuid[]) and note is not null`);
    return Object.fromEntries(rows.map(({ id, note }) => [id, note]));
  }
}

/** What somebody said to a sanction, for those who decide on them. */
@Injectable()
export class SanctionTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    if (!may(can.confirmSanctions)) return {};
    const rows = await this.db.rows<{ id: string; words: string }>(sql`select id, coalesce(note, evidence) as words from sanction where id = any(${ids}::uuid[]) and coalesce(note, evidence) is not null`);
    return Object.fromEntries(rows.map(({ id, words }) => [id, words]));
  }
}
