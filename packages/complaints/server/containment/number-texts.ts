import { Db, sql } from '@aftercare/kernel/server';
import { Parties } from '@aftercare/directory/server';
import { Injectable } from '@nestjs/common';

interface Numbered {
  readonly id: string;
  readonly number: string;
}
const byId = (rows: readonly Numbered[]): Record<string, string> => Object.fromEntries(rows.map(({ id, number }) => [id, number]));

/** The numbers of complaints that a containment case took in, for its timeline. */
@Injectable()
export class ComplaintNumbers {
  constructor(private readonly db: Db) {}

  async answer({ ids }: { ids: string[] }): Promise<Record<string, string>> {
    return byId(await this.db.rows<Numbered>(sql`select id, number from complaint where id = any(${ids}::uuid[])`));
  }
}

/** The numbers of containment cases, for the timelines of their complaints. */
@Injectable()
export class ContainmentNumbers {
  constructor(private readonly db: Db) {}

  async answer({ ids }: { ids: string[] }): Promise<Record<string, string>> {
    return byId(await this.db.rows<Numbered>(sql`select id, number from containment where id = any(${ids}::uuid[])`));
  }
}

/** Which holder somebody dealt with, for the timeline of a recall. */
@Injectable()
export class HolderNames {
  constructor(
    private readonly db: Db,
    private readonly parties: Parties,
  ) {}

  async answer({ ids }: { ids: string[] }): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; partyId: string }>(sql`select id, party_id as "partyId" from recall_holder where id = any(${ids}::uuid[])`);
    const names = await this.parties.names(rows.map(({ partyId }) => partyId));
    return Object.fromEntries(rows.map(({ id, partyId }) => [id, names.get(partyId)?.name ?? '']));
  }
}
