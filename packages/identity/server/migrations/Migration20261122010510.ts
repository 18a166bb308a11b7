import { Migration } from '@mikro-orm/migrations';

export class Migration20261122010510 extends Migration {
  override name = 'identity/Migration20261122010510';

  override up() {
    // When it was said that the moment had come; nothing is said of moments that had passed before this was kept.
    this.addSql('alter table delegation add column begun_at timestamptz, add column ran_out_at timestamptz;');
    this.addSql(`update delegation set begun_at = case when starts_at <= now() then starts_at end, ran_out_at = case when ends_at <= now() then ends_at end;`);
    this.addSql(`create index delegation_to_begin on delegation (starts_at) where begun_at is null and revoked_at is null;`);
    this.addSql(`create index delegation_to_end on delegation (ends_at) where ran_out_at is null and revoked_at is null;`);
    // A narrow question across tenants, for the tick.
    this.addSql(`create function due_delegations(until timestamptz, most int) returns table (tenant uuid, delegation uuid) language sql stable security definer set search_path = public, pg_temp as $$
      select g.tenant_id, g.id from delegation g join tenant t on t.id = g.tenant_id and t.archived_at is null
      where g.revoked_at is null and ((g.begun_at is null and g.starts_at <= $1) or (g.ran_out_at is null and g.ends_at <= $1)) order by g.starts_at limit $2 $$;`);
  }
}
