import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

/** A number as it is compared: written small, without what separates its parts. */
const keyOf = (column: string): string => `text collate "C" generated always as (lower(regexp_replace(${column}, '[[:space:]._/\\\\-]+', '', 'g'))) stored`;

export class Migration20261122040100 extends Migration {
  override name = 'complaints/Migration20261122040100';

  override up() {
    this.addSql('alter table complaint add column repeats int not null default 0');
    this.addSql('alter table complaint add column repeat_of_id uuid');
    this.addSql('alter table complaint add constraint complaint_repeat_of foreign key (tenant_id, repeat_of_id) references complaint');

    this.addSql('alter table complaint_line add column defect text');
    this.addSql('alter table complaint_line add column supplier_lot text');
    this.addSql(`alter table complaint_line add column batch_key ${keyOf('batch')}`);
    this.addSql(`alter table complaint_line add column supplier_lot_key ${keyOf('supplier_lot')}`);
    this.addSql('create index complaint_line_batch on complaint_line (tenant_id, product_id, batch_key, complaint_id) include (defect) where batch_key is not null');
    this.addSql('create index complaint_line_defect on complaint_line (tenant_id, defect, product_id, complaint_id) where defect is not null');
    this.addSql('create index complaint_line_lot on complaint_line (tenant_id, supplier_lot_key, complaint_id) where supplier_lot_key is not null');

    // key: what its complaints have in common; of each there is one open case at most. alarm: the figures by which it was opened.
    this.addSql(`create table containment (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null default 1,
      number text collate "C" not null,
      state text not null check (state in ('alarm', 'confirmed', 'containing', 'recall', 'adjusted', 'closed', 'false-alarm')),
      kind text not null,
      key text collate "C" not null,
      product_id uuid,
      batch text,
      batch_key text collate "C",
      defect text,
      supplier_lot text,
      supplier_lot_key text collate "C",
      alarm jsonb not null,
      owner_id uuid,
      measures text,
      comparison jsonb,
      adjustment text,
      summary text,
      reason text,
      opened_at timestamptz not null,
      closed_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, number)
    )`);
    this.addSql(`create unique index containment_open on containment (tenant_id, key) where state not in ('closed', 'false-alarm')`);
    this.addSql('create index containment_opened on containment (tenant_id, opened_at, id)');
    this.addSql('create index containment_state on containment (tenant_id, state, opened_at, id)');
    this.addSql('create index containment_product on containment (tenant_id, product_id, opened_at, id)');
    this.addSql(tenantTable('containment'));

    this.addSql(`create table containment_child (
      tenant_id uuid not null default current_tenant(),
      containment_id uuid not null,
      complaint_id uuid not null,
      added_at timestamptz not null,
      added_by uuid,
      removed_at timestamptz,
      primary key (tenant_id, containment_id, complaint_id),
      foreign key (tenant_id, containment_id) references containment,
      foreign key (tenant_id, complaint_id) references complaint
    )`);
    this.addSql('create index containment_child_complaint on containment_child (tenant_id, complaint_id, containment_id) where removed_at is null');
    this.addSql(tenantTable('containment_child'));

    this.addSql(`create table recall (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      version int not null default 1,
      number text collate "C" not null,
      state text not null check (state in ('running', 'closed')),
      containment_id uuid not null,
      product_id uuid,
      batch text,
      supplier_lot text,
      instruction text not null,
      started_at timestamptz not null,
      started_by uuid,
      closed_at timestamptz,
      report text,
      primary key (tenant_id, id),
      unique (tenant_id, number),
      unique (tenant_id, containment_id),
      foreign key (tenant_id, containment_id) references containment
    )`);
    this.addSql(tenantTable('recall'));

    // The goods of one party: wherever they are, together they are what was shipped.
    this.addSql(`create table recall_holder (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      recall_id uuid not null,
      version int not null default 1,
      party_id uuid not null,
      region text,
      state text not null,
      unit text not null,
      shipped numeric(18,6) not null,
      open numeric(18,6) not null check (open >= 0),
      retrieved numeric(18,6) not null default 0 check (retrieved >= 0),
      destroyed numeric(18,6) not null default 0 check (destroyed >= 0),
      returned numeric(18,6) not null default 0 check (returned >= 0),
      unreachable numeric(18,6) not null default 0 check (unreachable >= 0),
      reached_at timestamptz,
      notice text not null default 'waiting' check (notice in ('waiting', 'written', 'no-address')),
      attempts int not null default 0,
      last_attempt jsonb,
      primary key (tenant_id, id),
      unique (tenant_id, recall_id, party_id, unit),
      check (open + retrieved + destroyed + returned + unreachable = shipped),
      foreign key (tenant_id, recall_id) references recall
    )`);
    this.addSql('create index recall_holder_shipped on recall_holder (tenant_id, recall_id, shipped, id)');
    this.addSql('create index recall_holder_open on recall_holder (tenant_id, recall_id, open, id)');
    this.addSql('create index recall_holder_state on recall_holder (tenant_id, recall_id, state, shipped, id)');
    this.addSql(`create index recall_holder_notice on recall_holder (tenant_id, recall_id, id) where notice = 'waiting'`);
    this.addSql(tenantTable('recall_holder'));

    // Every attempt and every move of goods; nothing of it is ever changed.
    this.addSql(`create table recall_entry (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      recall_id uuid not null,
      holder_id uuid not null,
      kind text not null,
      result text,
      quantity numeric(18,6),
      note text,
      at timestamptz not null,
      by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, holder_id) references recall_holder
    )`);
    this.addSql('create index recall_entry_recall on recall_entry (tenant_id, recall_id, at)');
    this.addSql('create index recall_entry_holder on recall_entry (tenant_id, holder_id, id)');
    this.addSql(tenantTable('recall_entry', { appendOnly: true }));
  }
}
