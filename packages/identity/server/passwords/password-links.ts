import { currentTenant, Db, Environment, newId, Now, sql, systemActor, TenantNotFound, Tenants, withTenant, type Actor, type Tenant } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { LinkOver, type PasswordLinkView } from '../../domain/index.ts';
import { hashOf, newSecret } from '../secrets.ts';

export type LinkKind = PasswordLinkView['kind'];

export interface OpenLink {
  readonly id: string;
  readonly kind: LinkKind;
  readonly personId: string;
}

const hourMs = 3_600_000;
const form = /^([0-9a-f]{32})([\w-]{43})$/;

/** Links by which people choose a password, once. A token says whose company it is of, and is a secret of 256 bits; only its hash is kept. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly environment: Environment,
    private readonly now: Now,
  ) {}

  /** Inside a command. The ones before it are worth nothing from now on. */
  async make(personId: string, kind: LinkKind, hours: number): Promise<{ link: string; expiresAt: string }> {
    await this.revoke(personId);
    const at = this.now.date();
    const expiresAt = new Date(at.getTime() + hours * hourMs).toISOString();
    const token = currentTenant().id.replaceAll('-', '') + newSecret();
    await this.db.run(sql`
      insert into password_link (id, person_id, kind, token_hash, created_at, expires_at) values (${newId()}, ${personId}, ${kind}, decode(${hashOf(token)}, 'hex'), ${at.toISOString()}, ${expiresAt})`);
    return { link: `${this.environment.values.publicUrl}/password/${token}`, expiresAt };
  }

  /** Inside a command. @returns how many could still be used */
  revoke(personId: string): Promise<number> {
    return this.db.run(sql`update password_link set revoked_at = ${this.now.iso()} where person_id = ${personId} and used_at is null and revoked_at is null`);
  }

  /** Runs in the token's company, as the person it was sent to, who may do nothing else by it. @throws LinkOver */
  async within<T>(token: string, run: (link: OpenLink) => Promise<T>): Promise<T> {
    const tenant = await this.tenantOf(token);
    const link = await withTenant(tenant, systemActor, () => this.db.row<OpenLink>(sql`
      select l.id, l.kind, l.person_id as "personId" from password_link l join person p on p.id = l.person_id and p.active
      where l.token_hash = decode(${hashOf(token)}, 'hex') and l.used_at is null and l.revoked_at is null and l.expires_at > ${this.now.iso()}::timestamptz`));
    if (!link) throw new LinkOver({});
    return withTenant(tenant, holder(link), () => run(link));
  }

  /** Inside a command: of two who use it at once, one. @throws LinkOver */
  async use({ id }: OpenLink): Promise<void> {
    const used = await this.db.run(sql`update password_link set used_at = ${this.now.iso()} where id = ${id} and used_at is null and revoked_at is null`);
    if (!used) throw new LinkOver({});
  }

  private async tenantOf(token: string): Promise<Tenant> {
    const id = form.exec(token)?.[1]?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    if (!id) throw new LinkOver({});
    try {
      return await this.tenants.get(id);
    } catch (error) {
      throw error instanceof TenantNotFound ? new LinkOver({}) : error;
    }
  }
}

const holder = ({ personId }: OpenLink): Actor => ({ kind: 'person', id: personId, permissions: new Set(), sight: 'own', departments: [], roles: [] });
