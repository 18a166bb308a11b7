import { NotFound, StaleVersion } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { party, PartyMerged } from '../domain/index.ts';
import { Parties, type PartyRecord } from './parties.ts';
import { ShowParty } from './show-party.ts';

/** Inside a command: a party that nobody else changes until commit. */
@Injectable()
export class LockParty {
  constructor(
    private readonly db: Db,
    private readonly parties: Parties,
    private readonly queries: QueryBus,
  ) {}

  /**
   * @param version what the caller saw, when it matters
   * @throws NotFound @throws PartyMerged @throws StaleVersion with the party as the caller may see it
   */
  async lock(id: string, version?: number): Promise<PartyRecord> {
    const row = await this.db.row<{ version: number; into: string | null }>(sql`select version, merged_into as into from party where id = ${id} for update`);
    if (!row) throw new NotFound({ type: party.name, id });
    if (row.into) throw new PartyMerged({ partyId: id, into: row.into });
    if (version !== undefined && version !== row.version) throw new StaleVersion({ expected: version, current: await this.queries.execute(new ShowParty(id)) });
    return this.parties.get(id);
  }
}
