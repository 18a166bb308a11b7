import type { Text } from './text.ts';

/**
 * Document numbers per tenant. The pattern holds `{YYYY}` `{YY}` `{MM}` `{DD}` (the tenant's time zone) and one `{seq:N}`;
 * the counter starts again whenever what stands before `{seq}` changes, and widens past N digits rather than repeat.
 */
export interface Series {
  readonly id: string;
  readonly title: Text;
  readonly pattern: string;
  /** Drawn under a row lock held until commit, so that a rolled-back draw leaves no gap. */
  readonly gapless: boolean;
}

export const series = (id: string, title: Text, pattern: string, { gapless = false } = {}): Series => ({ id, title, pattern: checked(pattern), gapless });

export interface SeriesPattern {
  readonly series: Series;
  readonly pattern: string;
}

/** Another pattern, said by a plugin. */
export const seriesPattern = (series: Series, pattern: string): SeriesPattern => ({ series, pattern: checked(pattern) });

/** The counter's key and the number's text for one moment: `numberParts('C-{YYYY}{MM}-{seq:4}', { YYYY: '2026', … })`. */
export function numberParts(pattern: string, date: { YYYY: string; MM: string; DD: string }): { key: string; format: (seq: bigint) => string } {
  const dated = pattern.replaceAll('{YYYY}', date.YYYY).replaceAll('{YY}', date.YYYY.slice(2)).replaceAll('{MM}', date.MM).replaceAll('{DD}', date.DD);
  const [, width] = /\{seq:(\d+)\}/.exec(dated)!;
  return { key: dated.replace(/\{seq:\d+\}/, '#'), format: (seq) => dated.replace(/\{seq:\d+\}/, String(seq).padStart(Number(width), '0')) };
}

function checked(pattern: string): string {
  if (pattern.replaceAll(/\{(YYYY|YY|MM|DD)\}/g, '').replace(/\{seq:[1-9]\}/, '').match(/[{}]/) || !/\{seq:[1-9]\}/.test(pattern)) throw new Error(`Bad number pattern: ${pattern}`);
  return pattern;
}
