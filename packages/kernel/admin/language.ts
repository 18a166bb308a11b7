import { createI18n, useI18n } from 'vue-i18n';
import { ref } from 'vue';
import type { Locale, Text } from '@aftercare/kernel';
import type { Messages } from './part.ts';

const stored = 'aftercare.locale';
/** Types only from the domain here: its schemas would double what the sign-in page loads. */
const locales: readonly Locale[] = ['zh-CN', 'en'];
const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** The language chosen here before, else the browser's, else Chinese. */
export function preferredLocale(): Locale {
  const chosen = localStorage.getItem(stored);
  if (isLocale(chosen)) return chosen;
  return navigator.languages.some((each) => each.startsWith('zh')) || !navigator.languages.some((each) => each.startsWith('en')) ? 'zh-CN' : 'en';
}

export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: {}, missingWarn: false, fallbackWarn: false });

/** Whether somebody chose the language on this device; until then the person's own setting decides. */
export const localeChosen = (): boolean => isLocale(localStorage.getItem(stored));
export const locale = ref<Locale>('zh-CN');
const catalogues: Messages[] = [];

async function load(messages: Messages, language: Locale): Promise<void> {
  i18n.global.mergeLocaleMessage(language, (await messages[language]()).default);
}

/** Adds a catalogue, in the language shown now; the other one follows when somebody switches. */
export async function addMessages(...given: readonly Messages[]): Promise<void> {
  const fresh = given.filter((each) => !catalogues.includes(each));
  catalogues.push(...fresh);
  await Promise.all(fresh.map((each) => load(each, locale.value)));
}

export async function showLocale(language: Locale, { keep = false } = {}): Promise<void> {
  await Promise.all(catalogues.map((each) => load(each, language)));
  locale.value = language;
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  if (keep) localStorage.setItem(stored, language);
}

/** Says a `Text` in the language shown; a plain string is said as it is. */
export function useSay(): (text: Text | string | null | undefined) => string {
  const { locale: shown } = useI18n();
  return (text) => (typeof text === 'string' ? text : (text?.[shown.value as Locale] ?? ''));
}
