import type { EmailTemplate, ModuleManifest, PluginManifest } from '../domain/index.ts';
import type { EntityClass, EntitySchema } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import type { Abstract, Provider, Type } from '@nestjs/common';
import type { Answer, Subscriber, Tick } from './subscriber.ts';

/** What a module adds to the API: its table of contents. */
export interface ServerModule {
  readonly manifest: ModuleManifest;
  /** Each route checks a permission and sends one command or query. */
  readonly controllers?: readonly Type[];
  /** Handlers, and whatever they inject. Subscribers, answers and ticks need not be named again here. */
  readonly providers?: readonly Provider[];
  /** What modules above may inject. An abstract one needs its entry in `providers` too. */
  readonly exports?: readonly (Type | Abstract<unknown>)[];
  readonly entities?: readonly (EntityClass | EntitySchema)[];
  readonly migrations?: readonly Type<Migration>[];
  readonly subscribers?: readonly Subscriber[];
  readonly answers?: readonly Answer[];
  readonly ticks?: readonly Tick[];
  readonly templates?: readonly EmailTemplate[];
}

export const defineServerModule = (module: ServerModule): ServerModule => module;

/** What a tenant's plugin adds to the API, for that tenant's work only. */
export interface ServerPlugin {
  readonly manifest: PluginManifest;
  readonly providers?: readonly Provider[];
  readonly subscribers?: readonly Subscriber[];
  readonly templates?: readonly EmailTemplate[];
}

export const defineServerPlugin = (plugin: ServerPlugin): ServerPlugin => plugin;
