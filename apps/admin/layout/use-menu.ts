import { computed, reactive, watch } from 'vue';
import { menuOf, partsInstalled, useLive, useSession } from '@aftercare/kernel/admin';

/** The menu of this person with what waits in each page. Counts are asked again when anything happens, at most every few seconds. */
export function useMenu() {
  const session = useSession();
  const sections = computed(() => menuOf(partsInstalled(), ({ permission }) => session.can(permission)));
  const counts = reactive<Record<string, number>>({});
  const counted = computed(() => sections.value.flatMap(({ pages }) => pages.filter(({ menu }) => menu.count)));

  function count(): void {
    for (const { name, menu } of counted.value) menu.count!().then((n) => (counts[name] = n), () => {});
  }
  watch(counted, count, { immediate: true });
  const types = computed(() => partsInstalled().flatMap(({ manifest }) => Object.values('resources' in manifest ? (manifest.resources ?? {}) : {}).map(({ name }) => ({ type: name }))));
  let resting: ReturnType<typeof setTimeout> | undefined;
  useLive(types, () => {
    resting ??= setTimeout(() => {
      resting = undefined;
      count();
    }, 3000);
  });
  return { sections, counts };
}
