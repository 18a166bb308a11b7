import type { z } from 'zod';
import type { Permission } from './permission.ts';
import type { Resource, SubjectRef } from './resource.ts';
import type { Text } from './text.ts';

/** Something that happened, in the past tense. Ids and deciding values only, no personal data, so a person can be erased. */
export interface EventType<Payload extends object> {
  readonly name: string;
  readonly title: Text;
  readonly schema: z.ZodType<Payload>;
  /** What it is about; null when a package publishes it about any other package's records. */
  readonly subject: Resource | null;
  /** Whoever sees the record but holds none of these is told that it happened, and no more. */
  readonly seenWith?: readonly Permission[];
}

interface EventOptions {
  readonly subject: Resource | null;
  readonly seenWith?: readonly Permission[];
}

export const event = <Schema extends z.ZodObject>(name: string, title: Text, schema: Schema, options: EventOptions): EventType<z.output<Schema>> => ({ name, title, schema: schema.strict() as never, ...options });

/** An event as it was journaled and as subscribers receive it. */
export interface Journaled<Payload extends object = Record<string, unknown>> {
  readonly id: string;
  readonly name: string;
  readonly subject: SubjectRef;
  /** 1, 2, 3 … within the subject. */
  readonly seq: number;
  readonly at: string;
  readonly actor: ActorRef;
  readonly payload: Payload;
}

/** Who did it: a person, the customer through a signed link, or the product itself. */
export interface ActorRef {
  readonly kind: 'person' | 'customer' | 'system';
  readonly id: string | null;
}
