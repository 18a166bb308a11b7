import type { OpenAPIObject } from '@nestjs/swagger';

/** As much of a JSON schema as the API's description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** One route of the API as its description tells it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

export type Path = readonly (string | number)[];

/** Makes what clients send, right and wrong, from the API's own description. */
export class Attack {
  readonly routes: readonly Route[];

  constructor(
    private readonly document: OpenAPIObject,
    /** Ids for the fields of these names; `''` for any other. */
    private readonly ids: Readonly<Record<string, string>>,
  ) {
    this.routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } }>).map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase() as Route['method'],
        path,
        parameters,
        body: requestBody?.content['application/json']?.schema,
      })),
    );
  }

  /**
   * A body in which every field is of the right kind.
   * @param only where a field is: whatever else may be left out, is
   */
  body(schema: Schema, name = '', only?: Path): unknown {
    const { enum: [first] = [], anyOf, type, properties, required = [], items, format, minimum } = this.known(schema);
    const [next, ...rest] = only ?? [];
    if (first !== undefined) return first;
    if (anyOf) return this.body(anyOf[0]!, name, only);
    if (properties) {
      const taken = Object.entries(properties).filter(([key]) => !only || key === next || required.includes(key));
      return Object.fromEntries(taken.map(([key, each]) => [key, this.body(each, key, only && (key === next ? rest : []))]));
    }
    if (type === 'array') return [this.body(items!, name, only && rest)];
    if (type === 'integer' || type === 'number') return minimum ?? 1;
    if (type === 'boolean') return true;
    if (type !== 'string') return {};
    if (format === 'uuid') return this.ids[name] ?? this.ids[''];
    return (format && formats[format]) ?? names[name] ?? 'x1';
  }

  /** Where the fields of a body are, and what they hold. */
  fields(schema: Schema, at: Path = []): { at: Path; type: string | undefined; format: string | undefined }[] {
    const { properties, items, type, format, anyOf } = this.known(schema);
    const own = at.length > 0 ? [{ at, type, format: format ?? anyOf?.find((each) => each.format)?.format }] : [];
    return [...own, ...Object.entries(properties ?? {}).flatMap(([key, each]) => this.fields(each, [...at, key])), ...(items ? this.fields(items, [...at, 0]) : [])];
  }

  /** Something that a query parameter takes. */
  valueOf(name: string, schema: Schema | undefined): string {
    return String(this.ids[name] ?? names[name] ?? this.body(schema ?? { type: 'string' }, name));
  }

  /** The address of a route, its parameters filled in. */
  url({ path, parameters }: Route, given: Readonly<Record<string, string>> = {}, query = ''): string {
    const needed = parameters.filter((each) => each.in === 'query' && each.required).map(({ name, schema }) => `${name}=${this.valueOf(name, schema)}`);
    const filled = path.replace(/(\w+)\/\{(\w+)\}/g, (_, before: string, name: string) => `${before}/${given[name] ?? segments[before] ?? names[name] ?? this.ids[''] ?? ''}`);
    return [filled, [...needed, ...(query ? [query] : [])].join('&')].filter(Boolean).join('?');
  }

  /** A schema itself, whatever it is named by. */
  known(schema: Schema): Schema {
    const named = schema.$ref ? ((this.document.components!.schemas as Record<string, unknown>)[schema.$ref.split('/').at(-1)!] as Schema) : schema;
    const { allOf: [only] = [], ...more } = named;
    return only ? { ...this.known(only), ...more } : named;
  }
}

const formats: Record<string, string> = { 'date-time': '2027-01-05T08:00:00Z', date: '2026-11-20', email: 'somebody@example.com' };
const names: Record<string, string> = { date: '2027-03-03', amount: '1.00', currency: 'CNY', email: 'somebody@example.com', phone: '13800000000', type: 'complaint', setting: 'complaints.major-amount', step: 'stepped.look', token: 'x', from: '09:00', to: '12:00', quantity: '1', days: '30', year: '2026' };
/** Path parameters that are no ids, by what stands before them. */
const segments: Record<string, string> = { roles: 'complaints.agent' };

/** A copy of a body with one field changed. */
export function changed(body: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(body)) return body.map((each: unknown, n) => (n === first ? changed(each, rest, value) : each));
  const held = { ...(body as Record<string, unknown>) };
  if (value === undefined && rest.length === 0) delete held[first];
  else held[first] = changed(held[first], rest, value);
  return held;
}

/** Of no use to any field. */
export const nonsense: readonly unknown[] = [null, true, -1, 1.5, 9_007_199_254_740_991, 1e308, [], [null], {}, { toString: 1 }, Array.from({ length: 600 }, () => 'x'), 'x'.repeat(100_000)];

/** Right at first sight: what reaches rules and tables unless a schema knows better. */
export function nearMisses(type: string | undefined, format: string | undefined): readonly unknown[] {
  if (format === 'uuid') return ['00000000-0000-0000-0000-000000000000', '12345678-1234-1234-1234-12345678901z', '------------------------------------'];
  if (format === 'date') return ['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', 'infinity', '+010000-01-01'];
  if (format === 'date-time') return ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-23:59', '2026-11-21T23:59:60Z', '2026-11-21T10:00:00.123456789Z'];
  if (type === 'string') return ['', 'a\u0000', 'a\ud800', '\u0001\u001b[31m', 'a\r\nBcc: x@example.com', '👩‍👩‍👧💥\u202e', '__proto__', '99999999999999999999', '-1'];
  if (type === 'integer' || type === 'number') return [0, 2_147_483_648, 9_007_199_254_740_991];
  return [];
}
