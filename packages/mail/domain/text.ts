import type { Locale } from '@aftercare/kernel';
import type { Part } from './parts.ts';

/** The same mail for readers without HTML. */
export function textOf(parts: readonly Part[], footer: readonly string[], locale: Locale): string {
  const colon = locale === 'zh-CN' ? '：' : ': ';
  const said = parts.map((part) => {
    switch (part.kind) {
      case 'paragraph':
        return part.text;
      case 'quote':
        return part.text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
      case 'facts':
        return part.rows.map(([label, value]) => `${label}${colon}${value.replaceAll('\n', '\n  ')}`).join('\n');
      case 'button':
        return `${part.label}${colon.trimEnd()}\n${part.url}`;
    }
  });
  // "-- " with its blank is what mail programs know a signature by
  return `${[...said, ['-- ', ...footer].join('\n')].join('\n\n')}\n`;
}
