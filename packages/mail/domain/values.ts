import type { Locale, Money, Quantity, Text } from '@aftercare/kernel';

/** What a variable of a mail may hold. A `Date` is said in the tenant's time zone, a `Text` in the reader's language. */
export type Sayable = string | number | boolean | Date | Text | Money | Quantity | null | undefined;

/** Nobody reads a longer value in a mail; the case holds all of it. */
export const longestValue = 4_000;

export interface Manner {
  readonly locale: Locale;
  readonly timeZone: string;
}

/**
 * A variable as it stands in a mail, without control characters.
 * @throws Error for an object that has no words of its own
 */
export function say(value: unknown, { locale, timeZone }: Manner): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return shortened(printable(value), longestValue);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return ({ 'zh-CN': ['否', '是'], en: ['No', 'Yes'] } as const)[locale][value ? 1 : 0];
  if (value instanceof Date) return moment(value, timeZone);
  if (typeof value === 'object' && locale in value) return say((value as Text)[locale], { locale, timeZone });
  if (typeof value === 'object' && 'amount' in value && 'currency' in value) return price(value as Money, locale);
  if (typeof value === 'object' && 'amount' in value && 'unit' in value) return `${(value as Quantity).amount} ${(value as Quantity).unit}`;
  throw new Error(`A mail cannot say ${JSON.stringify(value)}.`);
}

/** Whether a part that asks `when` for this value is left out. */
export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === false || value === '';

/** Cuts after whole characters and says so. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** One line without control characters or marks that turn the reading direction round: safe in a header, and it cannot pose as another text. */
export const oneLine = (text: string): string => printable(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');

const moment = (value: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(value);

const price = ({ amount, currency }: Money, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount as `${number}`);
