import type { z } from 'zod';
import type { Locale, Text } from './text.ts';

/** A mail the product sends. The schema is the promise made to whoever writes the template: these variables and no others. */
export interface EmailType<Vars extends object> {
  readonly id: string;
  readonly title: Text;
  readonly schema: z.ZodObject;
  readonly vars?: Vars;
}

export const email = <Schema extends z.ZodObject>(id: string, title: Text, schema: Schema): EmailType<z.output<Schema>> => ({ id, title, schema: schema.strict() });

/** A part of a mail's body. `{{name}}` stands for a declared variable, and is escaped. */
export type EmailBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly when?: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'button'; readonly url: string; readonly label: string; readonly tone?: 'primary' | 'plain'; readonly when?: string }
  | { readonly kind: 'quote'; readonly text: string; readonly when?: string };

/** `when` names a variable: the part is left out while that variable is empty. */
export const paragraph = (text: string, when?: string): EmailBlock => ({ kind: 'paragraph', text, ...(when ? { when } : {}) });
export const facts = (...rows: (readonly [string, string])[]): EmailBlock => ({ kind: 'facts', rows });
export const button = (url: string, label: string, tone: 'primary' | 'plain' = 'primary', when?: string): EmailBlock => ({ kind: 'button', url, label, tone, ...(when ? { when } : {}) });
export const quote = (text: string, when?: string): EmailBlock => ({ kind: 'quote', text, ...(when ? { when } : {}) });

export interface EmailWording {
  readonly subject: string;
  readonly blocks: readonly EmailBlock[];
}

export interface EmailTemplate {
  readonly email: EmailType<object>;
  readonly wording: Readonly<Record<Locale, EmailWording>>;
}

/**
 * The words of a mail in every language.
 * @throws Error when a `{{variable}}` is not one that the mail declares.
 */
export function template<Vars extends object>(email: EmailType<Vars>, wording: Readonly<Record<Locale, EmailWording>>): EmailTemplate {
  const declared = new Set(Object.keys(email.schema.shape));
  for (const [, name] of JSON.stringify(wording).matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)) {
    if (!declared.has(name!)) throw new Error(`The template of ${email.id} uses {{${name}}}, which ${email.id} does not declare.`);
  }
  for (const { when } of Object.values(wording).flatMap((w) => w.blocks) as { when?: string }[]) {
    if (when && !declared.has(when)) throw new Error(`The template of ${email.id} asks for ${when}, which ${email.id} does not declare.`);
  }
  return { email: email, wording };
}
