import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261121030000 extends Migration {
  override name = 'directory/Migration20261121030000';

  override up() {
    this.addSql(`create table party (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      version int not null default 1,
      code text collate "C" not null,
      name text not null,
      name_sort text collate "C" not null,
      short_name text,
      kinds text[] not null,
      grade text,
      language text not null,
      email text,
      phone text,
      address text,
      salesperson_id uuid,
      notes text,
      active boolean not null default true,
      extra jsonb not null,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, code)
    )`);
    this.addSql('create index party_name on party (tenant_id, name_sort, id)');
    this.addSql('create index party_created on party (tenant_id, created_at, id)');
    this.addSql('create index party_salesperson on party (tenant_id, salesperson_id, name_sort)');
    this.addSql(tenantTable('party'));

    this.addSql(`create table party_contact (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      party_id uuid not null,
      name text not null,
      role text,
      phone text,
      email text,
      language text,
      is_primary boolean not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, party_id) references party
    )`);
    this.addSql('create index party_contact_party on party_contact (tenant_id, party_id)');
    this.addSql('create unique index party_contact_primary on party_contact (tenant_id, party_id) where is_primary');
    this.addSql(tenantTable('party_contact'));

    this.addSql(`create table product (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      version int not null default 1,
      code text collate "C" not null,
      name text not null,
      name_sort text collate "C" not null,
      specification text,
      category text,
      unit text not null,
      warranty_months int,
      warranty_start text not null,
      price numeric(18,2),
      currency text,
      active boolean not null default true,
      extra jsonb not null,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, code),
      check ((price is null) = (currency is null))
    )`);
    this.addSql('create index product_name on product (tenant_id, name_sort, id)');
    this.addSql('create index product_created on product (tenant_id, created_at, id)');
    this.addSql(tenantTable('product'));

    // What people type to find a record. Row-level security keeps LIKE from using an index; < and >= in the order of code points may use one.
    // The second index has the id beside its key, not in it: else the planner takes it, and reads a whole range, to ask about one record.
    for (const table of ['party', 'product']) {
      this.addSql(`create table ${table}_key (
        tenant_id uuid not null default current_tenant(),
        ${table}_id uuid not null,
        key text collate "C" not null,
        primary key (tenant_id, ${table}_id, key),
        foreign key (tenant_id, ${table}_id) references ${table}
      )`);
      this.addSql(`create index ${table}_key_key on ${table}_key (tenant_id, key) include (${table}_id)`);
      this.addSql(tenantTable(`${table}_key`));
    }

    this.addSql(`create table sold_unit (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      party_id uuid not null,
      product_id uuid not null,
      order_number text,
      order_key text collate "C",
      material_number text,
      material_key text collate "C",
      batch text,
      batch_key text collate "C",
      serial text,
      serial_key text collate "C",
      purchased_on date,
      delivered_on date,
      quantity numeric(18,6) not null,
      unit text not null,
      salesperson_id uuid,
      notes text,
      extra jsonb not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, party_id) references party,
      foreign key (tenant_id, product_id) references product
    )`);
    this.addSql(`create index sold_unit_recorded on sold_unit (tenant_id, recorded_at, id)`);
    this.addSql(`create index sold_unit_delivered on sold_unit (tenant_id, (coalesce(delivered_on, '0001-01-01')), id)`);
    this.addSql(`create index sold_unit_party on sold_unit (tenant_id, party_id, recorded_at, id)`);
    this.addSql(`create index sold_unit_product on sold_unit (tenant_id, product_id, recorded_at, id)`);
    this.addSql(`create index sold_unit_order on sold_unit (tenant_id, order_key)`);
    this.addSql(`create index sold_unit_material on sold_unit (tenant_id, material_key)`);
    this.addSql(`create index sold_unit_batch on sold_unit (tenant_id, batch_key)`);
    this.addSql(`create index sold_unit_serial on sold_unit (tenant_id, serial_key)`);
    this.addSql(tenantTable('sold_unit'));
  }
}
