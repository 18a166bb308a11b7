import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

/** Corrective actions with their measures, checks, rounds and people. */
export class Migration20261122020300 extends Migration {
  override name = 'workflow/Migration20261122020300';

  override up() {
    // next_due_at: the earliest due date of the clocks that run; the year 9999 where none does, so that a list can be sorted by it.
    this.addSql(`create table corrective_action (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null,
      number text collate "C" not null,
      title text not null,
      about_type text not null,
      about_id uuid not null,
      severity text not null,
      state text not null check (state in ('open', 'acting', 'implemented', 'effective', 'reopened', 'cancelled')),
      round int not null,
      round_at timestamptz not null,
      before_closing boolean not null,
      leader_id uuid not null,
      team jsonb not null,
      product_id uuid,
      product_name text,
      batch text,
      defect text,
      cause_code text,
      opened_at timestamptz not null,
      opened_by uuid,
      implemented_at timestamptz,
      closed_at timestamptz,
      cancel_reason text,
      planned jsonb not null,
      next_due_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, number)
    );`);
    this.addSql('create index corrective_action_about on corrective_action (tenant_id, about_type, about_id);');
    this.addSql('create index corrective_action_opened on corrective_action (tenant_id, opened_at, id);');
    this.addSql('create index corrective_action_due on corrective_action (tenant_id, next_due_at, id);');
    this.addSql('create index corrective_action_state on corrective_action (tenant_id, state, opened_at, id);');
    this.addSql('create index corrective_action_leader on corrective_action (tenant_id, leader_id, opened_at, id);');
    this.addSql(tenantTable('corrective_action'));

    const belongs = 'foreign key (tenant_id, corrective_id) references corrective_action deferrable initially deferred';

    this.addSql(`create table corrective_measure (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      corrective_id uuid not null,
      kind text not null,
      description text not null,
      owner_id uuid not null,
      due_at timestamptz not null,
      state text not null check (state in ('open', 'done', 'cancelled')),
      round int not null,
      proof jsonb not null,
      done_at timestamptz,
      done_by uuid,
      note text,
      reason text,
      primary key (tenant_id, id),
      ${belongs}
    );`);
    this.addSql('create index corrective_measure_corrective on corrective_measure (tenant_id, corrective_id, id);');
    this.addSql(`create index corrective_measure_owner on corrective_measure (tenant_id, owner_id, due_at) where state = 'open';`);
    this.addSql(tenantTable('corrective_measure'));

    this.addSql(`create table effectiveness_check (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      corrective_id uuid not null,
      round int not null,
      days int not null,
      due_at timestamptz not null,
      announced_at timestamptz,
      state text not null check (state in ('planned', 'effective', 'not-effective', 'withdrawn')),
      method text,
      proof jsonb not null,
      before int,
      after int,
      checked_at timestamptz,
      checked_by uuid,
      primary key (tenant_id, id),
      ${belongs}
    );`);
    this.addSql(`create unique index effectiveness_check_wanted on effectiveness_check (tenant_id, corrective_id, round, days) where state <> 'withdrawn';`);
    this.addSql(`create index effectiveness_check_due on effectiveness_check (due_at) where state = 'planned' and announced_at is null;`);
    this.addSql(tenantTable('effectiveness_check'));

    // Why a round after the first began, with the forms of the steps that it does again.
    this.addSql(`create table corrective_round (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      corrective_id uuid not null,
      round int not null,
      at timestamptz not null,
      by uuid,
      reason text not null,
      forms jsonb not null,
      primary key (tenant_id, id),
      unique (tenant_id, corrective_id, round),
      ${belongs}
    );`);
    this.addSql(tenantTable('corrective_round'));

    // Who has a part in one: they see it.
    this.addSql(`create table corrective_person (
      tenant_id uuid not null default current_tenant(),
      corrective_id uuid not null,
      person_id uuid not null,
      primary key (tenant_id, corrective_id, person_id),
      ${belongs}
    );`);
    this.addSql('create index corrective_person_person on corrective_person (tenant_id, person_id, corrective_id);');
    this.addSql(tenantTable('corrective_person'));

    // A narrow question across tenants, for the tick.
    this.addSql(`create function due_effectiveness_checks(until timestamptz, most int) returns table (tenant uuid, checked uuid) language sql stable security definer set search_path = public as $$
      select k.tenant_id, k.id from effectiveness_check k join tenant t on t.id = k.tenant_id and t.archived_at is null where k.state = 'planned' and k.announced_at is null and k.due_at <= $1 order by k.due_at limit $2 $$;`);
  }
}
