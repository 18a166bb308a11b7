import { Database } from '@aftercare/kernel/server';
import { Client } from './client.ts';
import { fill, filled } from './fill.ts';
import { Driver } from './replay.ts';
import { Api, complaintOf, furnish, withDatabase, type Seat } from './rig.ts';

type Who = 'token' | 'supervisor';

const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** What people open again and again: a name, who asks, and what. */
const gets = (complaint: string): readonly (readonly [name: string, who: Who, path: string])[] => [
  ['list, all', 'supervisor', '/api/complaints?limit=20'],
  ['list, own', 'token', '/api/complaints?limit=20'],
  ['list, closed', 'supervisor', '/api/complaints?limit=20&state=closed'],
  ['list, late', 'supervisor', '/api/complaints?limit=20&view=late&sort=nextDueAt'],
  ['search, common word', 'supervisor', `/api/complaints?limit=20&q=${encodeURIComponent('椅子')}`],
  ['search, number', 'supervisor', '/api/complaints?limit=20&q=B-000000100'],
  ['case page', 'supervisor', `/api/complaints/${complaint}`],
  ['my work', 'token', '/api/my-work'],
  ['dashboard', 'supervisor', `/api/complaint-statistics?from=${day(30)}&to=${day(0)}`],
  ['dashboard, Pareto', 'supervisor', `/api/complaint-statistics/pareto?from=${day(30)}&to=${day(0)}&by=type`],
];

const samples = 60;
const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;

/** A company with so many complaints, in a database and before an API of its own. */
interface Filled {
  readonly size: number;
  readonly runs: ReadonlyMap<string, () => Promise<unknown>>;
}

async function filledWith<T>(size: number, use: (filled: Filled) => Promise<T>): Promise<T> {
  return withDatabase(async (url) => {
    const [seat] = (await furnish(await Database.open({ url, connections: 2 }), 1)) as [Seat];
    const api = await Api.start({ DATABASE_URL: url, ROLE: 'api' }, { recording: true });
    const [client, driver] = [new Client(api.port, 1), new Driver(url, 1)];
    try {
      const { id } = await client.call<{ id: string }>('POST', '/api/complaints', seat.token, complaintOf(seat, 0));
      const begun = performance.now();
      await copy(url, seat, id, size);
      console.log(`${size.toLocaleString('en')} complaints written in ${Math.round((performance.now() - begun) / 1000)} s`);
      const page = (await api.recorded(() => client.call('GET', '/api/complaints?limit=20', seat.supervisor))).find(({ text }) => text.includes('sort_key'))!;
      await driver.query(`select set_config('app.tenant_id', $1, false)`, [seat.tenant]);
      const asked = gets(id).map(([name, who, path]) => [name, () => client.call('GET', path, seat[who])] as const);
      return await use({ size, runs: new Map([...asked, ['list, all, by the bare driver', () => driver.query(page.text, page.values)]]) });
    } finally {
      client.close();
      await driver.close();
      await api.end();
    }
  });
}

async function copy(url: string, seat: Seat, id: string, size: number): Promise<void> {
  const database = await Database.open({ url, connections: 1 });
  await database.transaction((query) => fill(seat, id, 0, size).split(';\n').reduce<Promise<unknown>>((done, statement) => done.then(() => query(statement)), Promise.resolve()));
  for (const table of filled) await database.asOwner(`vacuum (analyze) ${table}`);
  await database.asOwner('checkpoint');
  await database.close();
}

/** The sizes take turns, so that a busy machine is as busy for each. @returns milliseconds by size, sorted */
async function inTurns(places: readonly Filled[], name: string): Promise<number[][]> {
  const took = places.map((): number[] => []);
  for (let n = 0; n < samples + 10; n++) {
    for (const [place, { runs }] of places.entries()) {
      const begun = performance.now();
      await runs.get(name)!();
      if (n >= 10) took[place]!.push(performance.now() - begun);
    }
  }
  return took.map((each) => each.toSorted((a, b) => a - b));
}

/** Reads at each size, and how much slower each is at the last than at the first. */
export async function compareReads(sizes: readonly number[], places: readonly Filled[] = []): Promise<void> {
  const [size, ...others] = sizes;
  if (size !== undefined) return filledWith(size, (place) => compareReads(others, [...places, place]));
  const rounded = (ms: number) => Number(ms.toFixed(1));
  const told: Record<string, Record<string, number>> = {};
  for (const name of places[0]!.runs.keys()) {
    const took = await inTurns(places, name);
    told[name] = {
      ...Object.fromEntries(places.flatMap(({ size: n }, place) => [[`p50 at ${n.toLocaleString('en')}`, rounded(at(took[place]!, 0.5))], [`p95 at ${n.toLocaleString('en')}`, rounded(at(took[place]!, 0.95))]])),
      'growth p50': Number((at(took.at(-1)!, 0.5) / at(took[0]!, 0.5)).toFixed(2)), 'growth p95': Number((at(took.at(-1)!, 0.95) / at(took[0]!, 0.95)).toFixed(2)),
    };
  }
  console.table(told);
}
