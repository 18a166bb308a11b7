import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

/** What somebody said with a signature or a refusal. */
@Injectable()
export class SignatureTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: { ids: string[] }): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; comment: string }>(sql`select id, comment from authority_signature where id = any(${ids}::uuid[]) and comment is not null`);
    return Object.fromEntries(rows.map(({ id, comment }) => [id, comment]));
  }
}
