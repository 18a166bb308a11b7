import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

/** What statistics ask about and what changes while a case runs. */
const told = ['state', 'level', 'type', 'owner_id', 'cause_category', 'overdue', 'closed_at'];
const ended = `('closed', 'external-review', 'withdrawn', 'duplicate')`;

export class Migration20261122040600 extends Migration {
  override name = 'complaints/Migration20261122040600';

  override up() {
    this.addSql('alter table complaint add column changed_at timestamptz;');
    this.addSql('update complaint set changed_at = opened_at;');
    this.addSql('alter table complaint alter column changed_at set not null;');

    // How each complaint stood from one change to the next, so that a report of a past day can be made again with the same figures.
    this.addSql(`create table complaint_history (
      tenant_id uuid not null default current_tenant(),
      complaint_id uuid not null,
      from_at timestamptz not null,
      to_at timestamptz not null,
      state text not null,
      level text not null,
      type text not null,
      owner_id uuid,
      cause_category text,
      overdue boolean not null,
      closed_at timestamptz,
      open boolean not null,
      reopened boolean not null,
      primary key (tenant_id, complaint_id, from_at),
      foreign key (tenant_id, complaint_id) references complaint deferrable initially deferred
    );`);
    this.addSql('create index complaint_history_open on complaint_history (tenant_id, to_at, from_at) where open;');
    this.addSql('create index complaint_history_closed on complaint_history (tenant_id, closed_at, complaint_id) where closed_at is not null;');
    this.addSql('create index complaint_history_reopened on complaint_history (tenant_id, from_at, complaint_id) where reopened;');
    this.addSql(tenantTable('complaint_history'));

    this.addSql(`insert into complaint_history (tenant_id, complaint_id, from_at, to_at, ${told.join(', ')}, open, reopened)
      select tenant_id, id, opened_at, 'infinity', ${told.join(', ')}, state not in ${ended}, false from complaint;`);

    // In the database, because a change that left no row here would make every later report wrong without anybody seeing it.
    this.addSql(`create function keep_complaint_history() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_op = 'UPDATE' then
          if (${told.map((name) => `new.${name}`).join(', ')}) is not distinct from (${told.map((name) => `old.${name}`).join(', ')}) then return null; end if;
          update complaint_history set to_at = new.changed_at where complaint_id = new.id and to_at = 'infinity' and from_at < new.changed_at;
        end if;
        insert into complaint_history as h (tenant_id, complaint_id, from_at, to_at, ${told.join(', ')}, open, reopened)
          values (new.tenant_id, new.id, new.changed_at, 'infinity', ${told.map((name) => `new.${name}`).join(', ')}, new.state not in ${ended}, tg_op = 'UPDATE' and old.closed_at is not null and new.closed_at is null)
          on conflict (tenant_id, complaint_id, from_at) do update set ${told.map((name) => `${name} = excluded.${name}`).join(', ')}, open = excluded.open, reopened = h.reopened or excluded.reopened;
        return null;
      end $$;`);
    this.addSql('create trigger complaint_history after insert or update on complaint for each row execute function keep_complaint_history();');
  }
}
