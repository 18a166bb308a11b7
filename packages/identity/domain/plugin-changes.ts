import { locale, type PluginManifest } from '@aftercare/kernel';
import { z } from 'zod';

/** A rule that other plugins decide than before. `before` and `after`: the plugins that have a say in it, the last one asked first. */
export const ruleChange = z
  .object({ id: z.string(), kind: z.enum(['policy', 'setting', 'series', 'fields', 'role', 'step']), title: z.record(locale, z.string()), before: z.array(z.string()), after: z.array(z.string()) })
  .meta({ id: 'RuleChange' });
export type RuleChange = z.output<typeof ruleChange>;

type Touched = Pick<RuleChange, 'id' | 'kind' | 'title'>;

/** What a plugin has a say in. */
const touchedBy = ({ overrides = [], defaults = [], patterns = [], fields = [], roles = {}, steps = {} }: PluginManifest): Touched[] => [
  ...overrides.map(({ policy: { id, title } }) => ({ id, kind: 'policy' as const, title: { ...title } })),
  ...defaults.map(({ setting: { id, title } }) => ({ id, kind: 'setting' as const, title: { ...title } })),
  ...patterns.map(({ series: { id, title } }) => ({ id, kind: 'series' as const, title: { ...title } })),
  ...fields.map(({ resource: { name, title } }) => ({ id: name, kind: 'fields' as const, title: { ...title } })),
  ...Object.values(roles).map(({ id, title }) => ({ id, kind: 'role' as const, title: { ...title } })),
  ...Object.values(steps).map(({ id, title }) => ({ id, kind: 'step' as const, title: { ...title } })),
];

/** What changes when a company works by these plugins instead of those. */
export function pluginChanges(before: readonly string[], after: readonly string[], installed: readonly PluginManifest[]): RuleChange[] {
  const changes = new Map<string, RuleChange>();
  const say = (ids: readonly string[], side: 'before' | 'after') => {
    for (const plugin of ids) {
      for (const touched of installed.filter(({ id }) => id === plugin).flatMap(touchedBy)) {
        const key = `${touched.kind} ${touched.id}`;
        const change = changes.get(key) ?? { ...touched, before: [], after: [] };
        if (!change[side].includes(plugin)) change[side].push(plugin);
        changes.set(key, change);
      }
    }
  };
  say(before, 'before');
  say(after, 'after');
  return [...changes.values()].filter((change) => change.before.join() !== change.after.join());
}
