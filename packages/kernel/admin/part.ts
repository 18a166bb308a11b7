import type { Component } from 'vue';
import type { RouteLocationRaw } from 'vue-router';
import type { Locale, ModuleManifest, Permission, PluginManifest, Text } from '@aftercare/kernel';
import type { DrawLine } from './case/line.ts';
import type { Lazy, Panel } from './slot.ts';

/** One department's part of the menu. Modules that name the same group stand in it together. */
export interface MenuGroup {
  readonly title: Text | null;
  readonly order: number;
}

export const menuGroup = (title: Text | null, order: number): MenuGroup => ({ title, order });

export interface MenuEntry {
  readonly icon: Component;
  readonly order?: number;
  /** How much waits there; asked again when something changes. Zero is not shown. */
  readonly count?: () => Promise<number>;
  /** Where it stands, if not in the group of its module. */
  readonly group?: MenuGroup;
}

export interface Page {
  readonly path: string;
  readonly name: string;
  readonly title: Text;
  /** Who may open it; everybody signed in where it is left out. */
  readonly permission?: Permission;
  readonly component: Lazy;
  /** Pages with a menu entry are reached from the sidebar, the rest by link. */
  readonly menu?: MenuEntry;
}

/** A page that customers open from a mail: no session, no menu, and nothing of the console is loaded for it. */
export type OpenPage = Pick<Page, 'path' | 'name' | 'title' | 'component'>;

/** One answer of the command palette. */
export interface Found {
  readonly title: string;
  readonly hint?: string;
  readonly to: RouteLocationRaw;
  readonly icon?: Component;
}

/** Something the command palette looks through: cases by number, customers by name. */
export interface Finder {
  readonly title: Text;
  readonly permission?: Permission;
  readonly find: (q: string, options: { signal: AbortSignal }) => Promise<readonly Found[]>;
}

/** An entry of the "New" menu. */
export interface Creation {
  readonly title: Text;
  readonly permission?: Permission;
  readonly to: RouteLocationRaw;
  readonly icon?: Component;
}

interface Additions {
  readonly group?: MenuGroup;
  readonly pages?: readonly Page[];
  readonly panels?: readonly Panel[];
  readonly creations?: readonly Creation[];
  readonly finders?: readonly Finder[];
  /** Fields of forms by `x-format`: `{ party: () => import('./PartyField.vue') }`. */
  readonly inputs?: Readonly<Record<string, Lazy>>;
  /** The pages of its records, by the name of their kind: `{ complaint: (id) => `/complaints/${id}` }`. */
  readonly records?: Readonly<Record<string, (id: string) => string>>;
  /** What its events are said as on timelines. */
  readonly lines?: () => Promise<{ default: DrawLine }>;
  readonly messages?: Messages;
}

export type Messages = Readonly<Record<Locale, () => Promise<{ default: object }>>>;

/** What a module adds to the console. */
export interface AdminModule extends Additions {
  readonly manifest: ModuleManifest;
}

/** What a tenant's plugin adds to the console. */
export interface AdminPlugin extends Additions {
  readonly manifest: PluginManifest;
}

export type AdminPart = AdminModule | AdminPlugin;

export const defineAdminModule = (module: AdminModule): AdminModule => module;
export const defineAdminPlugin = (plugin: AdminPlugin): AdminPlugin => plugin;
