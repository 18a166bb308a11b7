// `npm run bench -- clocks [--clocks 1000000] [--due 1000]`: what a tick costs while few and while very many clocks run, with none due and
// with some. It should go by what is due. On the PostgreSQL that DATABASE_URL or TEST_DATABASE_URL names.
import { Database } from '@aftercare/kernel/server';
import workflow from '@aftercare/workflow/server';
import { parseArgs } from 'node:util';
import { furnish, startHere, withDatabase } from './rig.ts';

const { values: flags } = parseArgs({ args: process.argv.slice(3), options: { clocks: { type: 'string', default: '1000000' }, due: { type: 'string', default: '1000' } } });
const [many, due] = [Number(flags.clocks), Number(flags.due)];

/** Clocks that run for a thousand hours yet, with their ledgers. */
const insertClocks = (tenant: string, count: number) => `
  with made as (
    insert into clock (tenant_id, id, subject_type, subject_id, deadline, term, started_at, due_at, next_at, provisional)
    select '${tenant}', gen_random_uuid(), 'bench', gen_random_uuid(), 'bench.answer', '{"amount": 1000, "unit": "hours"}', now(), now() + interval '1000 hours', now() + interval '1000 hours', false from generate_series(1, ${count}) returning id, started_at)
  insert into clock_interval (tenant_id, clock_id, n, from_at, kind) select '${tenant}', id, 0, started_at, 'run' from made;
  analyze clock, clock_interval;`;

/** As if some had begun so long ago that they are due. */
const makeDue = (count: number) => `
  with chosen as (select tenant_id, id from clock where next_at > now() limit ${count}), moved as (
    update clock c set started_at = c.started_at - interval '1001 hours', due_at = c.due_at - interval '1001 hours', next_at = c.next_at - interval '1001 hours' from chosen h where c.tenant_id = h.tenant_id and c.id = h.id returning c.tenant_id, c.id, c.started_at)
  update clock_interval i set from_at = m.started_at from moved m where i.tenant_id = m.tenant_id and i.clock_id = m.id;`;

const middle = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

await withDatabase(async (url) => {
  const [seat] = await furnish(await Database.open({ url, connections: 4 }), 1);
  const database = await Database.open({ url, connections: 4 });
  const app = await startHere(database);
  const clocks = app.nest.get<{ run(): Promise<number> }>(workflow.ticks!.find(({ id }) => id === 'workflow.clocks')!.handler, { strict: false });
  const timed = async (run: () => Promise<number>) => {
    const begun = performance.now();
    const fired = await run();
    return { fired, ms: performance.now() - begun };
  };
  /** All that is due, however many ticks it takes. */
  const fireAll = async () => {
    let [sum, fired] = [0, 0];
    do sum += fired = await clocks.run();
    while (fired > 0);
    return sum;
  };
  try {
    await clocks.run();
    const told: Record<string, object> = {};
    for (const running of [due, many]) {
      await database.asOwner(insertClocks(seat!.tenant, running));
      const idle = middle(await Array.from({ length: 20 }).reduce<Promise<number[]>>(async (before) => [...(await before), (await timed(() => clocks.run())).ms], Promise.resolve([])));
      await database.asOwner(makeDue(due));
      const busy = await timed(fireAll);
      if (busy.fired !== due) throw new Error(`${due} clocks were due and ${busy.fired} fired.`);
      told[`${running.toLocaleString('en')} running`] = { 'none due, ms': idle.toFixed(1), [`${due} due, ms`]: Math.round(busy.ms), 'ms each': (busy.ms / due).toFixed(2) };
    }
    console.table(told);
  } finally {
    await app.close();
  }
});
