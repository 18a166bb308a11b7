import { Database } from '@aftercare/kernel/server';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { Client } from './client.ts';
import { Api, complaintOf, furnish, type Seat } from './rig.ts';

const atOnce = 200;

/** A database that a process of the API can be pointed at. */
export interface Place {
  readonly env: Record<string, string>;
  open(): Promise<Database>;
}

export const inFolder = (folder: string): Place => ({ env: { DATA_DIR: folder }, open: () => Database.open({ folder: join(folder, 'pglite') }) });
export const onServer = (url: string): Place => ({ env: { DATABASE_URL: url }, open: () => Database.open({ url, connections: 2 }) });

interface Filed {
  readonly id: string;
  readonly number: string;
}

/** One line each; empty when nothing was lost, doubled or half-written. */
export type Findings = readonly string[];

/** Kills the API while 200 complaints are being filed, as often as asked, lets a last process deliver what waits, and looks at what is left. */
export async function killAndLook({ env, open }: Place, rounds: number, say: (what: string) => void = () => {}): Promise<Findings> {
  const [seat] = (await furnish(await open(), 1)) as [Seat];
  const acknowledged: Filed[] = [];
  for (let round = 1; round <= rounds; round++) {
    const told = await fileUntilKilled(env, seat, Math.floor((atOnce * round) / (rounds + 1)));
    acknowledged.push(...told);
    say(`round ${round}: ${told.length} acknowledged before the process was killed`);
  }
  await letSettle(env, seat);
  const database = await open();
  try {
    return await look(database, acknowledged);
  } finally {
    await database.close();
  }
}

/** @returns what was acknowledged until the process was killed, and what still came over the wire */
async function fileUntilKilled(env: Record<string, string>, seat: Seat, enough: number): Promise<Filed[]> {
  const api = await Api.start(env);
  const client = new Client(api.port, atOnce);
  const told: Filed[] = [];
  let ended: Promise<void> | undefined;
  const filings = Array.from({ length: atOnce }, async (_, n) => {
    try {
      told.push(await client.call<Filed>('POST', '/api/complaints', seat.token, complaintOf(seat, n)));
    } catch {
      // Nothing was acknowledged: it may have been written or not.
    }
    if (told.length >= enough) ended ??= api.end('SIGKILL');
  });
  await Promise.all(filings);
  await ended;
  client.close();
  return told;
}

/** Starts once more and waits until nothing more is delivered. */
async function letSettle(env: Record<string, string>, seat: Seat): Promise<void> {
  const api = await Api.start(env);
  const client = new Client(api.port, 1);
  const mails = async () => (await client.call<{ total: number; rows: { id: string }[] }>('GET', '/api/mails?limit=1', seat.administrator)).total;
  for (let before = -1, now = await mails(), still = 0; still < 2; before = now, now = await mails()) {
    still = now === before ? still + 1 : 0;
    await sleep(1_500);
  }
  client.close();
  await api.end();
}

/** What must be there for each complaint, by a query that answers those that have it otherwise. */
const checks: Readonly<Record<string, string>> = {
  'has no journal, or one with a gap': `select c.id from complaint c left join journal j on j.tenant_id = c.tenant_id and j.subject_type = 'complaint' and j.subject_id = c.id group by c.tenant_id, c.id having count(j.seq) = 0 or max(j.seq) <> count(j.seq)`,
  'was not filed once by its journal': `select c.id from complaint c where (select count(*) from journal j where j.tenant_id = c.tenant_id and j.subject_id = c.id and j.name = 'complaints.filed') <> 1`,
  'has no line': 'select c.id from complaint c where (select count(*) from complaint_line l where l.tenant_id = c.tenant_id and l.complaint_id = c.id) <> 1',
  'has no clock': `select c.id from complaint c where not exists (select from clock k where k.tenant_id = c.tenant_id and k.subject_id = c.id)`,
  'has a clock without a ledger': 'select c.id from complaint c join clock k on k.tenant_id = c.tenant_id and k.subject_id = c.id where not exists (select from clock_interval i where i.tenant_id = k.tenant_id and i.clock_id = k.id)',
  'is nobody’s': 'select c.id from complaint c where not exists (select from case_assignment a where a.tenant_id = c.tenant_id and a.subject_id = c.id)',
  'is not found by its number': `select c.id from complaint c where not exists (select from complaint_key k where k.tenant_id = c.tenant_id and k.complaint_id = c.id and k.key = regexp_replace(lower(c.number), '[^a-z0-9]', '', 'g'))`,
  // What was being delivered when the process was killed is tried again once pg-boss gives up on it, two minutes later.
  'has neither a mail in the outbox nor a job that will write it, or two': `select c.id from complaint c where (select count(*) from mail m where m.tenant_id = c.tenant_id and m.about_id = c.id and m.email = 'complaints.acknowledged')
    + (select least(count(*), 1) from pgboss.job b join journal j on j.id::text = b.data->>'event' and j.name = 'complaints.filed' where j.tenant_id = c.tenant_id and j.subject_id = c.id and b.name = 'complaints' and b.state in ('created', 'retry', 'active')
       and not exists (select from delivered d where d.tenant_id = j.tenant_id and d.event_id = j.id)) <> 1`,
  'is missing, but something of it is there': `select distinct s.id from (
    select complaint_id as id from complaint_line union all select complaint_id from complaint_key union all select subject_id from journal where subject_type = 'complaint' union all select subject_id from clock where subject_type = 'complaint'
    union all select subject_id from case_assignment where subject_type = 'complaint' union all select about_id from mail where about_type = 'complaint') s where not exists (select from complaint c where c.id = s.id)`,
};

async function look(database: Database, acknowledged: readonly Filed[]): Promise<Findings> {
  return database.transaction(async (query) => {
    const left = await query<Filed>('select id, number from complaint order by number');
    const byId = new Map(left.map(({ id, number }) => [id, number]));
    const lost = acknowledged.filter(({ id, number }) => byId.get(id) !== number).map(({ id, number }) => `${number} ${id} was acknowledged and is not there`);
    const sequence = left.map(({ number }) => Number(number.split('-').at(-1))).toSorted((a, b) => a - b);
    const gaps = sequence.flatMap((drawn, n) => (drawn === n + 1 ? [] : [`where number ${n + 1} should be there is ${drawn}`])).slice(0, 3);
    const broken: string[] = [];
    for (const [what, text] of Object.entries(checks)) broken.push(...(await query<{ id: string }>(text)).slice(0, 3).map(({ id }) => `${id} ${what}`));
    return left.length < acknowledged.length || left.length === 0 ? [`${left.length} complaints for ${acknowledged.length} acknowledged`, ...lost, ...gaps, ...broken] : [...lost, ...gaps, ...broken];
  });
}
