import { currentActor, currentTenant, Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CompanyRow } from '../../domain/index.ts';

/** All companies of the installation by code, for one who runs it; the database answers nobody else. */
export class ListCompanies extends Query<CompanyRow[]> {}

@QueryHandler(ListCompanies)
export class ListCompaniesHandler implements IQueryHandler<ListCompanies> {
  constructor(private readonly db: Db) {}

  execute(): Promise<CompanyRow[]> {
    return this.db.across<CompanyRow>(sql`
      select id, code, name, modules, plugins, people, created_at as "createdAt", last_sign_in_at as "lastSignInAt", archived_at as "archivedAt"
      from installation_companies(${currentTenant().id}::uuid, ${currentActor().id}::uuid)`);
  }
}
