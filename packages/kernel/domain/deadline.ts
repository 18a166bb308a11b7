import type { Text } from './text.ts';

/** A promised time. Running on a case it is a clock: started, paused, stopped, explained, breached. */
export interface Deadline {
  readonly id: string;
  readonly title: Text;
}

export const deadline = (id: string, title: Text): Deadline => ({ id, title });
