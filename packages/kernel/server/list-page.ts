import { domainError, type FieldProblem, type Page } from '../domain/index.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { Db } from './db.ts';
import { sqlState } from './work.ts';

const notOurs = 'This cursor does not belong to this list and sort.';
class BadCursor extends domainError<{ cursor: string; errors: readonly FieldProblem[] }>('kernel.bad-cursor', 400, () => notOurs) {}
const badCursor = (cursor: string) => new BadCursor({ cursor, errors: [{ path: 'cursor', code: 'bad-cursor', message: notOurs }] });

const mostCounted = 1_000;

/** How a list can be sorted: a column that is never null, the type of its values in SQL, and the index that serves it stands in the migration. */
export interface SortColumn {
  readonly column: RawBuilder<unknown>;
  readonly type: 'timestamptz' | 'date' | 'text' | 'numeric';
}

export interface ListPlan {
  /** `from …`, with joins. */
  readonly from: RawBuilder<unknown>;
  /** What to select, `id` among it. */
  readonly select: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<unknown>[];
  /** The unique column that breaks ties. */
  readonly id: RawBuilder<unknown>;
  readonly sorts: Readonly<Record<string, SortColumn>>;
  /** One of `sorts`, with `-` before it for descending. */
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorSchema = z.strictObject({ sort: z.string(), value: z.string(), id: z.uuid(), back: z.boolean() });
type Cursor = z.output<typeof cursorSchema>;
/** PostgreSQL's class of errors about values that are none of their type. */
const dataException = '22';

/**
 * One page by keyset, forwards or back, with a count that stops at 1,000.
 * @throws BadCursor for a cursor of another list or sort
 */
export async function readPage<Row extends { id: string }>(db: Db, plan: ListPlan): Promise<Page<Row>> {
  const descending = plan.sort.startsWith('-');
  const by = plan.sorts[plan.sort.replace(/^-/, '')]!;
  const cursor = plan.cursor === undefined ? undefined : decode(plan.cursor, plan.sort);
  const back = cursor?.back ?? false;
  const up = descending === back;
  const type = sql.raw(by.type);
  const filters = [...plan.where, sql`true`];
  const beyond = cursor ? sql`(${by.column}, ${plan.id}) ${sql.raw(up ? '>' : '<')} (${cursor.value}::${type}, ${cursor.id}::uuid)` : sql`true`;
  const order = sql.raw(up ? 'asc' : 'desc');
  const where = sql.join(filters, sql` and `);
  return db.readingOnce(async (rows) => {
    const found = await rows<Row & { sort_key: string }>(sql`
      select ${plan.select}, ${by.column}::text as sort_key ${plan.from} where ${where} and ${beyond}
      order by ${by.column} ${order}, ${plan.id} ${order} limit ${plan.limit + 1}`).catch((error: unknown) => {
      throw plan.cursor !== undefined && sqlState(error)?.startsWith(dataException) ? badCursor(plan.cursor) : error;
    });
    const [{ n } = { n: 0 }] = await rows<{ n: number }>(sql`select count(*)::int as n from (select 1 ${plan.from} where ${where} limit ${mostCounted + 1}) counted`);
    const more = found.length > plan.limit;
    const page = found.slice(0, plan.limit);
    if (back) page.reverse();
    const at = (row: (typeof page)[number] | undefined, goingBack: boolean) => (row ? encode({ sort: plan.sort, value: row.sort_key, id: row.id, back: goingBack }) : null);
    return {
      rows: page.map(({ sort_key: _, ...row }) => row as unknown as Row),
      next: (back ? cursor : more) ? at(page.at(-1), false) : null,
      previous: (back ? more : cursor) ? at(page[0], true) : null,
      total: Math.min(n, mostCounted),
      totalIsMore: n > mostCounted,
    };
  });
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(text: string, sort: string): Cursor {
  try {
    const cursor = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (cursor.sort === sort) return cursor;
  } catch {
    // falls through to the refusal
  }
  throw badCursor(text);
}
