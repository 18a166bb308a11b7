// Loaded before the API when a benchmark wants to know which statements it sends: node --import ./tools/bench/record.ts …
import { createRequire } from 'node:module';
import pg from 'pg';

// The ORM may bring a driver of its own.
const drivers = new Set([pg, createRequire(import.meta.resolve('@mikro-orm/postgresql'))('pg') as typeof pg]);

type Given = string | { text: string; name?: string; values?: unknown[] };
interface Sent {
  on: number;
  text: string;
  name?: string;
  values: unknown[];
}

let sent: Sent[] | undefined;
const numbers = new WeakMap<object, number>();
let clients = 0;

for (const { Client } of drivers) {
  const query = Client.prototype.query as unknown as (this: object, ...args: unknown[]) => unknown;
  Client.prototype.query = function (this: object, given: Given, values?: unknown, ...rest: unknown[]) {
    if (!numbers.has(this)) numbers.set(this, clients++);
    const { text, name, values: own }: Partial<Exclude<Given, string>> & { text: string } = typeof given === 'string' ? { text: given } : given;
    if (sent && text) sent.push({ on: numbers.get(this)!, text, ...(name ? { name } : {}), values: Array.isArray(values) ? values : (own ?? []) });
    return query.call(this, given, values, ...rest);
  } as never;
}

process.on('message', (asked) => {
  if (asked === 'record') {
    sent = [];
    process.send!('recording');
  } else if (asked === 'stop') {
    process.send!(sent ?? []);
    sent = undefined;
  }
});
process.channel?.unref();
