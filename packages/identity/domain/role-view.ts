import { locale, moment } from '@aftercare/kernel';
import { z } from 'zod';

const named = z.object({ id: z.uuid(), name: z.string() });

/** A post, who holds it in this company, and what they may do. */
export const roleView = z.object({
  id: z.string(),
  title: z.record(locale, z.string()),
  /** The module or plugin that names it. */
  by: z.string(),
  sight: z.enum(['own', 'department', 'tenant']),
  /** Whether the company says who holds it; else it follows by itself. */
  mapped: z.boolean(),
  grants: z.array(z.string()),
  /** What the module or plugin that names it grants. */
  standard: z.array(z.string()),
  people: z.array(named),
  headsOf: z.array(z.object({ department: named, head: named.nullable() })),
}).meta({ id: 'Role' });
export type RoleView = z.output<typeof roleView>;

const ids = z.array(z.uuid()).max(500).default([]);

export const setHoldersInput = z.strictObject({ people: ids, headsOf: ids }).meta({ id: 'SetRoleHolders' });
export type SetHoldersInput = z.input<typeof setHoldersInput>;

const granted = z.array(z.string().max(80)).max(500).default([]);

/** What this company adds to and takes from what the module or plugin grants. */
export const setGrantsInput = z.strictObject({ add: granted, remove: granted }).meta({ id: 'SetRoleGrants' });
export type SetGrantsInput = z.input<typeof setGrantsInput>;

/** Who held what at a moment; now when it is left out. What roles may do is always today's. */
export const rolesQuery = z.strictObject({ at: moment.optional() });
