import { z } from 'zod';

export const pageSizes = { standard: 50, most: 200 } as const;

/**
 * The query string of a list: an allow-list of sorts (`-` before a name turns it round) and filters, a search text, and a keyset cursor.
 * Everything else is refused.
 */
export const listQuery = <const Sorts extends readonly [string, ...string[]], Filters extends z.ZodRawShape>(sorts: Sorts, filters: Filters) => {
  type Sort = Sorts[number] | `-${Sorts[number]}`;
  return z.strictObject({
    q: z.string().trim().max(100).optional(),
    sort: z.enum([...sorts, ...sorts.map((name) => `-${name}`)] as [Sort, ...Sort[]]).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(pageSizes.most).default(pageSizes.standard),
    ...filters,
  });
};

/** Several values of one filter, given as `a,b`. */
export const oneOfMany = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.string().transform((given) => given.split(',')).pipe(z.array(z.enum(values)).min(1));

/** One page. `total` counts up to 1,000 and then says "more" (`totalIsMore`): an exact count would read the whole table. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: number;
  readonly totalIsMore: boolean;
}

export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), previous: z.string().nullable(), total: z.number().int(), totalIsMore: z.boolean() });
