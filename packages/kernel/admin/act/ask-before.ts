import { shallowRef } from 'vue';

export interface Asking {
  readonly title: string;
  readonly body?: string;
  /** What the button does, as a verb: 作废此单. */
  readonly verb: string;
  readonly danger?: boolean;
  /** What the way back is called; "Cancel" where it is left out. */
  readonly back?: string;
}

export const asking = shallowRef<(Asking & { readonly answer: (yes: boolean) => void }) | null>(null);

/** Asks before something that cannot be undone. Only one question at a time: a second one answers the first with no. */
export function askBefore(given: Asking): Promise<boolean> {
  asking.value?.answer(false);
  return new Promise((resolve) => {
    asking.value = {
      ...given,
      answer: (yes) => {
        asking.value = null;
        resolve(yes);
      },
    };
  });
}
