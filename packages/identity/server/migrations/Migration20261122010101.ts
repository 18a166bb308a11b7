import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

const tenantId = 'tenant_id uuid not null default current_tenant() references tenant';

export class Migration20261122010101 extends Migration {
  override name = 'identity/Migration20261122010101';

  override up() {
    this.addSql('alter table person add column version int not null default 1, add column left_at timestamptz;');
    this.addSql('alter table department add column version int not null default 1, add column archived_at timestamptz;');

    // A link by which somebody chooses a password, once.
    this.addSql(`create table password_link (
      ${tenantId},
      id uuid not null,
      person_id uuid not null,
      kind text not null check (kind in ('invitation', 'reset')),
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, person_id) references person (tenant_id, id)
    );`);
    this.addSql('create index password_link_person on password_link (tenant_id, person_id);');
    this.addSql(tenantTable('password_link'));

    // From when until when somebody held a role, the head of a department held it, or somebody headed a department.
    this.addSql(`create table tenure (
      ${tenantId},
      id uuid not null,
      role text,
      person_id uuid,
      department_id uuid,
      since timestamptz not null,
      until timestamptz,
      primary key (tenant_id, id),
      check (num_nonnulls(role, person_id, department_id) = 2),
      foreign key (tenant_id, person_id) references person (tenant_id, id),
      foreign key (tenant_id, department_id) references department (tenant_id, id)
    );`);
    this.addSql('create index tenure_person on tenure (tenant_id, person_id);');
    this.addSql('create index tenure_department on tenure (tenant_id, department_id);');
    this.addSql('create index tenure_since on tenure (tenant_id, since);');
    this.addSql(tenantTable('tenure'));
    this.addSql(`insert into tenure (tenant_id, id, role, person_id, department_id, since)
      select tenant_id, id, role, person_id, department_id, created_at from role_assignment;`);
    this.addSql(`insert into tenure (tenant_id, id, person_id, department_id, since)
      select tenant_id, id, head_id, id, created_at from department where head_id is not null;`);

    this.addSql('create index sign_in_log_by_time on sign_in_log (tenant_id, at, id);');
    // Only what is older than the company keeps it; nothing else may be taken out of the log.
    this.addSql(`create function forget_sign_ins(before timestamptz) returns int language plpgsql security definer set search_path = public, pg_temp as $$
      declare forgotten int;
      begin
        delete from sign_in_log where tenant_id = current_tenant() and at < before;
        get diagnostics forgotten = row_count;
        return forgotten;
      end $$;`);

    // Whose password is to be forgotten: only of somebody who has one. Counts before it looks.
    this.addSql(`create function begin_reset(company text, mail text, counters jsonb, at timestamptz, span interval) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
      declare wait int;
      begin
        wait := begin_attempt(counters, at, span);
        if wait is not null then return jsonb_build_object('retryAfter', wait); end if;
        return (select jsonb_build_object('tenant', t.id, 'person', p.id)
          from tenant t join person p on p.tenant_id = t.id and p.email = mail and p.active join credential c on c.tenant_id = t.id and c.person_id = p.id
          where t.code = company and t.archived_at is null);
      end $$;`);
  }
}
