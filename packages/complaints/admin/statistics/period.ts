/** First and last day of a period, and the day whose state it is shown by. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const presets = ['month', 'last-month', 'quarter', 'year'] as const;
export type Preset = (typeof presets)[number];

const iso = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** @param today in the tenant's time zone */
export function spanOf(preset: Preset, today: string): Span {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  if (preset === 'month') return { from: iso(year, month, 1), to: iso(year, month + 1, 0) };
  if (preset === 'last-month') return { from: iso(year, month - 1, 1), to: iso(year, month, 0) };
  if (preset === 'year') return { from: iso(year, 0, 1), to: iso(year, 12, 0) };
  const first = month - (month % 3);
  return { from: iso(year, first, 1), to: iso(year, first + 3, 0) };
}

/** By how much a figure went up or down, in percent of what it was; null where it was nothing. */
export const change = (now: number, before: number): number | null => (before === 0 ? null : Math.round(((now - before) * 100) / before));

/** The share of the first so many rows in all, in percent: the line of a Pareto chart. */
export function cumulative(counts: readonly number[], total: number): number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return total === 0 ? 0 : Math.round((sum * 1000) / total) / 10;
  });
}
