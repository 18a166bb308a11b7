import { p } from '@mikro-orm/core';
import { v7 as uuid } from 'uuid';
import { currentTenant } from './context.ts';

/** The role that all work runs as. It owns nothing, so row-level security holds for it. */
export const appRole = 'aftercare_app';

/**
 * Puts the wall round a table in a migration. The table has a `tenant_id uuid not null default current_tenant()`.
 * `appendOnly` also takes away the right to change or delete rows.
 */
export function tenantTable(name: string, { appendOnly = false } = {}): string {
  return `
    alter table "${name}" enable row level security;
    alter table "${name}" force row level security;
    create policy "${name}_wall" on "${name}" to ${appRole} using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
    do $$ begin execute format('create policy "${name}_owner" on "${name}" to %I using (true) with check (true)', current_user); end $$;
    ${appendOnly ? `revoke update, delete, truncate on "${name}" from ${appRole};` : ''}`;
}

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
