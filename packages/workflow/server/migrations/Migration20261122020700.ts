import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122020700 extends Migration {
  override name = 'workflow/Migration20261122020700';

  override up() {
    this.addSql(`create table notice (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      person_id uuid not null,
      kind text not null,
      subject_type text not null,
      subject_id uuid not null,
      detail jsonb not null,
      by_id uuid,
      event_id uuid not null,
      at timestamptz not null,
      read_at timestamptz,
      bell boolean not null,
      primary key (tenant_id, id),
      unique (tenant_id, person_id, event_id, kind)
    );`);
    this.addSql(`create index notice_person on notice (tenant_id, person_id, at, id) where bell;`);
    this.addSql(`create index notice_unread on notice (tenant_id, person_id, at, id) where bell and read_at is null;`);
    this.addSql(tenantTable('notice'));

    this.addSql(`create table notice_preference (
      tenant_id uuid not null default current_tenant() references tenant,
      person_id uuid not null,
      ways jsonb not null,
      primary key (tenant_id, person_id)
    );`);
    this.addSql(tenantTable('notice_preference'));
  }
}
