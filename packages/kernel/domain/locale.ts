import { z } from 'zod';
import { locales, text } from './text.ts';

export const locale = z.enum(locales);

/** Gives a field of a form its label: `labelled(z.string(), '事件经过', 'Course of events')`. The name under which a schema is reused stays with the schema it was given to. */
export function labelled<S extends z.ZodType>(schema: S, zh: string, en: string): S {
  const { id: _, ...meta } = schema.meta() ?? {};
  return schema.meta({ ...meta, title: en, 'x-title': text(zh, en) });
}
