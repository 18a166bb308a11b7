import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122020200 extends Migration {
  override name = 'workflow/Migration20261122020200';

  override up() {
    // waits_for: the roles of the level whose turn it is; empty once it is decided. What is asked, of whom and why never changes; a new chain is a new row that names the former.
    this.addSql(`create table authority_request (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null,
      subject_type text not null,
      subject_id uuid not null,
      customer_id uuid,
      amount numeric(18,2) not null,
      currency text not null,
      content jsonb not null,
      content_hash text not null,
      requested_by uuid,
      requested_at timestamptz not null,
      state text not null check (state in ('pending', 'approved', 'refused', 'withdrawn', 'void')),
      chain jsonb not null,
      decision jsonb not null,
      signed int not null,
      waits_for text[] not null,
      decided_at timestamptz,
      voided text check (voided in ('changed', 'replaced', 'not-taken', 'case-ended', 'withdrawn')),
      former_id uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, former_id) references authority_request
    );`);
    this.addSql(`create index authority_request_subject on authority_request (tenant_id, subject_type, subject_id, requested_at, id);`);
    this.addSql(`create index authority_request_customer on authority_request (tenant_id, customer_id, requested_at) where state in ('pending', 'approved');`);
    this.addSql(`create index authority_request_asked on authority_request (tenant_id, requested_by, requested_at, id);`);
    this.addSql(`create index authority_request_pending on authority_request (tenant_id, requested_at, id) where state = 'pending';`);
    this.addSql(`create index authority_request_at on authority_request (tenant_id, requested_at, id);`);
    this.addSql(tenantTable('authority_request'));

    this.addSql(`create table authority_item (
      tenant_id uuid not null default current_tenant(),
      request_id uuid not null,
      n int not null,
      kind text not null,
      amount numeric(18,2) not null,
      currency text not null,
      batch text,
      primary key (tenant_id, request_id, n),
      foreign key (tenant_id, request_id) references authority_request
    );`);
    this.addSql(`create index authority_item_batch on authority_item (tenant_id, batch) where batch is not null;`);
    this.addSql(tenantTable('authority_item', { appendOnly: true }));

    this.addSql(`create table authority_signature (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      request_id uuid not null,
      n int not null,
      role text not null,
      person_id uuid not null,
      for_id uuid,
      at timestamptz not null,
      decision text not null check (decision in ('signed', 'refused')),
      comment text,
      primary key (tenant_id, id),
      unique (tenant_id, request_id, n),
      foreign key (tenant_id, request_id) references authority_request
    );`);
    this.addSql(`create index authority_signature_person on authority_signature (tenant_id, person_id, request_id);`);
    this.addSql(tenantTable('authority_signature', { appendOnly: true }));
  }
}
