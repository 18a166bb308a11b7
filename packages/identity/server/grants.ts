import { Db, Installed, sql, systemActor, withTenant, type Sight, type Tenant } from '@aftercare/kernel/server';
import { owner, superior, type Role } from '@aftercare/kernel';
import { Injectable } from '@nestjs/common';
import { administrator, employee, RoleNotFound } from '../domain/index.ts';

/** What a company added to a role or took from it. */
export interface GrantChange {
  readonly role: string;
  readonly permission: string;
  readonly granted: boolean;
}

export interface Granted {
  readonly permissions: ReadonlySet<string>;
  readonly sight: Sight;
}

const reach: readonly Sight[] = ['own', 'department', 'tenant'];

/** Roles that follow by themselves: no tenant says who holds them. */
export const unmapped: readonly Role[] = [employee, superior, owner];

/** What the holder of one role may do. */
export function grantsOf(role: Role, everything: readonly string[], changes: readonly GrantChange[]): ReadonlySet<string> {
  if (role.id === administrator.id) return new Set(everything);
  const granted = new Set(role.grants.map(({ id }) => id));
  for (const change of changes.filter((each) => each.role === role.id)) granted[change.granted ? 'add' : 'delete'](change.permission);
  return granted;
}

/** What roles may do in each tenant. A tenant object is made anew whenever its revision rises, so what hangs on it is never out of date. */
@Injectable()
export class Grants {
  private readonly kept = new WeakMap<Tenant, Map<string, Granted>>();

  constructor(
    private readonly db: Db,
    private readonly installed: Installed,
  ) {}

  /** The permissions and the widest sight of somebody who holds these roles. */
  async together(tenant: Tenant, roles: readonly string[]): Promise<Granted> {
    const known = this.kept.get(tenant) ?? new Map<string, Granted>();
    this.kept.set(tenant, known);
    const key = roles.join();
    const found = known.get(key) ?? (await withTenant(tenant, systemActor, () => this.inForce(roles)));
    known.set(key, found);
    return found;
  }

  /** All roles of the current tenant's modules and plugins. */
  roles(): { readonly role: Role; readonly by: string }[] {
    const declared = this.installed.offered().flatMap(({ id, roles }) => Object.values(roles ?? {}).map((role) => ({ role, by: id })));
    return [...declared, ...[superior, owner].map((role) => ({ role, by: 'kernel' }))];
  }

  /** @throws RoleNotFound */
  role(id: string): Role {
    const found = this.roles().find(({ role }) => role.id === id);
    if (!found) throw new RoleNotFound({ role: id });
    return found.role;
  }

  permissions(): string[] {
    return this.installed.offered().flatMap((manifest) => Object.values(manifest.permissions ?? {}).map(({ id }) => id));
  }

  changes(): Promise<GrantChange[]> {
    return this.db.rows<GrantChange>(sql`select role, permission, granted from role_grant order by role, permission`);
  }

  /** Read afresh, in the current tenant: for commands that change roles. */
  async inForce(held: readonly string[]): Promise<Granted> {
    const changes = await this.changes();
    const everything = this.permissions();
    const roles = this.roles().filter(({ role }) => held.includes(role.id));
    return {
      permissions: new Set(roles.flatMap(({ role }) => [...grantsOf(role, everything, changes)])),
      sight: reach[Math.max(0, ...roles.map(({ role }) => reach.indexOf(role.sight)))]!,
    };
  }
}
