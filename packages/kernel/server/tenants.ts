import { domainError } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { Commands } from './commands.ts';
import { systemActor, withTenant, type Actor, type Tenant } from './context.ts';
import { Db, sql } from './db.ts';
import { Now } from './now.ts';
import { newId } from './tenant-table.ts';
import { sqlState } from './work.ts';

export class TenantNotFound extends domainError<{ tenant: string }>('kernel.tenant-not-found', 404, ({ tenant }) => `There is no company ${tenant}.`) {}
export class TenantExists extends domainError<{ code: string }>('kernel.tenant-exists', 409, ({ code }) => `There is already a company ${code}.`) {}

export type NewTenant = Pick<Tenant, 'code' | 'name' | 'letterhead' | 'locale' | 'currency' | 'timeZone' | 'modules' | 'plugins'>;

/** Loads tenants with their settings. What it keeps is checked against the tenant's revision, so no process works by an old one. */
@Injectable()
export class Tenants {
  private readonly kept = new Map<string, Tenant>();

  constructor(
    private readonly db: Db,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  /**
   * Makes a tenant, and in the same transaction whatever `furnish` puts into it.
   * @throws TenantExists
   */
  async create(tenant: NewTenant, furnish: () => Promise<void>): Promise<Tenant> {
    const id = newId();
    const made: Tenant = { ...tenant, id, revision: 1, settings: [] };
    const insert = async () => {
      await this.db.run(sql`
        insert into tenant (id, code, name, letterhead, locale, currency, time_zone, modules, plugins, created_at)
        values (${id}, ${tenant.code}, ${tenant.name}, ${JSON.stringify(tenant.letterhead)}::jsonb, ${tenant.locale}, ${tenant.currency}, ${tenant.timeZone}, ${[...tenant.modules]}, ${[...tenant.plugins]}, ${this.now.iso()})`);
      await furnish();
    };
    try {
      await withTenant(made, systemActor, () => this.commands.transaction(insert));
    } catch (error) {
      if (sqlState(error) === '23505') throw new TenantExists({ code: tenant.code });
      throw error;
    }
    return made;
  }

  /** Inside a command: what this process and others keep of the current tenant is out of date when it commits. */
  async touch(): Promise<void> {
    await this.db.run(sql`update tenant set revision = revision + 1`);
  }

  /** @param revision the tenant's revision, when the caller has just read it @throws TenantNotFound */
  async get(id: string, revision?: number): Promise<Tenant> {
    const current = revision ?? Number((await this.db.across<{ revision: string | null }>(sql`select tenant_revision(${id}::uuid) as revision`))[0]?.revision ?? 0);
    if (!current) throw new TenantNotFound({ tenant: id });
    const kept = this.kept.get(id);
    if (kept?.revision === current) return kept;
    const tenant = await this.load(id);
    this.kept.set(id, tenant);
    return tenant;
  }

  /** @throws TenantNotFound */
  async byCode(code: string): Promise<Tenant> {
    const [found] = await this.db.across<{ id: string | null }>(sql`select tenant_id_by_code(${code}) as id`);
    if (!found?.id) throw new TenantNotFound({ tenant: code });
    return this.get(found.id);
  }

  /** As it is now, an archived one too: for whoever runs the installation. @throws TenantNotFound */
  evenArchived(id: string): Promise<Tenant> {
    return this.load(id);
  }

  async ids(): Promise<string[]> {
    return (await this.db.across<{ id: string }>(sql`select tenant_ids() as id`)).map(({ id }) => id);
  }

  /** Runs the product's own work in a tenant. */
  async within<T>(id: string, run: () => Promise<T>, actor: Actor = systemActor): Promise<T> {
    return withTenant(await this.get(id), actor, run);
  }

  private load(id: string): Promise<Tenant> {
    return withTenant({ id } as Tenant, systemActor, () =>
      this.db.readingOnce(async (rows) => {
        const [tenant] = await rows<Omit<Tenant, 'settings' | 'revision'> & { revision: string }>(sql`
          select id, code, name, letterhead, locale, currency, time_zone as "timeZone", to_jsonb(modules) as modules, to_jsonb(plugins) as plugins, revision from tenant where id = ${id}`);
        if (!tenant) throw new TenantNotFound({ tenant: id });
        const settings = await rows<Tenant['settings'][number]>(sql`
          select id, setting, value, valid_from as "validFrom", applies_to_open as "appliesToOpen" from setting_version where tenant_id = ${id} order by valid_from, id`);
        return { ...tenant, revision: Number(tenant.revision), settings };
      }),
    );
  }
}
