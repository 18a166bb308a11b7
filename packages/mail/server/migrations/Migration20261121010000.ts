import { tenantTable } from '@aftercare/kernel/server';
import { Migration } from '@mikro-orm/migrations';

export class Migration20261121010000 extends Migration {
  override name = 'mail/Migration20261121010000';

  override up() {
    // `secrets`: links that stand in the mail as it is sent and nowhere else, forgotten once it is delivered.
    // `unreachable`: the mail server could not be reached, so this waits for the server and not for its own next_at alone.
    // `to_sought` sorts by bytes, so that an address's beginning is found by range: LIKE cannot use an index behind the tenant's wall.
    this.addSql(`create table mail (
      tenant_id uuid not null default current_tenant() references tenant,
      id uuid not null,
      version int not null default 1,
      state text not null check (state in ('queued', 'sending', 'sent', 'deferred', 'failed', 'unknown', 'kept')),
      email text not null,
      about_type text not null,
      about_id uuid not null,
      to_address text not null,
      to_sought text collate "C" generated always as (lower(to_address)) stored,
      to_name text,
      locale text not null,
      subject text not null,
      html text not null,
      text text not null,
      secrets jsonb,
      message_id text not null,
      dedupe_key text,
      attempts int not null default 0,
      queued_at timestamptz not null,
      next_at timestamptz,
      unreachable boolean not null default false,
      claim uuid,
      claimed_at timestamptz,
      last_error text,
      history jsonb not null,
      created_at timestamptz not null,
      sent_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, dedupe_key)
    );`);
    this.addSql(`create index mail_created on mail (tenant_id, created_at, id);`);
    this.addSql(`create index mail_state on mail (tenant_id, state, created_at, id);`);
    this.addSql(`create index mail_about on mail (tenant_id, about_type, about_id, created_at);`);
    this.addSql(`create index mail_to on mail (tenant_id, to_sought);`);
    this.addSql(`create index mail_due on mail (next_at) where state in ('queued', 'deferred');`);
    this.addSql(`create index mail_claimed on mail (claimed_at) where state = 'sending';`);
    this.addSql(tenantTable('mail'));

    this.addSql(`create function mail_due(at timestamptz, reachable boolean, most int) returns table (tenant uuid, mail uuid) language sql stable security definer set search_path = public as $$
      select m.tenant_id, m.id from mail m join tenant t on t.id = m.tenant_id and t.archived_at is null
      where state in ('queued', 'deferred') and (next_at <= $1 or ($2 and unreachable)) order by next_at limit $3 $$;`);
    this.addSql(`create function mail_abandoned(before timestamptz, most int) returns table (tenant uuid, mail uuid) language sql stable security definer set search_path = public as $$
      select m.tenant_id, m.id from mail m join tenant t on t.id = m.tenant_id and t.archived_at is null
      where state = 'sending' and claimed_at < $1 order by claimed_at limit $2 $$;`);
  }
}
