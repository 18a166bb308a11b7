import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

/** What a signer wrote, or why a step was handed back: the words of events that name a `stepEntry`. */
@Injectable()
export class StepTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: { readonly ids: string[] }): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; text: string }>(sql`select id, text from case_step_entry where id = any(${ids}::uuid[]) and text is not null`);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  }
}
