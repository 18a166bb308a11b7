import type { AdminPart } from '@aftercare/kernel/admin';

export interface Listed {
  readonly id: string;
  readonly load: () => Promise<{ readonly default?: unknown }>;
}

/** The console's modules, lowest first. Each is fetched after sign-in, and its pages when they are opened. */
export const modules: readonly Listed[] = [
  { id: 'mail', load: () => import('@aftercare/mail/admin') },
  { id: 'identity', load: () => import('@aftercare/identity/admin') },
  { id: 'workflow', load: () => import('@aftercare/workflow/admin') },
  { id: 'directory', load: () => import('@aftercare/directory/admin') },
  { id: 'complaints', load: () => import('@aftercare/complaints/admin') },
];

/** What single tenants change; fetched for the tenants that list it. */
export const plugins: readonly Listed[] = [{ id: 'gift', load: () => import('@aftercare/plugin-gift/admin') }];

/** The modules and plugins that a tenant has, those without an admin face left out. */
export async function partsFor(tenant: { readonly modules: readonly string[]; readonly plugins: readonly string[] }): Promise<AdminPart[]> {
  const wanted = [...modules.filter(({ id }) => tenant.modules.includes(id)), ...tenant.plugins.flatMap((id) => plugins.filter((plugin) => plugin.id === id))];
  const loaded = await Promise.all(wanted.map(({ load }) => load()));
  return loaded.flatMap((face) => (face.default ? [face.default as AdminPart] : []));
}
