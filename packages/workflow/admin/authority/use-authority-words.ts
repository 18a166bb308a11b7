import { useFormat, useSay } from '@aftercare/kernel/admin';
import { useI18n } from 'vue-i18n';
import { roleTitle } from '../known.ts';
import type { AuthorityWords } from './authority-words.ts';

export function useAuthorityWords(): AuthorityWords {
  const { t } = useI18n();
  const say = useSay();
  const format = useFormat();
  return { t: (key, values = {}) => t(key, values), say, money: format.money, role: (id) => say(roleTitle(id)) };
}
