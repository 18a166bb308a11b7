import { computed, reactive, ref, shallowRef, toValue, type MaybeRefOrGetter } from 'vue';
import { fieldsOf, type FieldProblem, type JsonSchema } from '@aftercare/kernel';
import { ApiProblem } from '../problem.ts';
import { missing, sentValue, startValue } from './schema-model.ts';

export interface FormOptions<Answer> {
  readonly schema: MaybeRefOrGetter<JsonSchema>;
  readonly initial?: () => Record<string, unknown>;
  readonly send: (value: Record<string, unknown>) => Promise<Answer>;
  readonly done?: (answer: Answer) => unknown;
}

/** A form's life: what it holds, what is wrong with it, and sending it. Nothing typed is cleared by a refusal. */
export function useForm<Answer>({ schema, initial = () => ({}), send, done }: FormOptions<Answer>) {
  const fields = computed(() => fieldsOf(toValue(schema)));
  const start = shallowRef('');
  const value = ref<Record<string, unknown>>({});
  const errors = shallowRef<readonly FieldProblem[]>([]);
  const problem = shallowRef<unknown>(null);
  const busy = ref(false);

  function reset(): void {
    value.value = startValue(fields.value, initial());
    start.value = JSON.stringify(value.value);
    errors.value = [];
    problem.value = null;
  }
  reset();

  async function submit(): Promise<void> {
    if (busy.value) return;
    problem.value = null;
    errors.value = missing(fields.value, value.value);
    if (errors.value.length) return;
    busy.value = true;
    try {
      const answer = await send(sentValue(fields.value, value.value));
      start.value = JSON.stringify(value.value);
      await done?.(answer);
    } catch (error) {
      problem.value = error;
      if (error instanceof ApiProblem) errors.value = error.errors;
    } finally {
      busy.value = false;
    }
  }

  /** What would be sent now. */
  const sent = (): Record<string, unknown> => sentValue(fields.value, value.value);

  /** Shows a refusal that something beside sending met. */
  function fail(error: unknown): void {
    problem.value = error;
    errors.value = error instanceof ApiProblem ? error.errors : [];
  }

  return reactive({ fields, value, errors, problem, busy, dirty: computed(() => JSON.stringify(value.value) !== start.value), submit, reset, sent, fail });
}

export type Form = ReturnType<typeof useForm<unknown>>;
