import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

/** The words of an offer, for the timeline. */
@Injectable()
export class OfferTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: { ids: string[] }): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; solution: string }>(sql`select id, solution from complaint_offer where id = any(${ids}::uuid[])`);
    return Object.fromEntries(rows.map(({ id, solution }) => [id, solution]));
  }
}
