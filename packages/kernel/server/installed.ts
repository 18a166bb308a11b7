import { domainError, type ModuleManifest, type PluginManifest } from '../domain/index.ts';
import type { Type } from '@nestjs/common';
import { currentTenant } from './context.ts';
import type { ServerModule, ServerPlugin } from './server-module.ts';
import type { Subscriber } from './subscriber.ts';

/** The company does not work with the module that a route belongs to. */
export class ModuleOff extends domainError<{ module: string }>('kernel.module-off', 403, ({ module }) => `Your company does not use the module ${module}.`) {}

/** The modules and plugins that this process was started with, lowest module first. */
export class Installed {
  private readonly owners: ReadonlyMap<Type, string>;

  constructor(
    /** Those that are loaded. */
    readonly modules: readonly ServerModule[],
    readonly plugins: readonly ServerPlugin[],
  ) {
    this.owners = new Map(modules.flatMap(({ manifest, controllers = [] }) => controllers.map((controller) => [controller, manifest.id] as const)));
  }

  has(manifest: ModuleManifest): boolean {
    return this.modules.some((module) => module.manifest.id === manifest.id);
  }

  /**
   * The current tenant's plugins, in the order the tenant lists them.
   * @throws Error when one is not installed: to go on without it would be to work by other rules
   */
  tenantPlugins(): ServerPlugin[] {
    const { code, plugins } = currentTenant();
    return plugins.map((id) => {
      const plugin = this.plugins.find(({ manifest }) => manifest.id === id);
      if (!plugin) throw new Error(`The company ${code} works by the plugin ${id}, which is not installed.`);
      return plugin;
    });
  }

  manifests(): (ModuleManifest | PluginManifest)[] {
    return [...this.modules.map((m) => m.manifest), ...this.tenantPlugins().map((p) => p.manifest)];
  }

  /** What the current tenant's people work with: its plugins, and of the modules those that are switched on for it. Work that is under way goes on in the others, too. */
  offered(): (ModuleManifest | PluginManifest)[] {
    const { modules } = currentTenant();
    return this.manifests().filter((manifest) => 'version' in manifest || modules.includes(manifest.id));
  }

  /** The module that a controller belongs to. */
  ownerOf(controller: Type): string | undefined {
    return this.owners.get(controller);
  }

  /** The current tenant's subscribers, by the queue that delivers to them. */
  subscribersOf(eventName: string): { queue: string; subscribers: Subscriber[] }[] {
    return [...this.modules, ...this.tenantPlugins()]
      .map((part) => ({ queue: queueOf(part), subscribers: (part.subscribers ?? []).filter(({ event }) => event.name === eventName) }))
      .filter(({ subscribers }) => subscribers.length > 0);
  }

  /** One queue for each part that listens to anything. */
  queues(): string[] {
    return [...this.modules, ...this.plugins].filter((part) => part.subscribers?.length).map(queueOf);
  }
}

const queueOf = (part: ServerModule | ServerPlugin): string => ('version' in part.manifest ? `plugin-${part.manifest.id}` : part.manifest.id);

/**
 * The modules asked for and those they require, in the order of the list.
 * @throws Error when a name is not in the list
 */
export function closure(all: readonly ServerModule[], wanted: readonly string[] | undefined): ServerModule[] {
  if (!wanted) return [...all];
  const byId = new Map(all.map((module) => [module.manifest.id, module]));
  const loaded = new Set<string>();
  const load = (id: string): void => {
    const module = byId.get(id);
    if (!module) throw new Error(`There is no module "${id}". There are: ${[...byId.keys()].join(', ')}.`);
    if (loaded.has(id)) return;
    loaded.add(id);
    module.manifest.requires.forEach(load);
  };
  wanted.forEach(load);
  return all.filter(({ manifest }) => loaded.has(manifest.id));
}
