import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { complaints } from '../domain/index.ts';

/** Complaints count what is claimed and offered in one currency. */
@Injectable()
export class HoldsAmounts {
  constructor(private readonly db: Db) {}

  async answer(): Promise<string[]> {
    const row = await this.db.row<{ holds: boolean }>(sql`select exists (select from complaint) as holds`);
    return row!.holds ? [complaints.id] : [];
  }
}
