// `npm run bench -- complaints [--rounds 5] [--seconds 4] [--sizes 10000,1000000] [--statements]`: what filing a complaint over HTTP costs
// against the very statements that it sends, sent by the bare driver; both take turns, so that a busy machine is as busy for both. With
// sizes also what lists, searches and the case page cost when there are so many complaints.
import { Database } from '@aftercare/kernel/server';
import { parseArgs } from 'node:util';
import { Client } from './client.ts';
import { cpuOf } from './cpu.ts';
import { load } from './load.ts';
import { compareReads } from './reads.ts';
import { Driver, fresh, template, type Template } from './replay.ts';
import { Api, complaintOf, furnish, withDatabase, type Seat } from './rig.ts';

const { values: flags } = parseArgs({ args: process.argv.slice(3), options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' }, sizes: { type: 'string', default: '' }, statements: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false } } });
const [rounds, seconds] = [Number(flags.rounds), Number(flags.seconds)];
const sizes = flags.sizes.split(',').filter(Boolean).map(Number);
const atOnce = 10;
const companies = 8;

const middleOf = <Each extends { rate: number }>(rounds: readonly Each[]): Each => rounds.toSorted((a, b) => a.rate - b.rate)[Math.floor(rounds.length / 2)]!;

async function recordedFilings(api: Api, client: Client, seats: readonly Seat[]): Promise<Template[]> {
  const file = (seat: Seat) => client.call<{ number: string }>('POST', '/api/complaints', seat.token, complaintOf(seat, 0));
  for (let n = 0; n < 30; n++) for (const seat of seats) await file(seat);
  const templates: Template[] = [];
  for (const seat of seats) {
    const since = Date.now();
    let number = '';
    const statements = await api.recorded(async () => (number = (await file(seat)).number));
    templates.push(template(statements, since, number));
  }
  return templates;
}

/** A load, with the milliseconds of processor time that one of it took here and at the database's server. */
async function measured(pid: number, driver: Driver, run: () => Promise<Awaited<ReturnType<typeof load>>>) {
  const now = async () => ({ own: cpuOf([pid]), server: cpuOf(await driver.servers()) });
  const before = await now();
  const done = await run();
  const after = await now();
  return { ...done, own: (after.own - before.own) / done.count, server: (after.server - before.server) / done.count };
}

async function compare(title: string, seats: readonly Seat[], templates: readonly Template[], api: Api, client: Client, driver: Driver) {
  const [ours, theirs] = [[] as Awaited<ReturnType<typeof measured>>[], [] as Awaited<ReturnType<typeof measured>>[]];
  for (let round = 0; round < rounds; round++) {
    const filed = await measured(api.pid, driver, () => load(seconds, (n) => client.call('POST', '/api/complaints', seats[n % seats.length]!.token, complaintOf(seats[n % seats.length]!, n)), { atOnce }));
    // Made beforehand: what the driver is given costs it nothing.
    const ready = Array.from({ length: Math.ceil(filed.rate * seconds * 6) + 100 }, (_, n) => fresh(templates[n % templates.length]!));
    const sent = await measured(process.pid, driver, () => load(seconds, (n) => driver.send(ready[n]!), { atOnce, most: ready.length }));
    ours.push(filed);
    theirs.push(sent);
  }
  const [our, their] = [middleOf(ours), middleOf(theirs)];
  return {
    [title]: {
      'filings /s': Math.round(our.rate), 'driver /s': Math.round(their.rate), ratio: (our.rate / their.rate).toFixed(2),
      'CPU ms': our.own.toFixed(1), 'server ms': our.server.toFixed(1), 'driver CPU ms': their.own.toFixed(1), 'driver server ms': their.server.toFixed(1),
    },
  };
}

await withDatabase(async (url) => {
  const seats = await furnish(await Database.open({ url, connections: 4 }), companies);
  const api = await Api.start({ DATABASE_URL: url, ROLE: 'api' }, { recording: true, node: flags.profile ? ['--cpu-prof', '--cpu-prof-dir=/tmp/aftercare-profile'] : [] });
  const [client, driver] = [new Client(api.port, atOnce), new Driver(url, atOnce)];
  try {
    const idle = api.memory();
    const templates = await recordedFilings(api, client, seats);
    const { statements } = templates[0]!;
    if (flags.statements) statements.forEach(({ on, text, values }, n) => console.log(`${n + 1}. [${on}] ${text.replaceAll(/\s+/g, ' ').slice(0, 200)} (${values.length})`));
    console.log(`A filing sends ${statements.length} statements with ${statements.reduce((sum, { values }) => sum + values.length, 0)} values.`);
    if (rounds > 0) console.table({
      ...(await compare(`${companies} companies`, seats, templates, api, client, driver)),
      ...(await compare('one company', seats.slice(0, 1), templates.slice(0, 1), api, client, driver)),
    });
    console.log(`Ready after ${Math.round(api.readyMs)} ms; ${Math.round(idle)} MB idle, ${Math.round(api.memory())} MB after the load.`);
  } finally {
    client.close();
    await driver.close();
    await api.end();
  }
});

if (sizes.length > 0) await compareReads(sizes);
