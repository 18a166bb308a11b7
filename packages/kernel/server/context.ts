import type { ActorRef, Locale, Permission } from '../domain/index.ts';
import { AsyncLocalStorage } from 'node:async_hooks';

/** What stands at the head of a tenant's letters and papers. */
export interface Letterhead {
  readonly company: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
  /** `#rrggbb` */
  readonly colour?: string;
}

/** One company that uses the product. */
export interface Tenant {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly letterhead: Letterhead;
  readonly locale: Locale;
  /** ISO 4217 */
  readonly currency: string;
  /** IANA name */
  readonly timeZone: string;
  readonly modules: readonly string[];
  /** In the order in which they wrap each other: the last one is asked first. */
  readonly plugins: readonly string[];
  /** Rises with every change of the tenant or its settings. */
  readonly revision: number;
  readonly settings: readonly SettingVersion[];
}

/** A setting's value from a moment on. */
export interface SettingVersion {
  readonly id: string;
  readonly setting: string;
  readonly value: unknown;
  readonly validFrom: string;
  /** Whether cases that were already open follow it too. */
  readonly appliesToOpen: boolean;
}

/** How far somebody sees: their own cases, their departments', or the whole tenant's. */
export type Sight = 'own' | 'department' | 'tenant';

/** On whose behalf the work is done. */
export interface Actor extends ActorRef {
  readonly permissions: ReadonlySet<string>;
  readonly sight: Sight;
  readonly departments: readonly string[];
  readonly roles: readonly string[];
}

interface Context {
  readonly tenant: Tenant;
  readonly actor: Actor;
}

const storage = new AsyncLocalStorage<Context>();

/** The product itself: jobs, ticks, tools. It may do everything and is named "system" in the journal. */
export const systemActor: Actor = {
  kind: 'system',
  id: null,
  permissions: { has: () => true } as unknown as ReadonlySet<string>,
  sight: 'tenant',
  departments: [],
  roles: [],
};

/** A customer or supplier who came by a signed link; `id` names the link. */
export const linkActor = (id: string): Actor => ({ kind: 'customer', id, permissions: new Set(), sight: 'own', departments: [], roles: [] });

export const withTenant = <T>(tenant: Tenant, actor: Actor, run: () => T): T => storage.run({ tenant, actor }, run);

/** @throws Error outside a tenant: an entry point forgot `withTenant`. */
export function currentTenant(): Tenant {
  return context().tenant;
}

export function currentActor(): Actor {
  return context().actor;
}

/** Whether the actor holds the permission. */
/** Who does it, where that is somebody of the tenant; null for customers and the product itself. */
export function actingPerson(): string | null {
  const { kind, id } = currentActor();
  return kind === 'person' ? id : null;
}
export const may = (permission: Permission): boolean => currentActor().permissions.has(permission.id);

function context(): Context {
  const context = storage.getStore();
  if (!context) throw new Error('This code ran outside a tenant. Its entry point needs withTenant().');
  return context;
}
