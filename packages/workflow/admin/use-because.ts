import { useI18n } from 'vue-i18n';

/** Says why something cannot be done yet. Modules and plugins bring the words for their codes under `because`. */
export function useBecause(): (code: string) => string {
  const { t, te } = useI18n();
  return (code) => (te(`because.${code}`) ? t(`because.${code}`) : code);
}
