// `npm run bench -- [seconds]` compares filing a complaint and reading the list of complaints over the API with what the bare
// driver does with the same rows in the same run, so that the ratio says something on any machine. Always on the embedded
// engine, and on PostgreSQL where DATABASE_URL or TEST_DATABASE_URL names a server (in a database of its own).
import { Database, Environment, startApp } from '@aftercare/kernel/server';
import { MailEnvironment } from '@aftercare/mail/server';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeCompany } from '../../apps/api/demo/company.ts';
import { plain } from '../../apps/api/demo/plain.ts';
import { modules, plugins } from '../../apps/api/modules.ts';
import { openFloor, whatWasLeft } from './floor.ts';
import { load } from './load.ts';

const seconds = Number(process.argv[2] ?? 8);
const atOnce = 10;
const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'));
const server = process.env['DATABASE_URL'] || process.env['TEST_DATABASE_URL'];

async function bench(name: string, database: Database): Promise<void> {
  const app = await startApp({ database, environment: new Environment({ publicUrl: 'http://127.0.0.1:3000', filesDir: join(folder, 'files') }), modules, plugins, workers: false, providers: [{ provide: MailEnvironment, useValue: new MailEnvironment(undefined, undefined) }] });
  try {
    const { tenant, tokens, parties, products } = await makeCompany(app.nest, plain, 'aftercare-bench', new Date());
    const headers = { authorization: `Bearer ${tokens.get('jiangyue@plain.example')}` };
    const fastify = app.nest.getHttpAdapter().getInstance();
    const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
      const { statusCode, body } = await fastify.inject({ method, url, headers, ...(payload ? { payload } : {}) });
      if (statusCode >= 300) throw new Error(`${url} answered ${statusCode}: ${body}`);
    };
    const [party, product] = [[...parties.values()][0]!, [...products.values()][0]!];
    const file = (n: number) =>
      call('POST', '/api/complaints', { partyId: party, channel: 'phone', type: 'product', subject: `第 ${n} 把椅子升降失灵`, content: '客户反映椅子无法升降，要求尽快处理。', contact: { name: '邵文', phone: '10000000755', email: 'shao@chengxin.example' }, lines: [{ productId: product, problem: '无法升降' }], readBack: true });

    await load(2, file, { atOnce });
    const filed = await load(seconds, file, { atOnce });
    const { tables, left } = await whatWasLeft(database);
    const floor = await openFloor(database, tables, atOnce);
    const written = await load(seconds, (n) => floor.write(left[n]!), { atOnce, most: left.length });
    const rows = left.flatMap((each) => [...each.values()]).reduce((sum, each) => sum + (JSON.parse(each) as unknown[]).length, 0) / left.length;

    await database.asOwner('analyze');
    const list = await load(seconds, () => call('GET', '/api/complaints?limit=20'), { atOnce });
    const read = await load(seconds, () => floor.read('select * from public.complaint where tenant_id = $1 order by opened_at desc, id desc limit 20', [tenant.id]), { atOnce });
    await floor.close();

    console.log(`\n${name}, ${atOnce} at once`);
    console.table({
      [`a complaint (${rows.toFixed(0)} rows)`]: line(filed, written),
      [`the list (20 of ${left.length})`]: line(list, read),
    });
  } finally {
    await app.close();
  }
}

type Load = Awaited<ReturnType<typeof load>>;
const line = (ours: Load, floor: Load) => ({ 'API /s': Math.round(ours.rate), 'p50 ms': Math.round(ours.p50), 'p99 ms': Math.round(ours.p99), 'driver /s': Math.round(floor.rate), ratio: (ours.rate / floor.rate).toFixed(2) });

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

try {
  await bench('Embedded', await Database.open({ folder: join(folder, 'pglite') }));
  if (server) {
    const name = `aftercare_bench_${randomBytes(4).toString('hex')}`;
    await onServer(`create database ${name}`);
    try {
      const url = new URL(server);
      url.pathname = `/${name}`;
      await bench('PostgreSQL', await Database.open({ url: url.href, connections: atOnce }));
    } finally {
      await onServer(`drop database if exists ${name} with (force)`);
    }
  } else console.log('\nPostgreSQL left out: neither DATABASE_URL nor TEST_DATABASE_URL names a server.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
