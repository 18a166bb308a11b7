import { z } from 'zod';

/** The languages of the product; the first is the one a new tenant gets. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];
export const locale = z.enum(locales);

/** A short text in every language of the product. */
export type Text = { readonly [L in Locale]: string };

/** `text('投诉', 'Complaint')`: both languages stand beside each other, so neither is forgotten. */
export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Gives a field of a form its label: `labelled(z.string(), '事件经过', 'Course of events')`. The name under which a schema is reused stays with the schema it was given to. */
export function labelled<S extends z.ZodType>(schema: S, zh: string, en: string): S {
  const { id: _, ...meta } = schema.meta() ?? {};
  return schema.meta({ ...meta, title: en, 'x-title': text(zh, en) });
}
