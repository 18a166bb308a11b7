import type { Defect } from '@aftercare/complaints';
import { useRecord, useSay } from '@aftercare/kernel/admin';
import { computed } from 'vue';

/** The company's defect catalogue, and what a code is called; a code that it no longer has is shown as it is. */
export function useDefects() {
  const say = useSay();
  const record = useRecord<readonly Defect[]>('/api/defects');
  const options = computed(() => (record.data ?? []).map(({ code, title }) => ({ value: code, label: title })));
  const nameOf = (code: string | null): string => (code === null ? '' : say(record.data?.find((each) => each.code === code)?.title ?? code));
  return { options, nameOf };
}
