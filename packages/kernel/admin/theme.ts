import './theme.css';
import { ref } from 'vue';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

const stored = 'aftercare.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const given = localStorage.getItem(stored);

export const theme = ref<Theme>(themes.find((each) => each === given) ?? 'system');

const draw = (): void => void (document.documentElement.dataset.theme = theme.value === 'system' ? (dark.matches ? 'dark' : 'light') : theme.value);

/** Keeps the theme on this device. */
export function showTheme(chosen: Theme): void {
  theme.value = chosen;
  localStorage.setItem(stored, chosen);
  draw();
}

/** Draws the theme chosen before and follows the system's where that was chosen. */
export function startTheme(): void {
  draw();
  dark.addEventListener('change', draw);
}
