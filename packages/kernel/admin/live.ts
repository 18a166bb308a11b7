import { onScopeDispose, toValue, type MaybeRefOrGetter } from 'vue';
import type { SubjectRef } from '@aftercare/kernel';

/** A hint that something changed; who hears it fetches again under their own rights. */
export interface Hint {
  readonly subject: SubjectRef;
  readonly event: string;
}

/** Either one record or every record of a type. */
export type Watched = SubjectRef | { readonly type: string; readonly id?: undefined };

const listeners = new Set<(hint: Hint | null) => void>();
let source: EventSource | null = null;
let again: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

function connect(): void {
  source = new EventSource('/api/live');
  source.onopen = () => {
    // What happened while the line was down is unknown: everybody fetches again.
    if (failures) for (const listener of listeners) listener(null);
    failures = 0;
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const hint = JSON.parse(data) as Hint;
    for (const listener of listeners) listener(hint);
  };
  source.onerror = () => {
    source?.close();
    source = null;
    failures += 1;
    clearTimeout(again);
    if (listeners.size) again = setTimeout(connect, Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)));
  };
}

export const concerns = (watched: Watched, hint: Hint | null): boolean => !hint || (hint.subject.type === watched.type && (watched.id === undefined || watched.id === hint.subject.id));

/** Fetches again when the server hints that what is shown has changed: hints close together count as one. */
export function useLive(watched: MaybeRefOrGetter<Watched | readonly Watched[] | null | undefined>, refetch: () => unknown): void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const listener = (hint: Hint | null): void => {
    const given = toValue(watched);
    const all = Array.isArray(given) ? (given as readonly Watched[]) : given ? [given as Watched] : [];
    if (!all.some((each) => concerns(each, hint))) return;
    clearTimeout(soon);
    soon = setTimeout(refetch, 250);
  };
  listeners.add(listener);
  if (!source) {
    clearTimeout(again);
    connect();
  }
  onScopeDispose(() => {
    listeners.delete(listener);
    clearTimeout(soon);
    if (listeners.size) return;
    clearTimeout(again);
    source?.close();
    source = null;
  });
}
