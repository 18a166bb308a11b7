import { api, type Form } from '@aftercare/kernel/admin';
import type { DraftView } from '@aftercare/workflow';
import { onScopeDispose, ref, watch } from 'vue';

const pause = 800;

/**
 * Keeps what is typed into a form on the server, so that it is there again on any device, and gives it back by `restore`.
 * A form that was sent is no longer dirty: call `drop` then. Losing the connection loses no more than the draft.
 */
export function useDraft(form: Form, key: string) {
  const restored = ref(false);
  let soon: ReturnType<typeof setTimeout> | undefined;
  let kept = '';
  let ended = false;

  /** Gives back what was kept, whenever the form opens. */
  async function restore(): Promise<void> {
    restored.value = false;
    const found = await api.get<DraftView>('/api/drafts', { query: { key } }).catch(() => null);
    // Whoever types faster than the server answers keeps what they typed.
    if (!found?.draft || form.dirty || ended) return;
    // The version is that of the case as it is shown now.
    const { version: _, ...value } = found.draft.value;
    form.value = { ...form.value, ...value };
    kept = JSON.stringify(form.value);
    restored.value = true;
  }

  function keep(): void {
    clearTimeout(soon);
    const value = JSON.stringify(form.value);
    if (ended || !form.dirty || value === kept) return;
    kept = value;
    void api.put('/api/drafts', { key, value: form.value }).catch(() => (kept = ''));
  }

  watch(() => form.value, () => {
    clearTimeout(soon);
    if (form.dirty) soon = setTimeout(keep, pause);
  });
  addEventListener('pagehide', keep);
  onScopeDispose(() => {
    removeEventListener('pagehide', keep);
    keep();
    ended = true;
  });

  /** What was typed has been sent, or is not wanted any more. */
  async function drop(): Promise<void> {
    clearTimeout(soon);
    ended = true;
    restored.value = false;
    await api.delete(`/api/drafts?key=${encodeURIComponent(key)}`).catch(() => undefined);
    ended = false;
    kept = '';
  }

  return { restored, restore, drop };
}
