import { readonly, ref, type Ref } from 'vue';

const watched = new Map<number, Ref<boolean>>();

/** Whether the window is narrower than that; 768 is where the console becomes a phone's. */
export function useNarrow(below = 768): Readonly<Ref<boolean>> {
  const known = watched.get(below);
  if (known) return readonly(known);
  const query = matchMedia(`(max-width: ${below - 0.02}px)`);
  const narrow = ref(query.matches);
  query.addEventListener('change', ({ matches }) => (narrow.value = matches));
  watched.set(below, narrow);
  return readonly(narrow);
}
