import { Office } from '@aftercare/complaints/testing';
import { IssueToken } from '@aftercare/identity/server';
import { Commands, sql, type Database } from '@aftercare/kernel/server';
import { openTestDatabase, startTestApp, testEngine } from '@aftercare/kernel/testing';
import { MailEnvironment } from '@aftercare/mail/server';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { askRunning } from './ask-running.ts';
import { modules, plugins } from './modules.ts';
import { build, freePort, StartedProcess } from './testing/started-process.fixture.ts';

const patience = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'aftercare-main-'));
const started: StartedProcess[] = [];

const main = (env: Record<string, string>) => {
  const process = StartedProcess.main(env);
  started.push(process);
  return process;
};

beforeAll(build, 300_000);
afterEach(async () => {
  for (const each of started.splice(0)) await each.end('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(testEngine() === 'pglite')('a process on the embedded database', () => {
  const dataDir = join(folder, 'data');

  test('does not start with values that are wrong, and names them', async () => {
    const refused = main({ DATA_DIR: dataDir, PORT: 'many', ROLE: 'cook', DEMO: 'perhaps' });
    expect(await refused.end()).toBe(1);
    expect(refused.output).toMatch(/PORT: .*\nROLE: .*\nDEMO: /);
    expect(existsSync(dataDir)).toBe(false);
  });

  test(
    'has its folder for itself, and gives it back',
    async () => {
      const port = await freePort();
      const begun = performance.now();
      const first = await main({ DATA_DIR: dataDir, PORT: port }).ready();
      const start = performance.now() - begun;
      expect((await fetch(`http://127.0.0.1:${port}/api/session`)).status).toBe(401);

      const again = performance.now();
      const second = main({ DATA_DIR: dataDir, PORT: await freePort() });
      expect(await second.end()).toBe(1);
      expect(second.output).toContain(`process ${first.pid}.`);
      // It is refused before it has loaded what takes time.
      expect(performance.now() - again).toBeLessThan(start / 2);

      await askRunning(dataDir, 'tenant', { code: 'kept', name: '留', adminEmail: 'admin@kept.example', adminName: '甲' });
      await first.end('SIGKILL');
      expect(existsSync(join(dataDir, 'process.lock'))).toBe(true);

      const third = await main({ DATA_DIR: dataDir, PORT: port }).ready();
      expect(await askRunning(dataDir, 'token', { tenant: 'kept', person: 'admin@kept.example' })).toMatchObject({ token: expect.any(String) });
      expect(await third.end('SIGTERM')).toBe(0);
      expect(readdirSync(dataDir)).toEqual(['pglite']);

      const fourth = await main({ DATA_DIR: dataDir, PORT: port }).ready();
      expect(await fourth.end('SIGINT')).toBe(0);
    },
    patience,
  );
});

test('work that hangs does not keep a process alive', async () => {
  const stop = new URL('dist/stop.js', import.meta.url).href;
  const hung = StartedProcess.run(['--input-type=module', '-e', `import { stopOnSignal } from '${stop}'; stopOnSignal(() => new Promise(() => setInterval(() => {}, 1000)), 200); setInterval(() => {}, 1000); console.log('ready');`]);
  started.push(await hung.ready());
  expect(await hung.end('SIGTERM')).toBe(1);
  expect(hung.output).toContain('still running after 0.2 seconds');
});

describe.runIf(testEngine() === 'postgres')('processes on PostgreSQL', () => {
  let database: Database;
  let remove: () => Promise<void>;
  beforeAll(async () => void ({ database, remove } = await openTestDatabase({ empty: true })));
  afterAll(async () => {
    for (const each of started.splice(0)) await each.end('SIGKILL');
    await remove?.();
  });

  test(
    'start at once on an empty one; what one takes in, the other works on',
    async () => {
      const env = { DATABASE_URL: database.options.url!, FILES_DIR: join(folder, 'files') };
      const port = await freePort();
      const [api, workers] = [main({ ...env, ROLE: 'api', PORT: port }), main({ ...env, ROLE: 'workers' })];
      await Promise.all([api.ready(), workers.ready()]);
      expect(workers.output).toContain('workers are ready');

      const here = await startTestApp({ modules, plugins, database, workers: false, providers: [{ provide: MailEnvironment, useValue: new MailEnvironment(undefined, undefined) }] });
      try {
        const office = await Office.open(here, 'two');
        const { token } = await here.within(office.tenant, () => here.get(Commands).execute(new IssueToken(office.ann.id, { name: 'test', expiresAt: null })));
        const { status } = await fetch(`http://127.0.0.1:${port}/api/complaints`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(office.intake()) });
        expect(status).toBe(201);
        await vi.waitFor(async () => expect(await office.rows(sql`select email from mail`)).toEqual([{ email: 'complaints.acknowledged' }]), { timeout: 30_000, interval: 100 });
      } finally {
        await here.close();
      }
      expect(await Promise.all([api.end('SIGTERM'), workers.end('SIGTERM')])).toEqual([0, 0]);
    },
    patience,
  );
});
