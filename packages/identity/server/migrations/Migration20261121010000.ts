import { appRole, tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

const tenantId = 'tenant_id uuid not null default current_tenant() references tenant';

export class Migration20261121010000 extends Migration {
  override name = 'identity/Migration20261121010000';

  override up() {
    this.addSql(`create table department (
      ${tenantId},
      id uuid not null,
      name text not null,
      parent_id uuid,
      head_id uuid,
      created_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, parent_id) references department (tenant_id, id)
    );`);
    this.addSql('create index department_head on department (tenant_id, head_id);');
    this.addSql('create index department_parent on department (tenant_id, parent_id);');
    this.addSql(tenantTable('department'));

    this.addSql(`create table person (
      ${tenantId},
      id uuid not null,
      name text not null,
      sort_name text collate "C" not null,
      email text not null,
      phone text,
      locale text,
      department_id uuid,
      manager_id uuid,
      active boolean not null default true,
      extra jsonb not null default '{}',
      created_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, email),
      foreign key (tenant_id, department_id) references department (tenant_id, id),
      foreign key (tenant_id, manager_id) references person (tenant_id, id)
    );`);
    this.addSql('create index person_by_name on person (tenant_id, sort_name, id);');
    this.addSql('create index person_by_creation on person (tenant_id, created_at, id);');
    this.addSql('create index person_department on person (tenant_id, department_id);');
    this.addSql('create index person_manager on person (tenant_id, manager_id);');
    this.addSql('alter table department add foreign key (tenant_id, head_id) references person (tenant_id, id);');
    this.addSql(tenantTable('person'));

    // Prefixes are found by comparison: LIKE is not leakproof, so row-level security would make it read the whole table.
    this.addSql(`create table person_search (
      ${tenantId},
      token text collate "C" not null,
      person_id uuid not null,
      primary key (tenant_id, token, person_id),
      foreign key (tenant_id, person_id) references person (tenant_id, id)
    );`);
    this.addSql('create index person_search_person on person_search (tenant_id, person_id);');
    this.addSql(tenantTable('person_search'));

    this.addSql(`create table credential (
      ${tenantId},
      person_id uuid not null,
      hash text not null,
      changed_at timestamptz not null,
      primary key (tenant_id, person_id),
      foreign key (tenant_id, person_id) references person (tenant_id, id)
    );`);
    this.addSql(tenantTable('credential'));

    this.addSql(`create table role_assignment (
      ${tenantId},
      id uuid not null,
      role text not null,
      person_id uuid,
      department_id uuid,
      created_at timestamptz not null,
      primary key (tenant_id, id),
      check (num_nonnulls(person_id, department_id) = 1),
      unique (tenant_id, role, person_id),
      unique (tenant_id, role, department_id),
      foreign key (tenant_id, person_id) references person (tenant_id, id),
      foreign key (tenant_id, department_id) references department (tenant_id, id)
    );`);
    this.addSql('create index role_assignment_person on role_assignment (tenant_id, person_id);');
    this.addSql('create index role_assignment_department on role_assignment (tenant_id, department_id);');
    this.addSql(tenantTable('role_assignment'));

    this.addSql(`create table role_grant (
      ${tenantId},
      role text not null,
      permission text not null,
      granted boolean not null,
      primary key (tenant_id, role, permission)
    );`);
    this.addSql(tenantTable('role_grant'));

    this.addSql(`create table session (
      ${tenantId},
      id uuid not null,
      token_hash bytea not null unique,
      person_id uuid not null,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      idle_seconds int not null,
      address text not null,
      user_agent text not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, person_id) references person (tenant_id, id)
    );`);
    this.addSql('create index session_person on session (tenant_id, person_id);');
    this.addSql(tenantTable('session'));

    this.addSql(`create table api_token (
      ${tenantId},
      id uuid not null,
      token_hash bytea not null unique,
      name text not null,
      person_id uuid not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      expires_at timestamptz,
      revoked_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, person_id) references person (tenant_id, id)
    );`);
    this.addSql('create index api_token_person on api_token (tenant_id, person_id);');
    this.addSql(tenantTable('api_token'));

    this.addSql(`create table sign_in_log (
      ${tenantId},
      id uuid not null,
      at timestamptz not null,
      person_id uuid,
      outcome text not null check (outcome in ('signed-in', 'refused')),
      address text not null,
      user_agent text not null,
      primary key (tenant_id, id)
    );`);
    this.addSql('create index sign_in_log_person on sign_in_log (tenant_id, person_id, at);');
    this.addSql(tenantTable('sign_in_log', { appendOnly: true }));

    // Counts attempts at companies that do not exist, too, so it belongs to no tenant; only the functions below touch it.
    this.addSql(`create table sign_in_attempt (
      key text primary key,
      started_at timestamptz not null,
      count int not null
    );`);
    this.addSql(`revoke all on sign_in_attempt from ${appRole};`);
    this.addSql('alter table sign_in_attempt enable row level security;');
    this.addSql('alter table sign_in_attempt force row level security;');
    this.addSql(`do $$ begin execute format('create policy sign_in_attempt_owner on sign_in_attempt to %I using (true) with check (true)', current_user); end $$;`);

    this.addSql(`create function superior_of(who uuid) returns uuid language sql stable as $$
      with recursive them as (
        select manager_id, department_id from person where id = who
      ), above as (
        select d.parent_id, d.head_id, 1 as steps from department d join them on d.id = them.department_id
        union all
        select d.parent_id, d.head_id, a.steps + 1 from department d join above a on d.id = a.parent_id where a.steps < 30
      )
      select coalesce(
        (select m.id from person m join them on m.id = them.manager_id where m.active),
        (select h.id from above a join person h on h.id = a.head_id where h.active and h.id <> who order by a.steps limit 1)
      ) $$;`);
    this.addSql(`create function departments_of(tenant uuid, who uuid) returns setof uuid language sql stable as $$
      with recursive led as (
        select id from department where tenant_id = tenant and head_id = who
        union
        select d.id from department d join led on d.parent_id = led.id where d.tenant_id = tenant
      )
      select id from led union select department_id from person where tenant_id = tenant and id = who and department_id is not null $$;`);

    // Everything that a request must know of its caller, in one answer.
    this.addSql(`create function caller_of(tenant uuid, who uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
      select jsonb_build_object('tenant', t.id, 'revision', t.revision, 'person', p.id,
        'roles', (select coalesce(jsonb_agg(distinct a.role), '[]') from role_assignment a where a.tenant_id = tenant and (a.person_id = who
          or a.department_id in (select d.id from department d where d.tenant_id = tenant and d.head_id = who))),
        'departments', (select coalesce(jsonb_agg(d), '[]') from departments_of(tenant, who) d))
      from person p join tenant t on t.id = p.tenant_id
      where p.tenant_id = tenant and p.id = who and p.active and t.archived_at is null $$;`);
    this.addSql('revoke execute on function caller_of from public;');
    this.addSql(`create function session_caller(token bytea, at timestamptz) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare s session;
      begin
        select * into s from session where token_hash = token;
        if s.id is null or s.expires_at <= at or s.last_seen_at + make_interval(secs => s.idle_seconds) <= at then return null; end if;
        if at - s.last_seen_at >= interval '1 minute' then
          update session set last_seen_at = at where tenant_id = s.tenant_id and id = s.id and last_seen_at < at;
        end if;
        return caller_of(s.tenant_id, s.person_id);
      end $$;`);
    this.addSql(`create function token_caller(token bytea, at timestamptz) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare t api_token;
      begin
        select * into t from api_token where token_hash = token;
        if t.id is null or t.revoked_at is not null or t.expires_at <= at then return null; end if;
        if t.last_used_at is null or at - t.last_used_at >= interval '1 minute' then
          update api_token set last_used_at = at where tenant_id = t.tenant_id and id = t.id;
        end if;
        return caller_of(t.tenant_id, t.person_id);
      end $$;`);

    // An attempt is counted before the password is looked at, so a thousand at once do not get a thousand guesses.
    // Answers the seconds to wait when one of the counters is full; then nothing is counted.
    this.addSql(`create function begin_attempt(counters jsonb, at timestamptz, span interval) returns int language plpgsql security definer set search_path = public, pg_temp as $$
      declare c jsonb; a sign_in_attempt; wait int := 0;
      begin
        for c in select value from jsonb_array_elements(counters) loop
          insert into sign_in_attempt as s (key, started_at, count) values (c->>'key', at, 0)
            on conflict (key) do update set
              started_at = case when s.started_at + span <= at then at else s.started_at end,
              count = case when s.started_at + span <= at then 0 else s.count end
            returning * into a;
          if a.count >= (c->>'most')::int then wait := greatest(wait, ceil(extract(epoch from a.started_at + span - at))::int); end if;
        end loop;
        if wait > 0 then return wait; end if;
        update sign_in_attempt set count = count + 1 where key in (select value->>'key' from jsonb_array_elements(counters));
        return null;
      end $$;`);
    // A success clears the counters of the account and gives back the one that it took from the address.
    this.addSql(`create function forgive_attempt(counters jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        delete from sign_in_attempt where key in (select value->>'key' from jsonb_array_elements(counters) where value->'clears' = 'true');
        update sign_in_attempt set count = greatest(count - 1, 0) where key in (select value->>'key' from jsonb_array_elements(counters) where value->'clears' = 'false');
      end $$;`);
    this.addSql(`create function begin_sign_in(company text, mail text, counters jsonb, at timestamptz, span interval) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare wait int;
      begin
        wait := begin_attempt(counters, at, span);
        if wait is not null then return jsonb_build_object('retryAfter', wait); end if;
        return (select jsonb_build_object('tenant', t.id, 'person', p.id, 'hash', c.hash)
          from tenant t left join person p on p.tenant_id = t.id and p.email = mail and p.active left join credential c on c.tenant_id = t.id and c.person_id = p.id
          where t.code = company and t.archived_at is null);
      end $$;`);
    this.addSql(`create function log_refused_sign_in(tenant uuid, log_id uuid, who uuid, at timestamptz, address text, agent text) returns void language sql security definer set search_path = public, pg_temp as $$
      insert into sign_in_log (tenant_id, id, at, person_id, outcome, address, user_agent) select tenant, log_id, at, who, 'refused', address, agent where tenant is not null $$;`);
    this.addSql(`create function sweep_sign_ins(at timestamptz, span interval) returns int language plpgsql security definer set search_path = public, pg_temp as $$
      declare ended int; forgotten int;
      begin
        delete from session where expires_at <= at or last_seen_at + make_interval(secs => idle_seconds) <= at;
        get diagnostics ended = row_count;
        delete from sign_in_attempt where started_at + span <= at;
        get diagnostics forgotten = row_count;
        return ended + forgotten;
      end $$;`);
  }
}
