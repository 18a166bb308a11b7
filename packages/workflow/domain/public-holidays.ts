import { text, type Text } from '@aftercare/kernel';
// A default import, because Node cannot see the named exports of this CommonJS build.
import chineseDays from 'chinese-days';

/** What the State Council's yearly notice says of one day. */
export interface PublicDay {
  readonly kind: 'holiday' | 'make-up';
  readonly name: Text;
}

const known = new Map<number, boolean>();

/** Whether the notice for that year is in the data. Without it the data would answer as if the year had no holidays at all. */
export function isCovered(year: number): boolean {
  let covered = known.get(year);
  if (covered === undefined) known.set(year, (covered = publicDay(`${year}-10-01`) !== null));
  return covered;
}

/** Null for a day of which the notice says nothing. */
export function publicDay(date: string): PublicDay | null {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  // Noon by the machine's own clock: the library reads the local date, so a bare date string is a day off west of Greenwich.
  const { work, name } = chineseDays.getDayDetail(new Date(year, month - 1, day, 12));
  const [en, zh] = name.split(',');
  return zh ? { kind: work ? 'make-up' : 'holiday', name: text(zh, en!) } : null;
}
