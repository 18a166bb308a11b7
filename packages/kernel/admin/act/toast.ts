import { shallowReactive } from 'vue';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'bad' | 'neutral';
  readonly action?: { readonly verb: string; readonly run: () => unknown };
}

export const toasts = shallowReactive<Toast[]>([]);
let last = 0;

export const dismiss = (id: number): void => void toasts.splice(0, toasts.length, ...toasts.filter((each) => each.id !== id));

/** A short word at the edge of the page: what was done, perhaps with its undo. Failures stay longer. */
export function toast(text: string, { tone = 'done', action }: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  const id = ++last;
  toasts.push({ id, text, tone, ...(action ? { action } : {}) });
  setTimeout(() => dismiss(id), tone === 'bad' || action ? 8000 : 4000);
}
