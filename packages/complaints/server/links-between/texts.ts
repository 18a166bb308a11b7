import { Db, sql } from '@aftercare/kernel/server';
import type { Brief } from '@aftercare/workflow';
import { Injectable } from '@nestjs/common';
import { complaint } from '../../domain/index.ts';

interface Asked {
  readonly ids: string[];
}
interface Row {
  readonly id: string;
  readonly text: string;
}
const byId = (rows: readonly Row[]): Record<string, string> => Object.fromEntries(rows.map(({ id, text }) => [id, text]));
const between = sql`(select f.number from complaint f where f.tenant_id = r.tenant_id and f.id = r.from_id) || ' → ' || (select t.number from complaint t where t.tenant_id = r.tenant_id and t.id = r.to_id)`;

/** Which complaints a link joins, and why. */
@Injectable()
export class LinkTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    return byId(await this.db.rows<Row>(sql`select r.id, ${between} || coalesce('  ' || r.reason, '') as text from complaint_relation r where r.id = any(${ids}::uuid[])`));
  }
}

/** Which complaints a link joined, and why it was taken away. */
@Injectable()
export class UnlinkTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    return byId(await this.db.rows<Row>(sql`select r.id, ${between} || coalesce('  ' || r.removal_reason, '') as text from complaint_relation r where r.id = any(${ids}::uuid[])`));
  }
}

/** How many complaints a party has. */
@Injectable()
export class CountOfCustomer {
  constructor(private readonly db: Db) {}

  async answer({ partyId }: { partyId: string }) {
    const row = await this.db.row<{ count: number }>(sql`select count(*)::int as count from complaint where party_id = ${partyId}`);
    return [{ title: { ...complaint.title }, count: row!.count }];
  }
}

/** The complaints that were merged into one, also by way of others. */
@Injectable()
export class AbsorbedComplaints {
  constructor(private readonly db: Db) {}

  answer({ id }: { id: string }): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`
      with recursive merged as (select id from complaint where duplicate_of_id = ${id} union select c.id from complaint c join merged m on c.duplicate_of_id = m.id)
      select c.id, c.number, c.subject as title, '/complaints/' || c.id as path from complaint c join merged m on m.id = c.id order by c.id`);
  }
}
