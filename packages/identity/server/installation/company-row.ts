import { StaleVersion } from '@aftercare/kernel';
import { currentTenant, Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CompanyArchived } from '../../domain/index.ts';
import { ReadCompany } from './read-company.ts';

export interface StoredCompany {
  readonly version: number;
  readonly name: string;
  readonly letterhead: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly modules: string[];
  readonly plugins: string[];
  readonly archived: boolean;
}

/** The current company's own row, inside a command. */
@Injectable()
export class CompanyRow {
  constructor(
    private readonly db: Db,
    private readonly queries: QueryBus,
  ) {}

  /** Locked until the command ends. @throws StaleVersion with the company as it is now @throws CompanyArchived unless that is asked for */
  async lock(version: number, { archived = false } = {}): Promise<StoredCompany> {
    const row = (await this.db.row<StoredCompany>(sql`
      select revision::int as version, name, letterhead, locale, currency, time_zone as "timeZone", to_jsonb(modules) as modules, to_jsonb(plugins) as plugins, archived_at is not null as archived
      from tenant where id = ${currentTenant().id} for update`))!;
    if (row.version !== version) throw new StaleVersion({ expected: version, current: await this.queries.execute(new ReadCompany()) });
    if (row.archived && !archived) throw new CompanyArchived({});
    return row;
  }
}
