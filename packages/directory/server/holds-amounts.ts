import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { directory } from '../domain/index.ts';

/** Products keep the currency of their price. */
@Injectable()
export class HoldsAmounts {
  constructor(private readonly db: Db) {}

  async answer(): Promise<string[]> {
    const row = await this.db.row<{ holds: boolean }>(sql`select exists (select from product where price is not null) as holds`);
    return row!.holds ? [directory.id] : [];
  }
}
