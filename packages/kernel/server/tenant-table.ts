import { p } from '@mikro-orm/core';
import { v7 as uuid } from 'uuid';
import { currentTenant } from './context.ts';

/** The role that all work runs as. It owns nothing, so row-level security holds for it. */
export const appRole = 'aftercare_app';

/**
 * Puts the wall round a table in a migration. The table has a `tenant_id uuid not null default current_tenant()`.
 * `appendOnly` also takes away the right to change or delete rows.
 */
export const tenantTable = (name: string, { appendOnly = false } = {}): string => `select build_wall('${name}', ${appendOnly});`;

/** The same wall in the ORM; on by default, so code outside a tenant fails there too. */
export const tenantWall = {
  tenant: { name: 'tenant', cond: () => ({ tenantId: currentTenant().id }), default: true, args: false as const },
};

/** The primary key of every tenant's table. */
export const tenantKey = {
  tenantId: p.uuid().primary(),
  id: p.uuid().primary(),
};

export const newId = (): string => uuid();
export const newKey = (): { tenantId: string; id: string } => ({ tenantId: currentTenant().id, id: uuid() });
