import { currentTenant, Db, Events, Now, sql, Tenants } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { companyArchived, CompanyNotArchived, companyRestored } from '../../domain/index.ts';
import { CompanyRow } from './company-row.ts';

/** Nobody signs in to the current company from this moment on, sessions have ended, and nothing comes due in it. */
export class ArchiveCompany extends Command<void> {
  constructor(
    readonly version: number,
    readonly operator: string,
  ) {
    super();
  }
}

/** The company is as it was; everybody signs in anew. */
export class RestoreCompany extends Command<void> {
  constructor(
    readonly version: number,
    readonly operator: string,
  ) {
    super();
  }
}

@CommandHandler(ArchiveCompany)
export class ArchiveCompanyHandler implements ICommandHandler<ArchiveCompany> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly rows: CompanyRow,
    private readonly tenants: Tenants,
    private readonly now: Now,
  ) {}

  /** @throws StaleVersion @throws CompanyArchived */
  async execute({ version, operator }: ArchiveCompany): Promise<void> {
    await this.rows.lock(version);
    await this.db.run(sql`delete from session`);
    await this.db.run(sql`update tenant set archived_at = ${this.now.iso()} where id = ${currentTenant().id}`);
    await this.tenants.touch();
    this.events.publish(companyArchived, currentTenant().id, { operator });
  }
}

@CommandHandler(RestoreCompany)
export class RestoreCompanyHandler implements ICommandHandler<RestoreCompany> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly rows: CompanyRow,
    private readonly tenants: Tenants,
  ) {}

  /** @throws StaleVersion @throws CompanyNotArchived */
  async execute({ version, operator }: RestoreCompany): Promise<void> {
    const { archived } = await this.rows.lock(version, { archived: true });
    if (!archived) throw new CompanyNotArchived({});
    await this.db.run(sql`update tenant set archived_at = null where id = ${currentTenant().id}`);
    await this.tenants.touch();
    this.events.publish(companyRestored, currentTenant().id, { operator });
  }
}
