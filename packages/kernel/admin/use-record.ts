import { computed, reactive, toValue, type MaybeRefOrGetter } from 'vue';
import { useQuery } from '@pinia/colada';
import { api } from './api.ts';
import { useLive, type Watched } from './live.ts';

/** One record by its path, fetched again when the server hints at a change. */
export function useRecord<Record>(path: MaybeRefOrGetter<string>, { live }: { live?: MaybeRefOrGetter<Watched | readonly Watched[] | null> } = {}) {
  const query = useQuery<Record>({ key: () => ['record', toValue(path)], query: ({ signal }) => api.get<Record>(toValue(path), { signal }), staleTime: 2_000 });
  if (live) useLive(live, () => query.refetch());
  return reactive({
    data: computed(() => query.data.value ?? null),
    loading: computed(() => query.status.value === 'pending'),
    error: computed(() => (query.status.value === 'error' ? query.error.value : null)),
    /** After an action: shows what it did without a reload. */
    refetch: () => query.refetch(),
  });
}
