import { currentTenant, Db, Environment, linkActor, newId, sql, systemActor, TenantNotFound, Tenants, withTenant, type Tenant } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { complaints, LinkNotValid } from '../domain/index.ts';

const tenantBytes = 16;
const secretBytes = 32;

/** Links by which a customer answers an offer. A token says whose tenant it is of, and is a secret of 256 bits; only its hash is kept. */
@Injectable()
export class Links {
  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly environment: Environment,
  ) {}

  /** Inside a command. @returns the two addresses to write to the customer */
  async make(offer: string, expiresAt: string): Promise<{ acceptUrl: string; refuseUrl: string }> {
    const token = Buffer.concat([Buffer.from(currentTenant().id.replaceAll('-', ''), 'hex'), randomBytes(secretBytes)]).toString('base64url');
    await this.db.run(sql`insert into complaint_link (id, offer_id, token_hash, expires_at) values (${newId()}, ${offer}, decode(${hashOf(token)}, 'hex'), ${expiresAt})`);
    const page = `${this.environment.values.publicUrl}/answer/${token}`;
    return { acceptUrl: `${page}?answer=accepted`, refuseUrl: `${page}?answer=refused` };
  }

  /**
   * Runs in the token's tenant, as the customer who holds it.
   * @throws LinkNotValid the same for a token that never was and for one of a tenant that is gone
   */
  async within<T>(token: string, run: (link: string) => Promise<T>): Promise<T> {
    const tenant = await this.tenantOf(token);
    if (!tenant.modules.includes(complaints.id)) throw new LinkNotValid({});
    const hash = hashOf(token);
    const link = await withTenant(tenant, systemActor, () => this.db.row<{ id: string }>(sql`select id from complaint_link where token_hash = decode(${hash}, 'hex')`));
    if (!link) throw new LinkNotValid({});
    return withTenant(tenant, linkActor(link.id), () => run(link.id));
  }

  private async tenantOf(token: string): Promise<Tenant> {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== tenantBytes + secretBytes || bytes.toString('base64url') !== token) throw new LinkNotValid({});
    const id = bytes.toString('hex', 0, tenantBytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    try {
      return await this.tenants.get(id);
    } catch (error) {
      throw error instanceof TenantNotFound ? new LinkNotValid({}) : error;
    }
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
