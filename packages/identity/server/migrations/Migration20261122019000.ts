import { Migration } from '@mikro-orm/migrations';

/** Each request asks this: in this language the server keeps the plan on a connection, in plain SQL it would make it anew each time. */
export class Migration20261122019000 extends Migration {
  override name = 'identity/Migration20261122019000';

  override up() {
    this.addSql(`create or replace function caller_of(tenant uuid, who uuid, at timestamptz) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
      begin
        return (
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
        where p.tenant_id = tenant and p.id = who and p.active and t.archived_at is null
        );
      end $$;`);
  }
}
