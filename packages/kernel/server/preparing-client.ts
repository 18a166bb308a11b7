import pg from 'pg';
import { takeOpening } from './opening.ts';

const names = new Map<string, string>();
/** More than this many different texts would only fill the server's memory. */
const mostNames = 500;

/** Lists are planned anew for their values: how many rows a filter leaves decides which index serves it. */
const isList = /\blimit \$\d/i;

function nameOf(text: string): string | undefined {
  if (isList.test(text)) return undefined;
  if (!names.has(text) && names.size < mostNames) names.set(text, `s${names.size}`);
  return names.get(text);
}

type Query = (this: pg.Client, given: unknown, values?: unknown, ...rest: unknown[]) => unknown;
const query = pg.Client.prototype.query as unknown as Query;

/** A connection that sends the tenant with `begin`, and on which a statement with values is parsed and planned once, and only run from then on. */
export class PreparingClient extends pg.Client {}

PreparingClient.prototype.query = function (text, values, ...rest) {
  const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
  if (text === 'begin') return query.call(this, [text, takeOpening()].filter(Boolean).join('; '), ...rest);
  return name ? query.call(this, { name, text, values }, ...rest) : query.call(this, text, values, ...rest);
} satisfies Query as never;
