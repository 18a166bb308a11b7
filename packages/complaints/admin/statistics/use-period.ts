import { useFormat } from '@aftercare/kernel/admin';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { presets, spanOf, type Preset } from './period.ts';

/** The period and the day whose state is shown, as they stand in the URL; this month, and now, where it says nothing. */
export function usePeriod() {
  const route = useRoute();
  const router = useRouter();
  const today = useFormat().date(new Date());
  const text = (name: string): string | undefined => (typeof route.query[name] === 'string' ? route.query[name] : undefined);
  const span = computed(() => {
    const month = spanOf('month', today);
    return { from: text('from') ?? month.from, to: text('to') ?? month.to };
  });
  const asOf = computed(() => text('asOf') ?? null);
  const go = (more: Record<string, string | undefined>): void => void router.replace({ query: { ...route.query, cursor: undefined, ...more } });
  return {
    span,
    asOf,
    query: computed(() => ({ ...span.value, ...(asOf.value ? { asOf: asOf.value } : {}) })),
    preset: computed(() => presets.find((each) => JSON.stringify(spanOf(each, today)) === JSON.stringify(span.value)) ?? null),
    choose: (preset: Preset) => go({ ...spanOf(preset, today) }),
    setFrom: (from: string) => go({ from, to: from > span.value.to ? from : span.value.to }),
    setTo: (to: string) => go({ to, from: to < span.value.from ? to : span.value.from }),
    setAsOf: (day: string | null) => go({ asOf: day ?? undefined }),
  };
}

export type Period = ReturnType<typeof usePeriod>;
