import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { TokenView } from '../domain/index.ts';

/** A person's own tokens that are in use. */
export class ListTokens extends Query<TokenView[]> {
  constructor(readonly personId: string) {
    super();
  }
}

@QueryHandler(ListTokens)
export class ListTokensHandler implements IQueryHandler<ListTokens> {
  constructor(private readonly db: Db) {}

  execute({ personId }: ListTokens): Promise<TokenView[]> {
    return this.db.rows<TokenView>(sql`
      select id, name, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
      from api_token where person_id = ${personId} and revoked_at is null order by created_at desc, id`);
  }
}
