import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

const tenantId = 'tenant_id uuid not null default current_tenant() references tenant';

export class Migration20261122010100 extends Migration {
  override name = 'identity/Migration20261122010100';

  override up() {
    // Without roles it is everything that the giver holds.
    this.addSql(`create table delegation (
      ${tenantId},
      id uuid not null,
      from_id uuid not null,
      to_id uuid not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      roles text[],
      reason text not null,
      created_at timestamptz not null,
      created_by uuid,
      revoked_at timestamptz,
      revoked_by uuid,
      primary key (tenant_id, id),
      check (from_id <> to_id and starts_at < ends_at),
      foreign key (tenant_id, from_id) references person (tenant_id, id),
      foreign key (tenant_id, to_id) references person (tenant_id, id)
    );`);
    this.addSql('create index delegation_from on delegation (tenant_id, from_id, ends_at);');
    this.addSql('create index delegation_to on delegation (tenant_id, to_id, ends_at);');
    this.addSql(tenantTable('delegation'));

    // Only what the giver holds in their own right passes over: a delegate has nothing to pass on.
    this.addSql(`create function caller_of(tenant uuid, who uuid, at timestamptz) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
      with given as (
        select g.from_id, g.roles from delegation g join person f on f.tenant_id = tenant and f.id = g.from_id and f.active
        where g.tenant_id = tenant and g.to_id = who and g.starts_at <= at and g.ends_at > at and (g.revoked_at is null or g.revoked_at > at)
      ), holding as (
        select who as id, null::text[] as roles union all select from_id, roles from given
      )
      select jsonb_build_object('tenant', t.id, 'revision', t.revision, 'person', p.id,
        'roles', (select coalesce(jsonb_agg(distinct a.role), '[]') from holding h join role_assignment a on a.tenant_id = tenant and (h.roles is null or a.role = any(h.roles)) and (a.person_id = h.id
          or a.department_id in (select d.id from department d where d.tenant_id = tenant and d.head_id = h.id))),
        'departments', (select coalesce(jsonb_agg(distinct d), '[]') from holding h, departments_of(tenant, h.id) d where h.roles is null))
      from person p join tenant t on t.id = p.tenant_id
      where p.tenant_id = tenant and p.id = who and p.active and t.archived_at is null $$;`);
    this.addSql('revoke execute on function caller_of(uuid, uuid, timestamptz) from public;');
    this.addSql(`create or replace function session_caller(token bytea, at timestamptz) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare s session;
      begin
        select * into s from session where token_hash = token;
        if s.id is null or s.expires_at <= at or s.last_seen_at + make_interval(secs => s.idle_seconds) <= at then return null; end if;
        if at - s.last_seen_at >= interval '1 minute' then
          update session set last_seen_at = at where tenant_id = s.tenant_id and id = s.id and last_seen_at < at;
        end if;
        return caller_of(s.tenant_id, s.person_id, at);
      end $$;`);
    this.addSql(`create or replace function token_caller(token bytea, at timestamptz) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare t api_token;
      begin
        select * into t from api_token where token_hash = token;
        if t.id is null or t.revoked_at is not null or t.expires_at <= at then return null; end if;
        if t.last_used_at is null or at - t.last_used_at >= interval '1 minute' then
          update api_token set last_used_at = at where tenant_id = t.tenant_id and id = t.id;
        end if;
        return caller_of(t.tenant_id, t.person_id, at);
      end $$;`);
    this.addSql('drop function caller_of(uuid, uuid);');
  }
}
