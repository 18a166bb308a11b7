import { Environment, startApp, type Database, type RunningApp } from '@aftercare/kernel/server';
import { MailEnvironment } from '@aftercare/mail/server';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import pg from 'pg';
import { makeCompany } from '../../apps/api/demo/company.ts';
import { plain } from '../../apps/api/demo/plain.ts';
import { modules, plugins } from '../../apps/api/modules.ts';
import { freePort } from '../../apps/api/testing/started-process.fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A company, and the tokens of those who work there. */
export interface Seat {
  readonly tenant: string;
  readonly token: string;
  readonly supervisor: string;
  readonly administrator: string;
  readonly party: string;
  readonly product: string;
  readonly person: string;
}

/** A complaint as an agent takes it down. */
export const complaintOf = ({ party, product }: Seat, n: number) => ({
  partyId: party, channel: 'phone', type: 'product', subject: `第 ${n} 把椅子升降失灵`, content: '客户反映椅子无法升降，要求尽快处理。', contact: { name: '邵文', phone: '10000000755', email: 'shao@chengxin.example' },
  lines: [{ productId: product, problem: '无法升降' }], readBack: true,
});

/** Starts the platform in this process, without workers. */
export const startHere = (database: Database): Promise<RunningApp> =>
  startApp({ database, environment: new Environment({ publicUrl: 'http://127.0.0.1:3000', filesDir: join(tmpdir(), 'aftercare-bench-files') }), modules, plugins, workers: false, providers: [{ provide: MailEnvironment, useValue: new MailEnvironment(undefined, undefined) }] });

/** Migrates, and makes as many companies as are asked for. */
export async function furnish(database: Database, companies: number): Promise<Seat[]> {
  const app = await startHere(database);
  try {
    const seats: Seat[] = [];
    for (let n = 0; n < companies; n++) {
      const { tenant, tokens, people, parties, products } = await makeCompany(app.nest, { ...plain, code: `plain-${n}` }, 'aftercare-bench', new Date());
      const agent = 'jiangyue@plain.example';
      seats.push({ tenant: tenant.id, token: tokens.get(agent)!, supervisor: tokens.get('tangyi@plain.example')!, administrator: tokens.get('admin@plain.example')!, person: people.get(agent)!, party: [...parties.values()][0]!, product: [...products.values()][0]! });
    }
    return seats;
  } finally {
    await app.close();
  }
}

export const serverUrl = (): string | undefined => process.env['DATABASE_URL'] || process.env['TEST_DATABASE_URL'];

/** Runs something with a database of its own on the server that DATABASE_URL or TEST_DATABASE_URL names. */
export async function withDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  const server = serverUrl();
  if (!server) throw new Error('Neither DATABASE_URL nor TEST_DATABASE_URL names a PostgreSQL server.');
  const name = `aftercare_bench_${randomBytes(4).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name}`);
  try {
    return await run(url.href);
  } finally {
    await onServer(server, `drop database if exists ${name} with (force)`);
  }
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The API as it is deployed, in a process of its own. */
export class Api {
  readonly port: number;
  /** From the start of the process until it takes requests. */
  readonly readyMs: number;
  private readonly child: ChildProcess;

  private constructor(port: number, child: ChildProcess, readyMs: number) {
    this.port = port;
    this.child = child;
    this.readyMs = readyMs;
  }

  /** @param recording whether it can be asked which statements it sends */
  static async start(env: Record<string, string>, { recording = false, node = [] as readonly string[] } = {}): Promise<Api> {
    const port = Number(await freePort());
    const begun = performance.now();
    const child = fork(join(root, 'apps/api/dist/main.js'), [], {
      cwd: root,
      execArgv: [...node, ...(recording ? ['--import', join(root, 'tools/bench/record.ts')] : [])],
      env: { PATH: process.env['PATH'], DEMO: 'no', PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const over = once(child, 'exit').then(([code]) => {
      throw new Error(`The API ended with ${code} before it was ready.`);
    });
    const ready = (async () => {
      for await (const chunk of child.stdout!) if (/ready/.test(String(chunk))) return;
    })();
    await Promise.race([ready, over]);
    over.catch(() => undefined);
    child.stdout?.resume();
    return new Api(port, child, performance.now() - begun);
  }

  /** What each statement was that the API sent while something ran. */
  async recorded(run: () => Promise<unknown>): Promise<Statement[]> {
    this.child.send('record');
    await once(this.child, 'message');
    await run();
    this.child.send('stop');
    const [statements] = (await once(this.child, 'message')) as [Statement[]];
    return statements;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Resident memory in MB. */
  memory(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

/** One statement as the driver was given it. */
export interface Statement {
  /** Which connection. */
  readonly on: number;
  readonly text: string;
  readonly name?: string;
  readonly values: unknown[];
}
