import type { Field, FieldProblem } from '@aftercare/kernel';

type Values = Record<string, unknown>;

const blank = (field: Field): unknown => {
  if (field.initial !== undefined) return structuredClone(field.initial);
  if (field.kind === 'group') return field.optional ? null : startValue(field.fields);
  if (field.kind === 'list') return Array.from({ length: field.schema.minItems ?? 0 }, () => blankItem(field));
  if (field.kind === 'record') return startValue(field.fields);
  if (field.kind === 'choices') return [];
  return field.kind === 'flag' && !field.optional ? false : null;
};

/** A new item of a list. */
export const blankItem = (field: Field): unknown => (field.fields[0]?.name === '' ? null : startValue(field.fields));

/** What a form holds as it opens. */
export const startValue = (fields: readonly Field[], given: Values = {}): Values => ({ ...given, ...Object.fromEntries(fields.map((field) => [field.name, given[field.name] ?? blank(field)])) });

const nothing = (value: unknown): boolean => value === null || value === undefined || value === '' || (typeof value === 'string' && !value.trim());

function sentOf(field: Field, value: unknown): unknown {
  // A name whose value is empty is not in a record at all.
  if (field.kind === 'record') return Object.fromEntries(Object.entries(sentValue(field.fields, (value ?? {}) as Values)).filter(([, each]) => !(Array.isArray(each) && each.length === 0)));
  if (field.kind === 'duration') return nothing((value as { amount?: unknown } | null)?.amount) ? undefined : { ...(value as object), amount: Number((value as { amount: unknown }).amount) };
  if (field.kind === 'group') return nothing(value) ? undefined : sentValue(field.fields, value as Values);
  if (field.kind === 'list') return ((value as unknown[] | null) ?? []).map((item) => (field.fields[0]?.name === '' ? item : sentValue(field.fields, item as Values)));
  if (field.kind === 'money' || field.kind === 'quantity') return nothing((value as { amount?: string } | null)?.amount) ? undefined : value;
  if (field.kind === 'number' && typeof value === 'string') return nothing(value) ? undefined : Number(value);
  return typeof value === 'string' ? value.trim() || undefined : nothing(value) ? undefined : value;
}

/** What is sent: fields left empty are left out, so that a strict schema takes the rest. */
export const sentValue = (fields: readonly Field[], value: Values): Values =>
  Object.fromEntries(fields.map((field) => [field.name, sentOf(field, value[field.name])] as const).filter(([, sent]) => sent !== undefined));

/** Required fields left empty, by path. Everything else is the server's to judge. */
export function missing(fields: readonly Field[], value: Values, under = ''): FieldProblem[] {
  return fields.flatMap((field): FieldProblem[] => {
    const path = under + field.name;
    const held = value[field.name];
    if (field.kind === 'record') return [];
    if (field.kind === 'group') return nothing(held) ? [] : missing(field.fields, held as Values, `${path}.`);
    const empty = field.kind === 'choices' || field.kind === 'list' ? ((held as unknown[] | null) ?? []).length < (field.schema.minItems ?? 0) : sentOf(field, held) === undefined;
    if (empty && !field.optional) return [{ path, code: 'required', message: 'Required.' }];
    if (field.kind !== 'list' || field.fields[0]?.name === '') return [];
    return ((held as Values[] | null) ?? []).flatMap((item, index) => missing(field.fields, item, `${path}.${index}.`));
  });
}

/** The problems of one field and of nothing under it. */
export const problemsAt = (errors: readonly FieldProblem[], path: string): FieldProblem[] => errors.filter((error) => error.path === path);

/** Problems of a part that is drawn as one input, such as an amount: those at its path and those under it. */
export const problemsUnder = (errors: readonly FieldProblem[], path: string): FieldProblem[] => errors.filter((error) => error.path === path || error.path.startsWith(`${path}.`));

/** Problems that no field of the form shows: a form says them at its top rather than swallow them. */
export function unplaced(errors: readonly FieldProblem[], fields: readonly Field[]): FieldProblem[] {
  const names = new Set(fields.map(({ name }) => name));
  return errors.filter(({ path }) => !names.has(path.split('.')[0]!));
}
