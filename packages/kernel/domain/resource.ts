import { z } from 'zod';
import type { Text } from './text.ts';

/** A kind of record: what events and clocks are about, and what tenants may widen. A widened one keeps one `extra` jsonb column. */
export interface Resource {
  readonly name: string;
  readonly title: Text;
}

export const resource = (name: string, title: Text): Resource => ({ name, title });

/** One record of a kind. */
export const subjectRef = z.strictObject({ type: z.string().max(60), id: z.uuid() });
export type SubjectRef = z.output<typeof subjectRef>;

export const ref = (resource: Resource, id: string): SubjectRef => ({ type: resource.name, id });

/** Fields that a plugin adds to a resource. */
export interface ExtraFields {
  readonly resource: Resource;
  readonly shape: Readonly<Record<string, z.ZodType>>;
}

export const extraFields = (resource: Resource, shape: Readonly<Record<string, z.ZodType>>): ExtraFields => ({ resource, shape });
