import { ApiProblem, useForm, type JsonSchema } from '@aftercare/kernel/admin';
import { shallowRef, type ShallowRef } from 'vue';
import { changedBetween, changesOf } from './changes.ts';

type Values = Record<string, unknown>;
interface Stored {
  readonly version: number;
}

export interface EditOptions<Record extends Stored, Answer> {
  /** Of a new record, or of the stored one. */
  readonly schema: (stored: Record | null) => JsonSchema;
  /** What is changed; null where a new one is made. */
  readonly stored: () => Record | null;
  /** A stored record as the form holds it. */
  readonly asForm: (stored: Record) => Values;
  /** What a new one starts with. */
  readonly start?: () => Values;
  /** Fields that the form does not show. */
  readonly without: () => readonly string[];
  readonly create: (value: Values) => Promise<Answer>;
  readonly change: (stored: Record, value: Values & Stored) => Promise<Answer>;
  readonly done: (answer: Answer) => unknown;
}

/**
 * One form for a new record and for a change. A change sends what was changed and nothing else; when somebody else saved in between,
 * `theirs` shows what they changed, and sending again saves this form's changes on top.
 */
export function useEditForm<Record extends Stored, Answer>({ schema, stored, asForm, start = () => ({}), without, create, change, done }: EditOptions<Record, Answer>) {
  const before = shallowRef<{ record: Record; values: Values; version: number } | null>(null);
  const theirs: ShallowRef<readonly { name: string; before: unknown; now: unknown }[]> = shallowRef([]);

  const form = useForm<Answer>({
    schema: () => schema(stored()),
    initial: () => {
      const record = stored();
      before.value = record && { record, values: asForm(record), version: record.version };
      theirs.value = [];
      return before.value?.values ?? start();
    },
    send: (value) => (before.value ? save(before.value, value) : create(value)),
    done,
  });

  async function save({ record, values, version }: NonNullable<typeof before.value>, value: Values): Promise<Answer> {
    const names = form.fields.map(({ name }) => name).filter((name) => !without().includes(name));
    try {
      return await change(record, { ...changesOf(values, value, names), version });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'kernel.stale-version') {
        const current = error.details.current as Record;
        const now = asForm(current);
        theirs.value = changedBetween(values, now, names).map((name) => ({ name, before: values[name], now: now[name] }));
        before.value = { record, values, version: current.version };
      }
      throw error;
    }
  }

  return { form, theirs };
}
