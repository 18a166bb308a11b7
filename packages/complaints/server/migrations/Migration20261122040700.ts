import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122040700 extends Migration {
  override name = 'complaints/Migration20261122040700';

  override up() {
    this.addSql(`create table complaint_relation (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      kind text not null check (kind in ('related', 'duplicate-of', 'caused-by', 'follows', 'split-from')),
      from_id uuid not null,
      to_id uuid not null check (to_id <> from_id),
      reason text,
      at timestamptz not null,
      by uuid,
      removed_at timestamptz,
      removed_by uuid,
      removal_reason text,
      primary key (tenant_id, id),
      foreign key (tenant_id, from_id) references complaint deferrable initially deferred,
      foreign key (tenant_id, to_id) references complaint deferrable initially deferred
    );`);
    this.addSql('create unique index complaint_relation_once on complaint_relation (tenant_id, kind, least(from_id, to_id), greatest(from_id, to_id)) where removed_at is null;');
    this.addSql('create index complaint_relation_from on complaint_relation (tenant_id, from_id) where removed_at is null;');
    this.addSql('create index complaint_relation_to on complaint_relation (tenant_id, to_id) where removed_at is null;');
    this.addSql(tenantTable('complaint_relation'));

    // Read from both sides: what is about, repeats, or was merged into a complaint.
    this.addSql('create index complaint_about on complaint (tenant_id, about_complaint_id) where about_complaint_id is not null;');
    this.addSql('create index complaint_duplicate on complaint (tenant_id, duplicate_of_id) where duplicate_of_id is not null;');
    this.addSql('create index complaint_repeat on complaint (tenant_id, repeat_of_id) where repeat_of_id is not null;');

    // The complaints whose line it was before they were merged, the last one at the end: so each merge can be undone.
    this.addSql(`alter table complaint_line add column came_from uuid[] not null default '{}';`);
    this.addSql(`alter table complaint_action add column came_from uuid[] not null default '{}';`);
  }
}
