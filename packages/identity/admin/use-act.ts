import { toast, useProblem } from '@aftercare/kernel/admin';
import { ref } from 'vue';

/** Something done by one click: it says that it was done, or why it was refused, and then `after`. */
export function useAct(after: () => unknown) {
  const { say } = useProblem();
  const busy = ref(false);
  async function act(run: () => Promise<unknown>, done: string): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      await run();
      toast(done, { tone: 'done' });
    } catch (error) {
      toast(say(error), { tone: 'bad' });
    } finally {
      busy.value = false;
      await after();
    }
  }
  return { act, busy };
}
