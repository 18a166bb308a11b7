import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { workflow } from '../../domain/index.ts';

/** Costs, recoveries, sanctions and approvals keep the currency that they were written in. */
@Injectable()
export class HoldsAmounts {
  constructor(private readonly db: Db) {}

  async answer(): Promise<string[]> {
    const row = await this.db.row<{ holds: boolean }>(sql`select exists (select from cost_line) or exists (select from recovery) or exists (select from sanction where currency is not null) or exists (select from authority_request) or exists (select from case_step_entry where currency is not null) as holds`);
    return row!.holds ? [workflow.id] : [];
  }
}
