import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

/** What a complaint knows of causes and corrective actions, and the handling standard. */
export class Migration20261122040300 extends Migration {
  override name = 'complaints/Migration20261122040300';

  override up() {
    this.addSql(`alter table complaint add column cause_category text, add column corrective_actions int not null default 0, add column open_corrective_actions int not null default 0,
      add column blocking_corrective_actions int not null default 0, add column solution_effective boolean;`);
    this.addSql('create index complaint_cause on complaint (tenant_id, cause_category, opened_at) where cause_category is not null;');

    this.addSql(`create table handling_standard (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null,
      kind text not null check (kind in ('solution', 'precedent')),
      state text not null check (state in ('draft', 'published', 'retired')),
      title text not null,
      type text not null,
      product_id uuid,
      defect text,
      cause_category text,
      solution text not null,
      prevention text,
      complaint_id uuid,
      corrective_id uuid,
      retire_reason text,
      changed_at timestamptz not null,
      changed_by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, complaint_id) references complaint
    );`);
    this.addSql('create index handling_standard_changed on handling_standard (tenant_id, changed_at, id);');
    this.addSql('create index handling_standard_type on handling_standard (tenant_id, type, state, changed_at);');
    this.addSql('create unique index handling_standard_corrective on handling_standard (tenant_id, corrective_id) where corrective_id is not null;');
    this.addSql(tenantTable('handling_standard'));

    // What an entry said before it was changed.
    this.addSql(`create table handling_standard_version (
      tenant_id uuid not null default current_tenant(),
      standard_id uuid not null,
      version int not null,
      content jsonb not null,
      at timestamptz not null,
      by uuid,
      primary key (tenant_id, standard_id, version),
      foreign key (tenant_id, standard_id) references handling_standard
    );`);
    this.addSql(tenantTable('handling_standard_version'));
  }
}
