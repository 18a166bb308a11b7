import { computed, reactive } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useQuery } from '@pinia/colada';
import type { Page } from '@aftercare/kernel';
import { api } from '../api.ts';
import { useLive } from '../live.ts';
import { changed, listRequest, nextSort, readListState, writeListState, type ListFilter, type ListShape, type ListState } from './list-state.ts';

export interface ListOptions extends ListShape {
  /** The API's path: `/api/complaints`. */
  readonly path: string;
  readonly limit?: number;
  /** False where the API's list knows no search text. */
  readonly searchable?: boolean;
  /** The type of record whose hints fetch the list again. */
  readonly live?: string;
  /** Parameters that are always sent, such as the record that a list inside a page belongs to. */
  readonly fixed?: () => Readonly<Record<string, string>>;
}

/** A list whose tab, search, filters, order and page live in the URL, so that going back and sending a link both work. */
export function useList<Row>(options: ListOptions) {
  const route = useRoute();
  const router = useRouter();
  const own = route.path;
  const state = computed<ListState>((before) => (route.path === own ? readListState(route.query, options) : (before ?? readListState({}, options))));
  const request = computed(() => ({ ...options.fixed?.(), ...listRequest(state.value, options), ...(options.limit ? { limit: String(options.limit) } : {}) }));

  const query = useQuery<Page<Row>>({
    key: () => ['list', options.path, request.value],
    query: ({ signal }) => api.get<Page<Row>>(options.path, { query: request.value, signal }),
    placeholderData: (before) => before as Page<Row> | undefined,
    staleTime: 5_000,
  });
  if (options.live) useLive({ type: options.live }, () => query.refetch());

  function go(next: ListState, { replace = false } = {}): void {
    const known = new Set(['view', 'q', 'sort', 'cursor', ...(options.filters ?? []).flatMap((filter) => (filter.kind === 'dates' ? [`${filter.name}From`, `${filter.name}To`] : [filter.name]))]);
    const foreign = Object.fromEntries(Object.entries(route.query).filter(([name]) => !known.has(name)));
    void router[replace ? 'replace' : 'push']({ query: { ...foreign, ...writeListState(next, options) } });
  }

  return reactive({
    options,
    state,
    rows: computed(() => (query.data.value?.rows ?? []) as readonly Row[]),
    page: computed(() => query.data.value ?? null),
    /** The first answer is still awaited: bones are drawn. */
    loading: computed(() => query.status.value === 'pending' && !query.data.value),
    /** Rows of the page before are shown while the next is awaited. */
    turning: computed(() => query.isPlaceholderData.value),
    error: computed(() => (query.status.value === 'error' ? query.error.value : null)),
    narrowed: computed(() => Boolean(state.value.q || Object.keys(state.value.filters).length)),
    sort: computed(() => state.value.sort ?? options.tabs?.find(({ id }) => id === state.value.tab)?.sort ?? options.defaultSort ?? null),
    refetch: () => query.refetch(),
    search: (q: string) => go(changed(state.value, { q: q.trim() }), { replace: true }),
    show: (tab: string) => go(changed(state.value, { tab, sort: null })),
    sortBy: (name: string) => go(changed(state.value, { sort: nextSort(state.value.sort ?? null, name) })),
    filter: (filters: Readonly<Record<string, readonly string[]>>) => go(changed(state.value, { filters: Object.fromEntries(Object.entries({ ...state.value.filters, ...filters }).filter(([, values]) => values.length)) })),
    clear: () => go(changed(state.value, { q: '', filters: {} })),
    turn: (cursor: string | null) => go(changed(state.value, { cursor })),
  });
}

export type List<Row> = ReturnType<typeof useList<Row>>;
export type { ListFilter };
