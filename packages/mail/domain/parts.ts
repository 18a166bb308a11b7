import type { EmailBlock } from '@aftercare/kernel';
import { isEmpty, oneLine, shortened } from './values.ts';

/** A block with its variables filled in. */
export type Part =
  | { readonly kind: 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'button'; readonly url: string; readonly label: string; readonly tone: 'primary' | 'plain' };

export interface Variables {
  /** @throws Error for a name that the mail does not declare */
  readonly said: (name: string) => string;
  readonly raw: (name: string) => unknown;
}

/** Fills `{{name}}` in one pass, so that a value which looks like a variable stays what it is. */
export const fill = (text: string, { said }: Variables): string => text.replace(/\{\{\s*([^}]*?)\s*\}\}/g, (_, name: string) => said(name));

/** A fact without a value and a part whose `when` is empty are left out. */
export function filled(blocks: readonly EmailBlock[], variables: Variables): Part[] {
  return blocks.flatMap((block): Part[] => {
    if ('when' in block && block.when && isEmpty(variables.raw(block.when))) return [];
    switch (block.kind) {
      case 'paragraph':
      case 'quote':
        return [{ kind: block.kind, text: fill(block.text, variables).trim() }].filter(({ text }) => text !== '');
      case 'facts': {
        const rows = block.rows.map(([label, value]) => [oneLine(fill(label, variables)), fill(value, variables).trim()] as const).filter(([, value]) => value !== '');
        return rows.length > 0 ? [{ kind: 'facts', rows }] : [];
      }
      case 'button':
        return [{ kind: 'button', url: webAddress(fill(block.url, variables)), label: shortened(oneLine(fill(block.label, variables)), 60), tone: block.tone ?? 'primary' }];
    }
  });
}

/** @throws Error for anything a mail program would not open as a page: a button must never run a script */
function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol) || parsed.href.length > 2_000) throw new Error(`A button of a mail cannot lead to "${shortened(url, 80)}".`);
  return parsed.href;
}
