import { choosableFields, partyFields, type ChoosableField, type PartyView } from '@aftercare/directory';
import { fieldsOf, jsonSchemaOf, type Text } from '@aftercare/kernel';

/** One field of two records, as it is read. */
export interface Compared {
  readonly name: ChoosableField;
  readonly title: Text | string;
  readonly stays: string;
  readonly goes: string;
}

const fields = new Map(fieldsOf(jsonSchemaOf(partyFields)).map((field) => [field.name, field]));

const valueOf = (party: PartyView, name: ChoosableField): unknown => (name === 'salespersonId' ? party.salesperson?.name : party[name]);

/** The fields in which two records differ, in the order of the form. `say`: an option's label in the reader's language. */
export function compare(stays: PartyView, goes: PartyView, say: (text: Text | string) => string): Compared[] {
  return choosableFields.flatMap((name) => {
    const words = (party: PartyView): string => {
      const value = valueOf(party, name);
      if (name === 'extra') return Object.entries(party.extra).map(([field, each]) => `${field}: ${String(each)}`).join('\n');
      const option = fields.get(name)?.options.find((each) => each.value === value);
      return option ? say(option.label) : typeof value === 'string' ? value : '';
    };
    const [one, other] = [words(stays), words(goes)];
    return one === other ? [] : [{ name, title: fields.get(name)?.title ?? name, stays: one, goes: other }];
  });
}

/** What the one that stays lacks is taken from the other, unless somebody chooses otherwise. */
export const filledBy = (compared: readonly Compared[]): ChoosableField[] => compared.filter(({ stays, goes }) => !stays && goes).map(({ name }) => name);
