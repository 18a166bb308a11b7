import { Injectable } from '@nestjs/common';
import { Commands } from './commands.ts';
import { Db, sql } from './db.ts';
import { Journal } from './journal.ts';
import { Tenants } from './tenants.ts';

const mostTenants = 50;
const mostRows = 1_000;

/** Seals each tenant's new journal rows into its chain. */
@Injectable()
export class SealJournal {
  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly journal: Journal,
  ) {}

  async run(): Promise<number> {
    const waiting = await this.db.across<{ id: string }>(sql`select tenants_to_seal(${mostTenants}) as id`);
    let sealed = 0;
    for (const { id } of waiting) sealed += await this.tenants.within(id, () => this.commands.transaction(() => this.journal.seal(mostRows)));
    return sealed;
  }
}
