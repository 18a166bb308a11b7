import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122020400 extends Migration {
  override name = 'workflow/Migration20261122020400';

  override up() {
    // Append-only: a line is never changed, another one takes it back.
    this.addSql(`create table cost_line (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      subject_type text not null,
      subject_id uuid not null,
      category text not null,
      amount numeric(18,2) not null check (amount > 0),
      currency text not null,
      payer text not null,
      party_id uuid,
      person_id uuid,
      incurred_on date not null,
      note text,
      document text,
      attachment_id uuid,
      reverses uuid,
      source text,
      dedupe_key text,
      at timestamptz not null,
      by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, reverses) references cost_line
    );`);
    this.addSql('create index cost_line_subject on cost_line (tenant_id, subject_type, subject_id, id);');
    this.addSql('create unique index cost_line_reversed on cost_line (tenant_id, reverses) where reverses is not null;');
    this.addSql('create unique index cost_line_once on cost_line (tenant_id, subject_type, subject_id, source, dedupe_key) where dedupe_key is not null;');
    this.addSql(tenantTable('cost_line'));

    this.addSql(`create table recovery (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null default 1,
      subject_type text not null,
      subject_id uuid not null,
      state text not null check (state in ('open', 'agreed', 'part-received', 'received', 'refused', 'waived')),
      payer text not null,
      party_id uuid,
      person_id uuid,
      currency text not null,
      claimed numeric(18,2) check (claimed > 0),
      agreed numeric(18,2) check (agreed > 0),
      received numeric(18,2) not null default 0 check (received >= 0 and (received = 0 or received <= agreed)),
      answer_due timestamptz,
      late boolean not null default false,
      document text,
      attachment_id uuid,
      note text,
      outcome text,
      source text,
      dedupe_key text,
      at timestamptz not null,
      by uuid,
      primary key (tenant_id, id)
    );`);
    this.addSql('create index recovery_subject on recovery (tenant_id, subject_type, subject_id, id);');
    this.addSql('create index recovery_at on recovery (tenant_id, at, id);');
    this.addSql('create index recovery_state on recovery (tenant_id, state, at, id);');
    this.addSql('create index recovery_party on recovery (tenant_id, party_id, at, id);');
    this.addSql('create unique index recovery_once on recovery (tenant_id, subject_type, subject_id, source, dedupe_key) where dedupe_key is not null;');
    this.addSql(tenantTable('recovery'));

    this.addSql(`create table recovery_receipt (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      recovery_id uuid not null,
      amount numeric(18,2) not null check (amount > 0),
      way text not null,
      received_on date not null,
      reference text,
      at timestamptz not null,
      by uuid,
      primary key (tenant_id, id),
      foreign key (tenant_id, recovery_id) references recovery
    );`);
    this.addSql('create index recovery_receipt_of on recovery_receipt (tenant_id, recovery_id, id);');
    this.addSql(`create unique index recovery_receipt_once on recovery_receipt (tenant_id, way, reference) where way in ('freight-deduction', 'rebate-deduction');`);
    this.addSql(tenantTable('recovery_receipt'));

    this.addSql(`create table sanction (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null default 1,
      subject_type text not null,
      subject_id uuid not null,
      kind text not null,
      state text not null check (state in ('proposed', 'confirmed', 'dismissed')),
      party_id uuid,
      person_id uuid,
      rule text not null,
      reason jsonb not null,
      least numeric(18,2),
      most numeric(18,2),
      amount numeric(18,2),
      currency text,
      evidence text,
      note text,
      dedupe_key text,
      at timestamptz not null,
      by uuid,
      decided_at timestamptz,
      decided_by uuid,
      primary key (tenant_id, id)
    );`);
    this.addSql('create index sanction_subject on sanction (tenant_id, subject_type, subject_id, id);');
    this.addSql('create index sanction_at on sanction (tenant_id, at, id);');
    this.addSql('create index sanction_state on sanction (tenant_id, state, at, id);');
    this.addSql('create unique index sanction_once on sanction (tenant_id, subject_type, subject_id, dedupe_key) where dedupe_key is not null;');
    this.addSql(tenantTable('sanction'));
  }
}
