import type { Locale } from '@aftercare/kernel';
import { layout } from './layout.generated.ts';
import { colours, type Letterhead } from './letterhead.ts';
import type { Part } from './parts.ts';

export interface Sheet {
  readonly locale: Locale;
  readonly letterhead: Letterhead;
  readonly title: string;
  readonly preheader: string;
  readonly parts: readonly Part[];
  readonly footer: readonly string[];
}

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/** Keeps the first words of the body out of the inbox's preview. */
const filler = '&#847;&zwnj;&nbsp;'.repeat(60);

export function htmlOf({ locale, letterhead, title, preheader, parts, footer }: Sheet): string {
  const { brand, onBrand } = colours(letterhead);
  const put = (snippet: string, values: Record<string, string>): string => snippet.replace(/\[\[(\w+)\]\]/g, (_, name: string) => ({ brand, onBrand, ...values })[name] ?? '');
  const drawn = parts.map((part) => {
    switch (part.kind) {
      case 'paragraph':
      case 'quote':
        return put(layout[part.kind], { text: lines(part.text) });
      case 'facts':
        return put(layout.facts, { rows: part.rows.map(([label, value]) => put(layout.rows, { label: escaped(label), value: lines(value) })).join('') });
      case 'button':
        return put(layout[part.tone], { url: escaped(part.url), label: escaped(part.label) });
    }
  });
  return put(layout.page, {
    lang: locale,
    title: escaped(title),
    preheader: escaped(preheader) + filler,
    company: escaped(letterhead.company),
    blocks: drawn.join('\n'),
    footer: footer.map(lines).join('<br>'),
  });
}
