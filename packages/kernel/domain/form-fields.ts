import { z } from 'zod';
import type { Text } from './text.ts';

/** The part of JSON Schema that zod writes for forms, with our labels. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly title?: string;
  readonly 'x-title'?: Text;
  readonly 'x-help'?: Text;
  readonly 'x-format'?: string;
  readonly 'x-labels'?: Readonly<Record<string, Text>>;
  readonly 'x-unit'?: Text;
}

export type FieldKind = 'text' | 'textarea' | 'number' | 'flag' | 'choice' | 'choices' | 'date' | 'datetime' | 'money' | 'quantity' | 'duration' | 'record' | 'group' | 'list' | 'custom';

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** What `x-format` says; for `custom` it names the input that some module brings. */
  readonly format: string | null;
  readonly title: Text | string;
  readonly help: Text | null;
  readonly unit: Text | null;
  /** May be left out. */
  readonly optional: boolean;
  readonly initial: unknown;
  readonly options: readonly { readonly value: string | number; readonly label: Text | string }[];
  /** Of a group: its fields. Of a record: one for each name it may have. Of a list: its item's, one nameless field where items are single values. */
  readonly fields: readonly Field[];
  readonly schema: JsonSchema;
}

/** The JSON Schema of a zod object as its input is written. Names for reuse are dropped: a form is drawn whole. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const nameless = { get: (each: z.ZodType) => (({ id: _id, ...rest }) => rest)(z.globalRegistry.get(each) ?? {}), has: (each: z.ZodType) => z.globalRegistry.has(each) };
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: nameless as never }) as JsonSchema;
}

/** Follows a reference and folds `allOf` and "or null" in, so that what is left is one plain schema. */
function plain(schema: JsonSchema, root: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const { $ref, allOf, anyOf, ...own } = schema;
  if ($ref) return plain({ ...root.$defs?.[$ref.replace('#/$defs/', '')], ...own }, root);
  if (allOf?.length === 1) return plain({ ...allOf[0], ...own }, root);
  const real = anyOf?.filter(({ type }) => type !== 'null');
  if (anyOf && real?.length === 1) return { schema: plain({ ...real[0], ...own }, root).schema, nullable: real.length < anyOf.length };
  if (anyOf) return { schema, nullable: real!.length < anyOf.length };
  if (Array.isArray(own.type)) return { schema: { ...own, type: own.type.find((type) => type !== 'null')! }, nullable: own.type.includes('null') };
  return { schema: own, nullable: false };
}

const has = (schema: JsonSchema, ...names: string[]): boolean => Object.keys(schema.properties ?? {}).sort().join() === names.sort().join();
const drawn = new Set(['money', 'textarea', 'date', 'datetime', 'text', 'quantity']);

function kindOf(schema: JsonSchema): FieldKind {
  const format = schema['x-format'];
  if (format && !drawn.has(format)) return 'custom';
  if (format === 'textarea' || format === 'date' || format === 'datetime') return format;
  if (schema.enum) return 'choice';
  if (schema.type === 'array') return schema.items?.enum ? 'choices' : 'list';
  if (schema.type === 'object' && schema.propertyNames?.enum && typeof schema.additionalProperties === 'object') return 'record';
  if (schema.type === 'object' && has(schema, 'amount', 'unit') && schema.properties!.unit!.enum) return 'duration';
  if (schema.type === 'object') return has(schema, 'amount', 'currency') ? 'money' : has(schema, 'amount', 'unit') ? 'quantity' : 'group';
  if (schema.type === 'boolean') return 'flag';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'datetime';
  return (schema.maxLength ?? 0) > 300 ? 'textarea' : 'text';
}

function fieldOf(name: string, given: JsonSchema, required: boolean, root: JsonSchema): Field {
  const { schema, nullable } = plain(given, root);
  const kind = kindOf(schema);
  const item = schema.items && plain(schema.items, root).schema;
  const choices = kind === 'choice' ? schema.enum : kind === 'choices' ? schema.items?.enum : [];
  const labels = schema['x-labels'] ?? schema.items?.['x-labels'] ?? {};
  return {
    name,
    kind,
    format: schema['x-format'] ?? null,
    title: schema['x-title'] ?? schema.title ?? name,
    help: schema['x-help'] ?? null,
    unit: schema['x-unit'] ?? null,
    optional: nullable || (!required && schema.default === undefined),
    initial: schema.default,
    options: (choices ?? []).map((value) => ({ value: value as string, label: labels[String(value)] ?? String(value) })),
    fields: kind === 'record' ? namesOf(schema, root) : kind === 'group' ? fieldsOf(schema, root) : kind === 'list' && item ? (item.type === 'object' ? fieldsOf(item, root) : [fieldOf('', item, true, root)]) : [],
    schema,
  };
}

/** A record's fields: none has to be there. */
function namesOf({ propertyNames, additionalProperties }: JsonSchema, root: JsonSchema): Field[] {
  const names = plain(propertyNames!, root).schema;
  return names.enum!.map((name) => ({ ...fieldOf(String(name), additionalProperties as JsonSchema, false, root), title: names['x-labels']?.[String(name)] ?? String(name) }));
}

/** The fields of a form in the order of the schema. Constants are not asked for. */
export function fieldsOf(schema: JsonSchema, root: JsonSchema = schema): Field[] {
  const { schema: object } = plain(schema, root);
  return Object.entries(object.properties ?? {})
    .filter(([, each]) => each.const === undefined)
    .map(([name, each]) => fieldOf(name, each, object.required?.includes(name) ?? false, root));
}
