import { Db, sql } from '@aftercare/kernel/server';
import type { Brief } from '@aftercare/workflow';
import { Injectable } from '@nestjs/common';

interface Asked {
  readonly ids: string[];
}

/** What parties are called among other records. */
@Injectable()
export class PartyBriefs {
  constructor(private readonly db: Db) {}

  answer({ ids }: Asked): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`select id, code as number, name as title, '/parties/' || id as path from party where id = any(${ids}::uuid[])`);
  }
}

/** What products are called among other records. */
@Injectable()
export class ProductBriefs {
  constructor(private readonly db: Db) {}

  answer({ ids }: Asked): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`select id, code as number, name as title, '/products/' || id as path from product where id = any(${ids}::uuid[])`);
  }
}

/** The records that were merged into a party: its timeline goes on theirs. */
@Injectable()
export class AbsorbedParties {
  constructor(private readonly db: Db) {}

  answer({ id }: { id: string }): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`select id, code as number, name as title, '/parties/' || id as path from party where merged_into = ${id} order by id`);
  }
}
