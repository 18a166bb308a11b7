import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122040800 extends Migration {
  override name = 'complaints/Migration20261122040800';

  override up() {
    this.addSql(`alter table complaint
      add column topic text,
      add column disputed boolean not null default false,
      add column recorded boolean not null default false,
      add column deviations int not null default 0,
      add column misses int not null default 0;`);

    this.addSql(`create table complaint_contact (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      complaint_id uuid not null,
      at timestamptz not null,
      by uuid,
      direction text not null check (direction in ('in', 'out')),
      channel text not null,
      about text not null check (about in ('progress', 'other')),
      note text not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, complaint_id) references complaint deferrable initially deferred
    );`);
    this.addSql('create index complaint_contact_of on complaint_contact (tenant_id, complaint_id, id);');
    this.addSql(tenantTable('complaint_contact'));

    // One corrective action for a type and month, however often the review runs.
    this.addSql(`create table complaint_review (
      tenant_id uuid not null default current_tenant(),
      month text not null,
      type text not null,
      cases int not null,
      complaint_id uuid not null,
      corrective_id uuid not null,
      at timestamptz not null,
      primary key (tenant_id, month, type),
      foreign key (tenant_id, complaint_id) references complaint deferrable initially deferred
    );`);
    this.addSql(tenantTable('complaint_review'));
    this.addSql(`create table complaint_review_run (
      tenant_id uuid not null default current_tenant(),
      month text not null,
      at timestamptz not null,
      primary key (tenant_id, month)
    );`);
    this.addSql(tenantTable('complaint_review_run'));
    this.addSql(`create function due_complaint_reviews(until timestamptz, most int) returns table (tenant uuid, month text) language sql stable security definer set search_path = public as $$
      select t.id, m.month from tenant t
      cross join lateral (select to_char(date_trunc('month', $1 at time zone t.time_zone) - interval '1 day', 'YYYY-MM') as month) m
      where t.archived_at is null and 'complaints' = any(t.modules) and not exists (select from complaint_review_run r where r.tenant_id = t.id and r.month = m.month)
      order by t.id limit $2 $$;`);

    this.addSql(`create table complaint_meeting (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      title text not null,
      at timestamptz not null,
      by uuid,
      primary key (tenant_id, id)
    );`);
    this.addSql('create index complaint_meeting_newest on complaint_meeting (tenant_id, at desc);');
    this.addSql(tenantTable('complaint_meeting'));
    // A case that was opened again and ended anew is presented again.
    this.addSql(`create table complaint_meeting_case (
      tenant_id uuid not null default current_tenant(),
      complaint_id uuid not null,
      closed_at timestamptz not null,
      meeting_id uuid not null,
      primary key (tenant_id, complaint_id, closed_at),
      foreign key (tenant_id, complaint_id) references complaint deferrable initially deferred,
      foreign key (tenant_id, meeting_id) references complaint_meeting deferrable initially deferred
    );`);
    this.addSql('create index complaint_meeting_case_of on complaint_meeting_case (tenant_id, meeting_id);');
    this.addSql(tenantTable('complaint_meeting_case'));
    this.addSql(`create index complaint_ended on complaint (tenant_id, closed_at) where state in ('closed', 'external-review');`);
  }
}
