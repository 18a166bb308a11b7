import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261121020000 extends Migration {
  override name = 'workflow/Migration20261121020000';

  override up() {
    this.addSql(`create table clock (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      deadline text not null,
      step text,
      term jsonb not null,
      started_at timestamptz not null,
      stopped_at timestamptz,
      outcome text check (outcome in ('met', 'late', 'withdrawn')),
      due_at timestamptz not null,
      next_at timestamptz,
      breached_at timestamptz,
      provisional boolean not null,
      primary key (tenant_id, id)
    );`);
    this.addSql(`create index clock_subject on clock (tenant_id, subject_type, subject_id);`);
    this.addSql(`create unique index clock_open on clock (tenant_id, subject_type, subject_id, deadline, coalesce(step, '')) where stopped_at is null;`);
    this.addSql(`create index clock_due on clock (tenant_id, due_at) where stopped_at is null;`);
    this.addSql(`create index clock_next on clock (next_at) where next_at is not null;`);
    this.addSql(`create index clock_provisional on clock (tenant_id) where provisional and stopped_at is null;`);
    this.addSql(tenantTable('clock'));

    this.addSql(`create table clock_interval (
      tenant_id uuid not null default current_tenant(),
      clock_id uuid not null,
      n int not null,
      from_at timestamptz not null,
      to_at timestamptz check (to_at >= from_at),
      kind text not null check (kind in ('run', 'pause')),
      reason text,
      by uuid,
      evidence text,
      primary key (tenant_id, clock_id, n),
      foreign key (tenant_id, clock_id) references clock
    );`);
    this.addSql(tenantTable('clock_interval'));

    // waits_for: the role whose turn it is; null while nobody can do anything with the step.
    this.addSql(`create table case_step (
      tenant_id uuid not null default current_tenant() references tenant,
      subject_type text not null,
      subject_id uuid not null,
      step text not null,
      position int not null,
      plan jsonb not null,
      state text not null check (state in ('open', 'filled', 'done', 'withdrawn')),
      form jsonb,
      filled_by uuid,
      filled_at timestamptz,
      signed_by uuid,
      signed_at timestamptz,
      handed_back jsonb,
      waits_for text,
      primary key (tenant_id, subject_type, subject_id, step)
    );`);
    this.addSql(`create index case_step_waits on case_step (tenant_id, waits_for, subject_type) where waits_for is not null;`);
    this.addSql(tenantTable('case_step'));

    this.addSql(`create table case_assignment (
      tenant_id uuid not null default current_tenant() references tenant,
      subject_type text not null,
      subject_id uuid not null,
      first_responsible uuid,
      owner uuid,
      primary key (tenant_id, subject_type, subject_id)
    );`);
    this.addSql(`create index case_assignment_owner on case_assignment (tenant_id, owner, subject_type);`);
    this.addSql(`create index case_assignment_first on case_assignment (tenant_id, first_responsible, subject_type);`);
    this.addSql(tenantTable('case_assignment'));
    this.addSql(`create table case_owner (
      tenant_id uuid not null default current_tenant(),
      subject_type text not null,
      subject_id uuid not null,
      n int not null,
      person_id uuid not null,
      from_at timestamptz not null,
      to_at timestamptz,
      by uuid,
      reason text,
      primary key (tenant_id, subject_type, subject_id, n),
      foreign key (tenant_id, subject_type, subject_id) references case_assignment
    );`);
    this.addSql(tenantTable('case_owner'));

    this.addSql(`create table comment (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      at timestamptz not null,
      by uuid,
      text text not null,
      primary key (tenant_id, id)
    );`);
    this.addSql(`create index comment_subject on comment (tenant_id, subject_type, subject_id, id);`);
    this.addSql(tenantTable('comment'));

    this.addSql(`create table attachment (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      name text not null,
      type text not null,
      size int not null,
      sha256 text not null,
      at timestamptz not null,
      by uuid,
      removed_at timestamptz,
      removed_by uuid,
      primary key (tenant_id, id)
    );`);
    this.addSql(`create index attachment_subject on attachment (tenant_id, subject_type, subject_id, id);`);
    this.addSql(`create index attachment_bytes on attachment (tenant_id, sha256);`);
    this.addSql(tenantTable('attachment'));

    this.addSql(`create table number_counter (
      tenant_id uuid not null default current_tenant() references tenant,
      series text not null,
      key text not null,
      value bigint not null,
      primary key (tenant_id, series, key)
    );`);
    this.addSql(tenantTable('number_counter'));

    this.addSql(`create table calendar_exception (
      tenant_id uuid not null default current_tenant() references tenant,
      date date not null,
      name text not null,
      windows jsonb not null,
      primary key (tenant_id, date)
    );`);
    this.addSql(tenantTable('calendar_exception'));

    // Two narrow questions across tenants, for the tick.
    this.addSql(`create function due_clocks(until timestamptz, most int) returns table (tenant uuid, clock uuid) language sql stable security definer set search_path = public as $$
      select c.tenant_id, c.id from clock c join tenant t on t.id = c.tenant_id and t.archived_at is null where c.next_at <= $1 order by c.next_at limit $2 $$;`);
    this.addSql(`create function tenants_with_provisional_clocks() returns setof uuid language sql stable security definer set search_path = public as $$
      select t.id from tenant t where t.archived_at is null and exists (select from clock c where c.tenant_id = t.id and c.provisional and c.stopped_at is null) $$;`);
  }
}
