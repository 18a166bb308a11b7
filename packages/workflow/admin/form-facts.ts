import type { Money, Quantity, Text } from '@aftercare/kernel';
import type { Fact, Field } from '@aftercare/kernel/admin';

export interface FactWords {
  readonly say: (text: Text | string | null | undefined) => string;
  readonly yes: string;
  readonly no: string;
  readonly money: (value: Money) => string;
  readonly quantity: (value: Quantity) => string;
  readonly dateTime: (at: string) => string;
  /** How an id is called, where the field holds one of a person. */
  readonly person: (id: string) => string;
}

/** What a form says once it is filled in: label and value pairs, empty fields left out. */
export function formFacts(fields: readonly Field[], value: Readonly<Record<string, unknown>>, words: FactWords, under = ''): Fact[] {
  return fields.flatMap((field): Fact[] => {
    const held = value[field.name];
    const key = under + field.name;
    if (held === null || held === undefined || held === '') return [];
    if (field.kind === 'group') return formFacts(field.fields, held as Record<string, unknown>, words, `${key}.`);
    const said = saidOf(field, held, words);
    return said ? [{ key, label: words.say(field.title), value: said, wide: field.kind === 'textarea' || field.kind === 'list' }] : [];
  });
}

function saidOf(field: Field, held: unknown, words: FactWords): string {
  const choice = (value: unknown): string => words.say(field.options.find((option) => option.value === value)?.label ?? String(value));
  switch (field.kind) {
    case 'flag':
      return held ? words.yes : words.no;
    case 'choice':
      return choice(held);
    case 'choices':
      return (held as unknown[]).map(choice).join('、');
    case 'money':
      return words.money(held as Money);
    case 'quantity':
      return words.quantity(held as Quantity);
    case 'datetime':
      return words.dateTime(held as string);
    case 'list':
      return (held as unknown[]).map((item) => (field.fields[0]?.name === '' ? saidOf(field.fields[0], item, words) : formFacts(field.fields, item as Record<string, unknown>, words).map(({ value }) => value).join(' · '))).join('\n');
    case 'custom':
      return field.format === 'person' ? words.person(held as string) : String(held);
    default:
      return [String(held), words.say(field.unit)].filter(Boolean).join(' ');
  }
}
