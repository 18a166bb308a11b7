import { fieldsOf, formatDateTime, formatMoney, formatQuantity, jsonSchemaOf, text, type Field, type Locale, type Money, type Quantity, type Step, type Text } from '@aftercare/kernel';
import { causeWords } from './cause-words.ts';

/** One line of a form that was filled in, in every language of the product. */
export interface FormFact {
  readonly key: string;
  readonly title: Text;
  readonly value: Text;
  /** Long, or of several lines. */
  readonly wide: boolean;
}

export interface FormWords {
  readonly timeZone: string;
  /** How a person is called, by id. */
  readonly person: (id: string) => string;
}

/** A form as it is shown and printed. */
export interface FilledForm {
  readonly title: Text;
  readonly facts: readonly FormFact[];
}

/** What was written in a step, as data: for the console, and for whatever prints it. */
export const filledForm = ({ title, form }: Pick<Step, 'title' | 'form'>, value: Readonly<Record<string, unknown>> | null, words: FormWords): FilledForm => ({
  title,
  facts: value ? formFacts(fieldsOf(jsonSchemaOf(form)), value, words) : [],
});

/** What a form says once it is filled in; empty fields are left out. */
export function formFacts(fields: readonly Field[], value: Readonly<Record<string, unknown>>, words: FormWords, under = ''): FormFact[] {
  return fields.flatMap((field): FormFact[] => {
    const held = value[field.name];
    const key = under + field.name;
    if (held === null || held === undefined || held === '') return [];
    if (field.kind === 'group') return formFacts(field.fields, held as Record<string, unknown>, words, `${key}.`);
    const said = inBoth((locale) => saidOf(field, held, words, locale));
    return said['zh-CN'] ? [{ key, title: inBoth((locale) => say(field.title, locale)), value: said, wide: field.kind === 'textarea' || field.kind === 'list' || (field.kind === 'custom' && said['zh-CN'].includes('\n')) }] : [];
  });
}

const inBoth = (said: (locale: Locale) => string): Text => text(said('zh-CN'), said('en'));
const say = (given: Text | string | null | undefined, locale: Locale): string => (typeof given === 'string' ? given : (given?.[locale] ?? ''));
const yes = text('是', 'Yes');
const no = text('否', 'No');

function saidOf(field: Field, held: unknown, words: FormWords, locale: Locale): string {
  const choice = (value: unknown): string => say(field.options.find((option) => option.value === value)?.label ?? String(value), locale);
  switch (field.kind) {
    case 'flag':
      return say(held ? yes : no, locale);
    case 'choice':
      return choice(held);
    case 'choices':
      return (held as unknown[]).map(choice).join(locale === 'zh-CN' ? '、' : ', ');
    case 'money':
      return formatMoney(held as Money, locale);
    case 'quantity':
      return formatQuantity(held as Quantity, locale);
    case 'datetime':
      return formatDateTime(held as string, words.timeZone);
    case 'list':
      return (held as unknown[]).map((item) => itemOf(field, item, words, locale)).join('\n');
    case 'custom':
      return field.format === 'person' ? words.person(held as string) : (causeWords(field.format, held, locale) ?? String(held));
    default:
      return [String(held), say(field.unit, locale)].filter(Boolean).join(' ');
  }
}

const itemOf = ({ fields }: Field, item: unknown, words: FormWords, locale: Locale): string =>
  fields[0]?.name === '' ? saidOf(fields[0], item, words, locale) : formFacts(fields, item as Record<string, unknown>, words).map(({ value }) => value[locale]).join(' · ');
