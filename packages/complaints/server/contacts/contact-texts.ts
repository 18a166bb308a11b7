import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

/** What was said, for the timeline. */
@Injectable()
export class ContactTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: { ids: string[] }): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; note: string }>(sql`select id, note from complaint_contact where id = any(${ids}::uuid[])`);
    return Object.fromEntries(rows.map(({ id, note }) => [id, note]));
  }
}
