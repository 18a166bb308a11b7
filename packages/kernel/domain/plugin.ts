import type { Deadline } from './deadline.ts';
import type { Permission } from './permission.ts';
import type { PolicyOverride } from './policy.ts';
import type { ExtraFields } from './resource.ts';
import type { Role } from './role.ts';
import type { SeriesPattern } from './series.ts';
import type { Setting, SettingDefault } from './setting.ts';
import type { Step } from './step.ts';
import type { Text } from './text.ts';

/** What a tenant changes. A plugin owns no tables: it overrides, sets, widens, listens and adds pages. */
export interface PluginManifest {
  readonly id: string;
  /** Kept with every decision that the plugin takes part in; raise it when a rule changes. */
  readonly version: string;
  readonly title: Text;
  readonly overrides?: readonly PolicyOverride[];
  readonly defaults?: readonly SettingDefault[];
  readonly fields?: readonly ExtraFields[];
  readonly patterns?: readonly SeriesPattern[];
  readonly steps?: Readonly<Record<string, Step>>;
  readonly deadlines?: Readonly<Record<string, Deadline>>;
  readonly roles?: Readonly<Record<string, Role>>;
  readonly settings?: Readonly<Record<string, Setting<any>>>;
  readonly permissions?: Readonly<Record<string, Permission>>;
}

export const definePlugin = (manifest: PluginManifest): PluginManifest => manifest;
