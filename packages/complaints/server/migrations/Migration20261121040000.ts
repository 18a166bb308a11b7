import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

/** Columns by which a list is filtered; each is sorted by both times. */
const filters = ['state', 'level', 'type', 'channel', 'party_id', 'owner_id'];

export class Migration20261121040000 extends Migration {
  override name = 'complaints/Migration20261121040000';

  override up() {
    // next_due_at: the earliest due date of the clocks that run; the year 9999 where none does, so that a list can be sorted by it.
    this.addSql(`create table complaint (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null,
      number text collate "C" not null,
      state text not null,
      level text not null,
      type text not null,
      channel text not null,
      subject text not null,
      content text not null,
      party_id uuid not null,
      contact jsonb not null,
      remedy_asked text,
      demand text,
      currency text not null,
      claimed numeric(18,2),
      loss numeric(18,2),
      offered numeric(18,2),
      severity text,
      flags jsonb not null,
      confirmed boolean not null,
      overdue boolean not null,
      escalated boolean not null,
      escalation jsonb,
      promised_at timestamptz,
      promised_by uuid,
      promise_note text,
      verdict text,
      liability text,
      verdict_reason text,
      cause text,
      corrective text,
      preventive text,
      summary text,
      about_complaint_id uuid,
      duplicate_of_id uuid,
      recorded_by uuid,
      owner_id uuid,
      first_responsible_id uuid,
      end_by timestamptz,
      offers int not null,
      refusals int not null,
      last_answer text,
      open_actions int not null,
      unanswered_lines int not null,
      follow_ups int not null,
      satisfied boolean,
      steps_done jsonb not null,
      planned jsonb not null,
      running jsonb not null,
      extra jsonb not null,
      received_at timestamptz not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      next_due_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, number),
      foreign key (tenant_id, about_complaint_id) references complaint,
      foreign key (tenant_id, duplicate_of_id) references complaint
    );`);
    this.addSql('create index complaint_opened on complaint (tenant_id, opened_at, id);');
    this.addSql('create index complaint_due on complaint (tenant_id, next_due_at, id);');
    for (const column of filters) {
      this.addSql(`create index complaint_${column}_opened on complaint (tenant_id, ${column}, opened_at, id);`);
      this.addSql(`create index complaint_${column}_due on complaint (tenant_id, ${column}, next_due_at, id);`);
    }
    this.addSql(tenantTable('complaint'));

    // What belongs to a complaint is written before it, for its number is drawn last; so the keys are checked at the end.
    const belongs = 'foreign key (tenant_id, complaint_id) references complaint deferrable initially deferred';

    this.addSql(`create table complaint_line (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      complaint_id uuid not null,
      position int not null,
      product_id uuid,
      sold_unit_id uuid,
      order_number text,
      batch text,
      serial text,
      delivered_on date,
      quantity numeric(18,6),
      quantity_unit text,
      defective numeric(18,6),
      defective_unit text,
      problem text not null,
      answer text,
      primary key (tenant_id, id),
      unique (tenant_id, complaint_id, position),
      ${belongs}
    );`);
    this.addSql('create index complaint_line_product on complaint_line (tenant_id, product_id, complaint_id);');
    this.addSql(tenantTable('complaint_line'));

    this.addSql(`create table complaint_offer (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      complaint_id uuid not null,
      solution text not null,
      remedies jsonb not null,
      offered_by uuid,
      offered_at timestamptz not null,
      valid_until timestamptz not null,
      answer text not null check (answer in ('open', 'accepted', 'refused', 'referred', 'withdrawn')),
      answered_at timestamptz,
      answered_by text check (answered_by in ('link', 'agent')),
      reason text,
      primary key (tenant_id, id),
      ${belongs}
    );`);
    this.addSql('create index complaint_offer_complaint on complaint_offer (tenant_id, complaint_id, id);');
    this.addSql(tenantTable('complaint_offer'));

    // Only the hash of a token is kept: whoever reads the table can answer for nobody.
    this.addSql(`create table complaint_link (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      offer_id uuid not null,
      token_hash bytea not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, token_hash),
      foreign key (tenant_id, offer_id) references complaint_offer
    );`);
    this.addSql('create index complaint_link_offer on complaint_link (tenant_id, offer_id);');
    this.addSql(tenantTable('complaint_link'));

    this.addSql(`create table complaint_action (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      complaint_id uuid not null,
      kind text not null,
      line_id uuid,
      description text not null,
      amount numeric(18,2),
      quantity numeric(18,6),
      quantity_unit text,
      owner_id uuid,
      due_at timestamptz not null,
      done_at timestamptz,
      done_by uuid,
      note text,
      remedial boolean not null,
      primary key (tenant_id, id),
      ${belongs}
    );`);
    this.addSql('create index complaint_action_complaint on complaint_action (tenant_id, complaint_id, id);');
    this.addSql('create index complaint_action_open on complaint_action (tenant_id, owner_id, complaint_id) where done_at is null;');
    this.addSql(tenantTable('complaint_action'));

    this.addSql(`create table complaint_follow_up (
      tenant_id uuid not null default current_tenant(),
      id uuid not null,
      complaint_id uuid not null,
      at timestamptz not null,
      by uuid,
      satisfied boolean not null,
      note text not null,
      primary key (tenant_id, id),
      ${belongs}
    );`);
    this.addSql('create index complaint_follow_up_complaint on complaint_follow_up (tenant_id, complaint_id, id);');
    this.addSql(tenantTable('complaint_follow_up'));

    // Who has had a hand in a case, and for which department: what sight is decided by.
    this.addSql(`create table complaint_person (
      tenant_id uuid not null default current_tenant(),
      complaint_id uuid not null,
      person_id uuid not null,
      department_id uuid,
      primary key (tenant_id, complaint_id, person_id),
      ${belongs}
    );`);
    this.addSql('create index complaint_person_person on complaint_person (tenant_id, person_id, complaint_id);');
    this.addSql('create index complaint_person_department on complaint_person (tenant_id, department_id, complaint_id);');
    this.addSql(tenantTable('complaint_person'));

    // What a case is found by. Row-level security keeps LIKE from using an index; < and >= in the order of code points may use one.
    this.addSql(`create table complaint_key (
      tenant_id uuid not null default current_tenant(),
      key text collate "C" not null,
      complaint_id uuid not null,
      primary key (tenant_id, key, complaint_id),
      ${belongs}
    );`);
    this.addSql('create index complaint_key_complaint on complaint_key (tenant_id, complaint_id, key);');
    this.addSql(tenantTable('complaint_key'));
  }
}
