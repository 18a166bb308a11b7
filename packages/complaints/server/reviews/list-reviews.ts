import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ReviewRow } from '../../domain/index.ts';

const most = 200;

/** What reviews found, the newest month first. */
export class ListReviews extends Query<ReviewRow[]> {}

@QueryHandler(ListReviews)
export class ListReviewsHandler implements IQueryHandler<ListReviews> {
  constructor(private readonly db: Db) {}

  execute(): Promise<ReviewRow[]> {
    return this.db.rows<ReviewRow>(sql`
      select r.month, r.type, r.cases, jsonb_build_object('id', c.id, 'number', c.number) as complaint, r.corrective_id as corrective, r.at
      from complaint_review r join complaint c on c.tenant_id = r.tenant_id and c.id = r.complaint_id order by r.month desc, r.type limit ${most}`);
  }
}
