import { Migration } from '@mikro-orm/migrations';
import { appRole, tenantTable } from '../tenant-table.ts';

export class Migration20261121000000 extends Migration {
  override name = 'kernel/Migration20261121000000';

  override up() {
    this.addSql(`do $$ begin create role ${appRole} nologin; exception when duplicate_object or unique_violation then null; end $$;`);
    this.addSql(`do $$ begin execute format('grant ${appRole} to %I', current_user); exception when others then null; end $$;`);
    this.addSql(`grant usage on schema public to ${appRole};`);
    this.addSql(`alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole};`);
    this.addSql(`create function current_tenant() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;`);

    this.addSql(`create function build_wall(name text, append_only boolean) returns void language plpgsql as $$
      begin
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I to ${appRole} using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', name || '_wall', name);
        execute format('create policy %I on %I to %I using (true) with check (true)', name || '_owner', name, current_user);
        if append_only then execute format('revoke update, delete, truncate on %I from ${appRole}', name); end if;
      end $$;`);

    this.addSql(`create table tenant (
      id uuid primary key,
      code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
      name text not null,
      letterhead jsonb not null,
      locale text not null,
      currency text not null,
      time_zone text not null,
      modules text[] not null,
      plugins text[] not null,
      revision bigint not null default 1,
      archived_at timestamptz,
      created_at timestamptz not null
    );`);
    this.addSql('alter table tenant enable row level security;');
    this.addSql('alter table tenant force row level security;');
    this.addSql(`create policy tenant_wall on tenant to ${appRole} using (id = (select current_tenant())) with check (id = (select current_tenant()));`);
    this.addSql(`do $$ begin execute format('create policy tenant_owner on tenant to %I using (true) with check (true)', current_user); end $$;`);

    this.addSql(`create table setting_version (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      setting text not null,
      value jsonb not null,
      valid_from timestamptz not null,
      applies_to_open boolean not null,
      created_by uuid,
      created_at timestamptz not null,
      primary key (tenant_id, id)
    );`);
    this.addSql('create index setting_version_setting on setting_version (tenant_id, setting, valid_from);');
    this.addSql(tenantTable('setting_version', { appendOnly: true }));

    this.addSql(`create table journal (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      seq int not null,
      name text not null,
      at timestamptz not null,
      actor_kind text not null,
      actor_id uuid,
      body text not null,
      hash bytea not null,
      primary key (tenant_id, id),
      unique (tenant_id, subject_type, subject_id, seq)
    );`);
    this.addSql('create index journal_at on journal (tenant_id, at);');
    this.addSql(tenantTable('journal', { appendOnly: true }));
    this.addSql(`create table journal_head (
      tenant_id uuid not null default current_tenant() references tenant,
      subject_type text not null,
      subject_id uuid not null,
      seq int not null,
      hash bytea not null,
      primary key (tenant_id, subject_type, subject_id)
    );`);
    this.addSql(tenantTable('journal_head'));
    this.addSql(`create table journal_seal (
      tenant_id uuid not null default current_tenant() references tenant,
      seq int not null,
      rows int not null,
      at timestamptz not null,
      hash bytea not null,
      primary key (tenant_id, seq)
    );`);
    this.addSql(tenantTable('journal_seal', { appendOnly: true }));
    this.addSql(`create table journal_sealed (
      tenant_id uuid not null default current_tenant() references tenant,
      journal_id uuid not null,
      seal int not null,
      position int not null,
      primary key (tenant_id, journal_id)
    );`);
    this.addSql('create index journal_sealed_seal on journal_sealed (tenant_id, seal, position);');
    this.addSql(tenantTable('journal_sealed', { appendOnly: true }));

    this.addSql(`create table journal_unsealed (
      tenant_id uuid not null default current_tenant() references tenant,
      journal_id uuid not null,
      primary key (tenant_id, journal_id)
    );`);
    this.addSql(tenantTable('journal_unsealed'));

    this.addSql(`create table decision (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      policy text not null,
      subject_type text not null,
      subject_id uuid not null,
      facts jsonb not null,
      result jsonb not null,
      decided_by jsonb not null,
      settings jsonb not null,
      at timestamptz not null,
      primary key (tenant_id, id)
    );`);
    this.addSql('create index decision_subject on decision (tenant_id, subject_type, subject_id, policy, at);');
    this.addSql('create index decision_policy on decision (tenant_id, policy, at);');
    this.addSql(tenantTable('decision', { appendOnly: true }));

    this.addSql(`create table delivered (
      tenant_id uuid not null default current_tenant() references tenant,
      event_id uuid not null,
      subscriber text not null,
      at timestamptz not null,
      primary key (tenant_id, event_id, subscriber)
    );`);
    this.addSql(tenantTable('delivered'));

    this.addSql(`create table idempotency (
      tenant_id uuid not null default current_tenant() references tenant,
      actor text not null,
      route text not null,
      key text not null,
      body_hash text not null,
      answer jsonb,
      at timestamptz not null,
      primary key (tenant_id, actor, route, key)
    );`);
    this.addSql(tenantTable('idempotency'));

    // One call writes what a command leaves behind: the journal rows, chained per subject, and its decisions.
    this.addSql(`create function record_work(events jsonb, decisions jsonb) returns void language plpgsql as $$
      declare e jsonb; next_seq int; last_hash bytea; this_hash bytea;
      begin
        for e in select value from jsonb_array_elements(events) loop
          insert into journal_head (subject_type, subject_id, seq, hash) values (e->>'type', (e->>'subject')::uuid, 0, '')
            on conflict (tenant_id, subject_type, subject_id) do nothing;
          select seq + 1, hash into next_seq, last_hash from journal_head
            where tenant_id = current_tenant() and subject_type = e->>'type' and subject_id = (e->>'subject')::uuid for update;
          this_hash := sha256(last_hash || convert_to(e->>'body', 'UTF8'));
          insert into journal (id, subject_type, subject_id, seq, name, at, actor_kind, actor_id, body, hash)
            values ((e->>'id')::uuid, e->>'type', (e->>'subject')::uuid, next_seq, e->>'name', (e->>'at')::timestamptz, e->>'actorKind', (e->>'actor')::uuid, e->>'body', this_hash);
          insert into journal_unsealed (journal_id) values ((e->>'id')::uuid);
          update journal_head set seq = next_seq, hash = this_hash
            where tenant_id = current_tenant() and subject_type = e->>'type' and subject_id = (e->>'subject')::uuid;
          perform pg_notify('aftercare_live', jsonb_build_object('tenant', current_tenant(), 'subject', jsonb_build_object('type', e->>'type', 'id', e->>'subject'), 'event', e->>'name')::text);
        end loop;
        insert into decision (id, policy, subject_type, subject_id, facts, result, decided_by, settings, at)
          select (d->>'id')::uuid, d->>'policy', d->>'type', (d->>'subject')::uuid, d->'facts', d->'result', d->'decidedBy', d->'settings', (d->>'at')::timestamptz
          from jsonb_array_elements(decisions) d;
      end $$;`);

    // The few named ways across tenants. Each answers one narrow question.
    this.addSql(`create function tenant_revision(tenant uuid) returns bigint language sql stable security definer set search_path = public as $$
      select revision from tenant t where t.id = $1 and archived_at is null $$;`);
    this.addSql(`create function tenant_id_by_code(code text) returns uuid language sql stable security definer set search_path = public as $$
      select id from tenant t where t.code = $1 and archived_at is null $$;`);
    this.addSql(`create function tenant_ids() returns setof uuid language sql stable security definer set search_path = public as $$
      select id from tenant where archived_at is null order by id $$;`);
    this.addSql(`create function tenants_to_seal(most int) returns setof uuid language sql stable security definer set search_path = public as $$
      select distinct tenant_id from journal_unsealed limit $1 $$;`);
  }
}
