import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

/** What a complaint grants goes to its customer, by the limits of the day on which it was opened. */
@Injectable()
export class WhoIsGranted {
  constructor(private readonly db: Db) {}

  async answer({ id }: { id: string }): Promise<{ customer: string; openedAt: string } | null> {
    return (await this.db.row<{ customer: string; openedAt: string }>(sql`select party_id as customer, opened_at as "openedAt" from complaint where id = ${id}`)) ?? null;
  }
}
