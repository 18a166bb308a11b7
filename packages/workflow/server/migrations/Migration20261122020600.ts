import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122020600 extends Migration {
  override name = 'workflow/Migration20261122020600';

  override up() {
    this.addSql(`create table draft (
      tenant_id uuid not null default current_tenant() references tenant,
      person_id uuid not null,
      key text not null,
      value jsonb not null,
      kept_at timestamptz not null,
      primary key (tenant_id, person_id, key)
    );`);
    this.addSql(`create index draft_kept on draft (kept_at);`);
    this.addSql(tenantTable('draft'));

    this.addSql(`create table presence (
      tenant_id uuid not null default current_tenant() references tenant,
      subject_type text not null,
      subject_id uuid not null,
      person_id uuid not null,
      doing text not null check (doing in ('viewing', 'editing')),
      since timestamptz not null,
      seen_at timestamptz not null,
      primary key (tenant_id, subject_type, subject_id, person_id)
    );`);
    this.addSql(`create index presence_seen on presence (seen_at);`);
    this.addSql(tenantTable('presence'));

    // Drafts hold what customers said, so they do not stay for ever; nobody who was seen so long ago is still there.
    this.addSql(`create function sweep_desks(drafts_until timestamptz, presence_until timestamptz) returns int language sql volatile security definer set search_path = public, pg_temp as $$
      with d as (delete from draft where kept_at < $1 returning 1), p as (delete from presence where seen_at < $2 returning 1) select (select count(*) from d)::int + (select count(*) from p)::int $$;`);
  }
}
