import { Commands, Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { RevokeDelegation } from './revoke-delegation.ts';

/** Ends all that somebody gave and was given. Inside commands only. */
@Injectable()
export class RevokeDelegations {
  constructor(
    private readonly db: Db,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  async of(personId: string): Promise<void> {
    const open = await this.db.rows<{ id: string }>(sql`
      select id from delegation where (from_id = ${personId} or to_id = ${personId}) and revoked_at is null and ends_at > ${this.now.iso()}::timestamptz order by id`);
    for (const { id } of open) await this.commands.execute(new RevokeDelegation(personId, id));
  }
}
