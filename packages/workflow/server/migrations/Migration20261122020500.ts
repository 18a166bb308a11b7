import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

/** Hand-overs that are accepted, ladders of escalation, pause budgets, and what each holder used of a clock. */
export class Migration20261122020500 extends Migration {
  override name = 'workflow/Migration20261122020500';

  override up() {
    // ladder: as decided last; reached: the keys of its rungs that lie behind. They say when the clock is next to be looked at.
    this.addSql(`alter table clock add column ladder jsonb not null default '[]', add column reached jsonb not null default '[]', add column pause_budget jsonb;`);
    this.addSql(`alter table clock_interval add column id uuid not null default gen_random_uuid(), add column struck_at timestamptz, add column struck_by uuid, add column struck_reason text;`);
    this.addSql(`create unique index clock_interval_id on clock_interval (tenant_id, id);`);

    this.addSql(`create table hand_over (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      from_id uuid,
      to_id uuid not null,
      offered_by uuid,
      reason text not null,
      override text,
      offered_at timestamptz not null,
      due_at timestamptz,
      answered_at timestamptz,
      answer text check (answer in ('accepted', 'declined', 'returned', 'withdrawn', 'forced')),
      answer_reason text,
      primary key (tenant_id, id),
      check ((answer is null) = (answered_at is null))
    );`);
    this.addSql(`create unique index hand_over_pending on hand_over (tenant_id, subject_type, subject_id) where answer is null;`);
    this.addSql(`create index hand_over_subject on hand_over (tenant_id, subject_type, subject_id, id);`);
    this.addSql(`create index hand_over_to on hand_over (tenant_id, to_id, subject_type) where answer is null;`);
    this.addSql(tenantTable('hand_over'));

    this.addSql(`create table escalation (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      clock_id uuid not null,
      deadline text not null,
      step text,
      rung text not null,
      at timestamptz not null,
      acknowledge_by timestamptz,
      acknowledge_within jsonb,
      state text not null check (state in ('told', 'open', 'acknowledged', 'passed-on', 'over')),
      primary key (tenant_id, id),
      foreign key (tenant_id, clock_id) references clock
    );`);
    this.addSql(`create index escalation_subject on escalation (tenant_id, subject_type, subject_id, id);`);
    this.addSql(`create index escalation_clock on escalation (tenant_id, clock_id);`);
    this.addSql(`create index escalation_due on escalation (acknowledge_by) where state = 'open';`);
    this.addSql(tenantTable('escalation'));
    this.addSql(`create table escalation_person (
      tenant_id uuid not null default current_tenant(),
      escalation_id uuid not null,
      person_id uuid not null,
      role text not null,
      acknowledged_at timestamptz,
      primary key (tenant_id, escalation_id, person_id, role),
      foreign key (tenant_id, escalation_id) references escalation
    );`);
    this.addSql(`create index escalation_person_open on escalation_person (tenant_id, person_id) where acknowledged_at is null;`);
    this.addSql(tenantTable('escalation_person'));

    // What each holder used of a clock that has stopped, in milliseconds of the clock's own time, with the department they were in then.
    this.addSql(`create table clock_charge (
      tenant_id uuid not null default current_tenant(),
      clock_id uuid not null,
      n int not null,
      subject_type text not null,
      subject_id uuid not null,
      deadline text not null,
      step text,
      person_id uuid,
      department_id uuid,
      used_ms bigint not null,
      late_ms bigint not null,
      outcome text not null,
      stopped_at timestamptz not null,
      primary key (tenant_id, clock_id, n),
      foreign key (tenant_id, clock_id) references clock
    );`);
    this.addSql(`create index clock_charge_stopped on clock_charge (tenant_id, stopped_at);`);
    this.addSql(`create index clock_charge_person on clock_charge (tenant_id, person_id, stopped_at);`);
    this.addSql(tenantTable('clock_charge'));

    this.addSql(`create function due_escalations(until timestamptz, most int) returns table (tenant uuid, escalation uuid) language sql stable security definer set search_path = public as $$
      select e.tenant_id, e.id from escalation e join tenant t on t.id = e.tenant_id and t.archived_at is null where e.state = 'open' and e.acknowledge_by <= $1 order by e.acknowledge_by limit $2 $$;`);
  }
}
