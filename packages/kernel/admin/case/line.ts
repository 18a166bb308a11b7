import type { Money, Text } from '@aftercare/kernel';
import type { Tone } from '../show/tone.ts';

/** One line of a timeline, and whether it is detail that most readers skip. */
export interface Line {
  readonly title: string;
  readonly body?: string | null;
  readonly tone?: Tone;
  readonly detail?: boolean;
  readonly changes?: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

export interface LineWords {
  readonly t: (key: string, values?: Record<string, unknown>) => string;
  readonly say: (text: Text | string | null | undefined) => string;
  readonly dateTime: (at: string) => string;
  readonly duration: (minutes: number) => string;
  readonly money: (value: Money) => string;
  readonly bytes: (size: number) => string;
  readonly person: (id: unknown) => string;
  readonly step: (id: string) => string;
  readonly deadline: (id: string) => string;
  readonly role: (id: string) => string;
}

/** An entry as the timeline's route gives it. */
export interface Happened {
  readonly event: string;
  readonly payload: Readonly<Record<string, any>>;
  /** Words that the journal itself does not keep. */
  readonly text: string | null;
}

/** What a journaled event is said as; nothing for events of others. */
export type DrawLine = (happened: Happened, words: LineWords) => Line | undefined;
