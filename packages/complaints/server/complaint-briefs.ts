import { Db, sql } from '@aftercare/kernel/server';
import type { Brief } from '@aftercare/workflow';
import { Injectable } from '@nestjs/common';

/** What complaints are called among other cases. */
@Injectable()
export class ComplaintBriefs {
  constructor(private readonly db: Db) {}

  answer({ ids }: { ids: string[] }): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`select id, number, subject as title, '/complaints/' || id as path from complaint where id = any(${ids}::uuid[])`);
  }
}
