import { stateTitles, type ComplaintAction, type ComplaintView } from '@aftercare/complaints';
import type { PluginManifest } from '@aftercare/kernel';
import { partsInstalled, useSay } from '@aftercare/kernel/admin';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { factsOf } from './facts-of.ts';
import { foresee } from './notice.ts';

interface Given {
  readonly action: ComplaintAction;
  readonly complaint: ComplaintView;
  readonly form: Readonly<Record<string, unknown>>;
}

/** Modules have no overrides, so asking them all is asking the plugins. */
export const pluginManifests = (): PluginManifest[] => partsInstalled().map(({ manifest }) => manifest as PluginManifest);

/** Says what an act will bring about: the state that follows, which mail the customer gets, and what the act itself is known to do. */
export function useForeseen(given: () => Given): ComputedRef<string[]> {
  const { t, te } = useI18n();
  const say = useSay();
  return computed(() => {
    const { action, complaint, form } = given();
    const { mail, state } = foresee(action, factsOf(complaint), form, pluginManifests());
    const own = `complaints.act.${action}.then`;
    const { email, name } = complaint.contact;
    return [
      ...(te(own) ? [t(own)] : []),
      ...(state && state !== complaint.state ? [t('complaints.foreseen.state', { state: say(stateTitles[state]) })] : []),
      ...(mail ? [email ? t('complaints.foreseen.mail', { mail: say(mail.title), name, email }) : t('complaints.foreseen.mailMaybe', { mail: say(mail.title) })] : []),
      ...(mail === null ? [t('complaints.foreseen.noMail')] : []),
      ...(mail === undefined ? [t('complaints.foreseen.unknownMail')] : []),
    ];
  });
}
