import { allowedChannels, allowedTypes, type Channel, type ComplaintType } from '@aftercare/complaints';
import { kernelCan, type PluginManifest, type RuleView, type Setting } from '@aftercare/kernel';
import { api, partsInstalled, useSession } from '@aftercare/kernel/admin';
import { reactive } from 'vue';

/** What a setting holds unless an administrator changed it: the last plugin's word, else the module's. */
export const defaultOf = <Value>(setting: Setting<Value>): Value => {
  const said = partsInstalled().flatMap(({ manifest }) => (manifest as PluginManifest).defaults ?? []).findLast((each) => each.setting.id === setting.id);
  return said ? (said.value as Value) : setting.standard;
};

/**
 * The types and channels that the company offers. Who may see the rules gets the values in force; everybody else the company's own defaults,
 * and the server says where an administrator has narrowed them.
 */
export function useOffered(): { types: readonly ComplaintType[]; channels: readonly Channel[] } {
  const offered = reactive({ types: defaultOf(allowedTypes), channels: defaultOf(allowedChannels) });
  if (useSession().can(kernelCan.seeRules)) void readInForce(offered);
  return offered;
}

async function readInForce(offered: object): Promise<void> {
  try {
    const rules = await api.get<readonly RuleView[]>('/api/rules');
    const inForce = <Value>({ id, standard }: Setting<Value>): Value => (rules.find((rule) => rule.id === id)?.value as Value | undefined) ?? standard;
    Object.assign(offered, { types: inForce(allowedTypes), channels: inForce(allowedChannels) });
  } catch {
    // The defaults stay, and the server has the last word.
  }
}
