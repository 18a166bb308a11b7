import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

/** Steps with several signers, a history, and rows for whose turn it is. */
export class Migration20261122020100 extends Migration {
  override name = 'workflow/Migration20261122020100';

  override up() {
    // n: 0, 1, 2 … within the step.
    this.addSql(`create table case_step_entry (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      step text not null,
      n int not null,
      kind text not null check (kind in ('filled', 'signed', 'handed-back', 'reopened')),
      by uuid,
      at timestamptz not null,
      role text,
      department uuid,
      amount numeric(18,2),
      signing_limit numeric(18,2),
      currency char(3),
      text text,
      cause text,
      primary key (tenant_id, id),
      foreign key (tenant_id, subject_type, subject_id, step) references case_step
    );`);
    this.addSql(`create unique index case_step_entry_step on case_step_entry (tenant_id, subject_type, subject_id, step, n);`);

    // seat: -1 who fills it in, else the place among the signers.
    this.addSql(`create table case_step_wait (
      tenant_id uuid not null default current_tenant(),
      subject_type text not null,
      subject_id uuid not null,
      step text not null,
      seat int not null,
      role text not null,
      department uuid,
      primary key (tenant_id, subject_type, subject_id, step, seat),
      foreign key (tenant_id, subject_type, subject_id, step) references case_step
    );`);
    this.addSql(`create index case_step_wait_role on case_step_wait (tenant_id, role, subject_type, subject_id);`);
    this.addSql(`create index case_step_wait_department on case_step_wait (tenant_id, department, subject_type) where department is not null;`);

    // Rows of all tenants are moved, before the walls of the new tables stand.
    this.addSql(`alter table case_step no force row level security;`);
    this.addSql(`insert into case_step_entry (tenant_id, id, subject_type, subject_id, step, n, kind, by, at, role, amount, signing_limit, currency, text)
      select tenant_id, gen_random_uuid(), subject_type, subject_id, step, row_number() over (partition by tenant_id, subject_type, subject_id, step order by at, kind) - 1, kind, by, at, role, amount, signing_limit, currency, text
      from (
        select tenant_id, subject_type, subject_id, step, 'filled' as kind, filled_by as by, filled_at as at, null as role, null::numeric as amount, null::numeric as signing_limit, null as currency, null as text
          from case_step where filled_at is not null and state in ('filled', 'done')
        union all
        select tenant_id, subject_type, subject_id, step, 'signed', signed_by, signed_at, plan->'signOff'->>'by', (plan->'signOff'->'amount'->>'amount')::numeric, (plan->'signOff'->'limit'->>'amount')::numeric,
            coalesce(plan->'signOff'->'amount'->>'currency', plan->'signOff'->'limit'->>'currency'), null
          from case_step where signed_at is not null and state = 'done' and plan->'signOff'->>'by' is not null
        union all
        select tenant_id, subject_type, subject_id, step, 'handed-back', (handed_back->>'by')::uuid, (handed_back->>'at')::timestamptz, null, null, null, null, handed_back->>'reason'
          from case_step where jsonb_typeof(handed_back) = 'object'
      ) happened;`);
    this.addSql(`update case_step set plan = plan || '{"department": null, "after": null}'::jsonb || jsonb_build_object('signOff',
      case jsonb_typeof(plan->'signOff') when 'object' then jsonb_build_object('order', 'all', 'signers', jsonb_build_array(plan->'signOff' || '{"department": null}'::jsonb)) else 'null'::jsonb end);`);
    this.addSql(`insert into case_step_wait (tenant_id, subject_type, subject_id, step, seat, role) select tenant_id, subject_type, subject_id, step, case state when 'filled' then 0 else -1 end, waits_for from case_step where waits_for is not null;`);
    this.addSql(`alter table case_step force row level security;`);
    this.addSql(tenantTable('case_step_entry'));
    this.addSql(tenantTable('case_step_wait'));

    this.addSql(`drop index case_step_waits;`);
    this.addSql(`alter table case_step drop column waits_for, drop column signed_by, drop column signed_at, drop column handed_back;`);
    this.addSql(`create index case_step_filled_by on case_step (tenant_id, filled_by, subject_type) where state = 'filled';`);
  }
}
