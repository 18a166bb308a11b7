import { Migration } from '@mikro-orm/migrations';

export class Migration20261122010000 extends Migration {
  override name = 'identity/Migration20261122010000';

  override up() {
    // Asks after a session or a token without using it.
    this.addSql(`create function secret_stands(secret bytea, at timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
      select exists (
        select from (
          select tenant_id, person_id from session where token_hash = secret and expires_at > at and last_seen_at + make_interval(secs => idle_seconds) > at
          union all
          select tenant_id, person_id from api_token where token_hash = secret and revoked_at is null and (expires_at is null or expires_at > at)
        ) held
        join person p on p.tenant_id = held.tenant_id and p.id = held.person_id and p.active
        join tenant t on t.id = held.tenant_id and t.archived_at is null) $$;`);
  }
}
