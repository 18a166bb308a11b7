import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

interface Asked {
  readonly ids: string[];
}

/** Why a clock stood still. */
@Injectable()
export class PauseTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; text: string }>(sql`select id, reason as text from clock_interval where id = any(${ids}::uuid[]) and reason is not null`);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  }
}

/** Why a pause was struck out. */
@Injectable()
export class StrikeTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; text: string }>(sql`select id, struck_reason as text from clock_interval where id = any(${ids}::uuid[]) and struck_reason is not null`);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  }
}
