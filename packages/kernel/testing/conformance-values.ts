import * as fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that zod writes. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Shape;
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** Amounts are in the tenant's currency wherever rules compare them. */
const currency = 'CNY';

/**
 * Values that a schema lets through, as they come out of it. What a schema says beyond JSON Schema (refinements) is met by leaving out what it refuses.
 * @param words free texts are often one of these: ids that rules compare with
 */
export function valuesOf<S extends z.ZodType>(schema: S, words: readonly string[] = []): fc.Arbitrary<z.output<S>> {
  const shape = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    metadata: z.registry(),
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') jsonSchema.format = 'js-date';
    },
  }) as Shape;
  return inputsBy([...words, '客户要求换货', 'Late delivery', '编号'])(shape)
    .map((input) => schema.safeParse(input))
    .filter(({ success }) => success)
    .map(({ data }) => data as z.output<S>);
}

type Inputs = (shape: Shape) => fc.Arbitrary<unknown>;

const inputsBy = (words: readonly string[]): Inputs => {
  const inputsOf: Inputs = (shape) => {
    if ('const' in shape) return fc.constant(shape.const);
    if (shape.enum) return fc.constantFrom(...shape.enum);
    const either = shape.anyOf ?? shape.oneOf;
    if (either) return fc.oneof(...either.map(inputsOf));
    if (Array.isArray(shape.type)) return fc.oneof(...shape.type.map((type) => inputsOf({ ...shape, type })));
    if (shape.format === 'js-date') return moments;
    if (shape.type === 'string') return strings(shape, words);
    if (shape.type === 'integer') return fc.integer(range(shape));
    if (shape.type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true, ...range(shape) });
    if (shape.type === 'boolean') return fc.boolean();
    if (shape.type === 'null') return fc.constant(null);
    if (shape.type === 'array') return shape.prefixItems ? fc.tuple(...shape.prefixItems.map(inputsOf)) : fc.array(inputsOf(shape.items ?? {}), { minLength: shape.minItems ?? 0, maxLength: shape.maxItems ?? (shape.minItems ?? 0) + 4 });
    if (shape.type === 'object') return objects(shape, inputsOf);
    return fc.jsonValue();
  };
  return inputsOf;
};

const range = ({ minimum, maximum }: Shape) => ({ ...(minimum === undefined ? {} : { min: minimum }), ...(maximum === undefined ? {} : { max: maximum }) });

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true });

function strings({ format, pattern, minLength = 0, maxLength = minLength + 30 }: Shape, words: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.constantFrom('li.min@example.com', 'a@b.example');
  if (format === 'uri') return fc.constantFrom('https://aftercare.example/answer/x?answer=accepted', 'http://127.0.0.1:3000/');
  if (format === 'date') return moments.map((at) => at.toISOString().slice(0, 10));
  if (format === 'date-time') return moments.map((at) => at.toISOString());
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const usual = words.filter(({ length }) => length >= minLength && length <= maxLength);
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 30) });
  return usual.length ? fc.oneof(any, fc.constantFrom(...usual)) : any;
}

function objects({ properties, required = [], additionalProperties, propertyNames }: Shape, inputsOf: Inputs): fc.Arbitrary<unknown> {
  if (!properties) {
    const values = inputsOf(typeof additionalProperties === 'object' ? additionalProperties : {});
    return fc.dictionary(propertyNames ? (inputsOf(propertyNames) as fc.Arbitrary<string>) : fc.string(), values, { maxKeys: 4, noNullPrototype: true });
  }
  const isMoney = Object.keys(properties).toSorted().join() === 'amount,currency';
  const members = Object.entries(properties).map(([name, each]) => [name, isMoney && name === 'currency' ? fc.constant(currency) : inputsOf(each)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required], noNullPrototype: true });
}
