import { NotFound } from '@aftercare/kernel';
import { Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PlaceView } from '../../domain/index.ts';
import { People } from '../people.ts';

/** Where somebody is signed in, the latest first. `tokenHash` is that of the session which asks. @throws NotFound */
export class ListPlaces extends Query<PlaceView[]> {
  constructor(
    readonly personId: string,
    readonly tokenHash: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListPlaces)
export class ListPlacesHandler implements IQueryHandler<ListPlaces> {
  constructor(
    private readonly db: Db,
    private readonly people: People,
    private readonly now: Now,
  ) {}

  async execute({ personId, tokenHash }: ListPlaces): Promise<PlaceView[]> {
    if (!(await this.people.byId(personId))) throw new NotFound({ type: 'person', id: personId });
    return this.db.rows<PlaceView>(sql`
      select id, address, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt", coalesce(token_hash = decode(${tokenHash ?? null}, 'hex'), false) as current
      from session where person_id = ${personId} and expires_at > ${this.now.iso()}::timestamptz and last_seen_at + make_interval(secs => idle_seconds) > ${this.now.iso()}::timestamptz
      order by last_seen_at desc, id desc`);
  }
}
