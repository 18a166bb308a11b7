const prefix = 'aftercare.complaint-draft.';
/** A draft holds what a customer said, so it does not stay on a shared computer for long. */
const longest = 24 * 3_600_000;

export interface Draft {
  readonly at: number;
  readonly value: Record<string, unknown>;
}

/** The intake that somebody began and did not send, on this device. */
export function readDraft(owner: string, now = Date.now(), store: Storage = localStorage): Draft | null {
  const stored = store.getItem(prefix + owner);
  if (!stored) return null;
  try {
    const draft = JSON.parse(stored) as Draft;
    if (now - draft.at < longest && typeof draft.value === 'object' && draft.value) return draft;
  } catch {
    // Written by an older version: it is of no use.
  }
  store.removeItem(prefix + owner);
  return null;
}

export function keepDraft(owner: string, value: Record<string, unknown>, now = Date.now(), store: Storage = localStorage): void {
  store.setItem(prefix + owner, JSON.stringify({ at: now, value } satisfies Draft));
}

export const dropDraft = (owner: string, store: Storage = localStorage): void => store.removeItem(prefix + owner);
