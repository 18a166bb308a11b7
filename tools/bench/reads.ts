import { Database } from '@aftercare/kernel/server';
import type { Client } from './client.ts';
import { fill, filled } from './fill.ts';
import { Driver } from './replay.ts';
import type { Api, Seat, Statement } from './rig.ts';

type Who = 'token' | 'supervisor';

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
];

const samples = 60;
const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;

async function timed(run: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const took: number[] = [];
  for (let n = 0; n < samples + 5; n++) {
    const begun = performance.now();
    await run();
    if (n >= 5) took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  return { p50: at(took, 0.5), p95: at(took, 0.95) };
}

/** The page's own statement by the bare driver, in one tenant. */
async function barePage(url: string, seat: Seat, statements: readonly Statement[]) {
  const page = statements.find(({ text }) => text.includes('sort_key'))!;
  const driver = new Driver(url, 1);
  try {
    await driver.query(`select set_config('app.tenant_id', $1, false)`, [seat.tenant]);
    return await timed(() => driver.query(page.text, page.values));
  } finally {
    await driver.close();
  }
}

/** Reads at one size after the other, and how much slower each is at the last than at the first. */
export async function compareReads(url: string, seat: Seat, api: Api, client: Client, sizes: readonly number[]): Promise<void> {
  const database = await Database.open({ url, connections: 1 });
  const { id } = (await client.call<{ rows: { id: string }[] }>('GET', '/api/complaints?limit=1', seat.supervisor)).rows[0]!;
  const measured: Record<string, Record<string, number>>[] = [];
  let before = 0;
  for (const size of sizes) {
    const begun = performance.now();
    await database.transaction((query) => fill(seat, id, before, size).split(';\n').reduce<Promise<unknown>>((done, statement) => done.then(() => query(statement)), Promise.resolve()));
    for (const table of filled) await database.asOwner(`vacuum (analyze) ${table}`);
    await database.asOwner('checkpoint');
    before = size;
    console.log(`${size.toLocaleString('en')} complaints written in ${Math.round((performance.now() - begun) / 1000)} s`);
    const found: Record<string, Record<string, number>> = {};
    for (const [name, who, path] of gets(id)) found[name] = { ...(await timed(() => client.call('GET', path, seat[who]))) };
    const statements = await api.recorded(() => client.call('GET', '/api/complaints?limit=20', seat.supervisor));
    found['list, all, by the bare driver'] = { ...(await barePage(url, seat, statements)) };
    measured.push(found);
  }
  await database.close();
  const rounded = (ms: number) => Number(ms.toFixed(1));
  console.table(Object.fromEntries(Object.keys(measured[0]!).map((name) => [name, {
    ...Object.fromEntries(sizes.flatMap((size, n) => [[`p50 at ${size.toLocaleString('en')}`, rounded(measured[n]![name]!['p50']!)], [`p95 at ${size.toLocaleString('en')}`, rounded(measured[n]![name]!['p95']!)]])),
    growth: Number((measured.at(-1)![name]!['p95']! / measured[0]![name]!['p95']!).toFixed(2)),
  }])));
}
