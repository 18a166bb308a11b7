import type { Policy, PluginManifest } from '@aftercare/kernel';

/**
 * What a rule of the tenant would decide, asked in the browser. Only for rules that read no settings: the values in force are the server's to know.
 * What the server decides is what counts.
 * @param manifests of the tenant's plugins, in their order
 */
export function preview<Facts, Decision>(policy: Policy<Facts, Decision>, facts: NoInfer<Facts>, manifests: readonly PluginManifest[]): Decision | undefined {
  const overrides = manifests.flatMap(({ overrides: given }) => given ?? []).filter((each) => each.policy.id === policy.id);
  if (policy.settings.length || overrides.some(({ settings }) => settings.length)) return undefined;
  const unread = (): never => {
    throw new Error(`${policy.id} reads no settings.`);
  };
  const decide = overrides.reduce<(given: Facts) => Decision>((standard, { decide: instead }) => (given) => instead(given, standard, unread) as Decision, (given) => policy.decide(given, unread));
  return decide(facts);
}
