import { appRole, tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122010500 extends Migration {
  override name = 'identity/Migration20261122010500';

  override up() {
    // Those who run the installation. Whoever works for a company may read their own company's, and nobody writes but by the function below.
    this.addSql(`create table installation_operator (
      tenant_id uuid not null default current_tenant() references tenant,
      person_id uuid not null,
      named_at timestamptz not null,
      primary key (tenant_id, person_id),
      foreign key (tenant_id, person_id) references person (tenant_id, id)
    );`);
    this.addSql(tenantTable('installation_operator', { appendOnly: true }));
    this.addSql(`revoke insert on installation_operator from ${appRole};`);
    this.addSql(`create function name_operator(who uuid, named boolean, at timestamptz) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
      declare touched int;
      begin
        if named then
          insert into installation_operator (tenant_id, person_id, named_at) values (current_tenant(), who, at) on conflict do nothing;
        else
          delete from installation_operator where tenant_id = current_tenant() and person_id = who;
        end if;
        get diagnostics touched = row_count;
        return touched > 0;
      end $$;`);

    // Answers one who runs the installation only. What is in a company stays in it: how many people there are, and when one of them last came.
    this.addSql(`create function installation_companies(by_tenant uuid, by_person uuid) returns table (
        id uuid, code text, name text, modules jsonb, plugins jsonb, people int, created_at timestamptz, last_sign_in_at timestamptz, archived_at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
      select t.id, t.code, t.name, to_jsonb(t.modules), to_jsonb(t.plugins), (select count(*)::int from person p where p.tenant_id = t.id and p.active), t.created_at,
        (select l.at from sign_in_log l where l.tenant_id = t.id and l.outcome = 'signed-in' order by l.at desc limit 1), t.archived_at
      from tenant t where exists (select from installation_operator o where o.tenant_id = by_tenant and o.person_id = by_person) order by t.code $$;`);

    this.addSql(`create or replace function session_caller(token bytea, at timestamptz) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare s session;
      begin
        select * into s from session where token_hash = token;
        if s.id is null or s.expires_at <= at or s.last_seen_at + make_interval(secs => s.idle_seconds) <= at then return null; end if;
        if at - s.last_seen_at >= interval '1 minute' then
          update session set last_seen_at = at where tenant_id = s.tenant_id and id = s.id and last_seen_at < at;
        end if;
        return caller_of(s.tenant_id, s.person_id, at) || jsonb_build_object('operator', exists (select from installation_operator o where o.tenant_id = s.tenant_id and o.person_id = s.person_id));
      end $$;`);
    this.addSql(`create or replace function token_caller(token bytea, at timestamptz) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare t api_token;
      begin
        select * into t from api_token where token_hash = token;
        if t.id is null or t.revoked_at is not null or t.expires_at <= at then return null; end if;
        if t.last_used_at is null or at - t.last_used_at >= interval '1 minute' then
          update api_token set last_used_at = at where tenant_id = t.tenant_id and id = t.id;
        end if;
        return caller_of(t.tenant_id, t.person_id, at) || jsonb_build_object('operator', exists (select from installation_operator o where o.tenant_id = t.tenant_id and o.person_id = t.person_id));
      end $$;`);
  }
}
