import { testEngine } from '@aftercare/kernel/testing';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, freePort, StartedProcess } from '../apps/api/testing/started-process.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftercare-operate-'));
const archive = join(folder, 'all.tar.gz');
const [here, there] = [{ DATA_DIR: join(folder, 'here') }, { DATA_DIR: join(folder, 'there') }];

async function tool(name: string, args: readonly string[], env: Record<string, string>) {
  const process = StartedProcess.run([`tools/${name}.ts`, ...args], env);
  return { code: await process.end(), output: process.output };
}

const make = ['create', '--code', 'acme', '--name', 'Acme', '--admin-email', 'ada@acme.example', '--admin-name', 'Ada', '--locale', 'en'];

describe.runIf(testEngine() === 'pglite')('the commands of whoever runs an installation', { timeout: 240_000 }, () => {
  beforeAll(build, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('back nothing up where nothing is', async () => {
    expect(await tool('backup', [archive], here)).toMatchObject({ code: 1, output: expect.stringContaining('nothing to back up') });
    expect(await tool('backup', [], here)).toMatchObject({ code: 1, output: expect.stringContaining('npm run backup -- FILE') });
    expect(existsSync(archive)).toBe(false);
  });

  test('back up, check and restore', async () => {
    expect(await tool('tenant', make, here)).toMatchObject({ code: 0 });
    expect(await tool('verify-journal', [], here)).toMatchObject({ code: 0, output: expect.stringMatching(/^✓ acme: \d+ rows fit\n$/) });
    expect(await tool('backup', [archive], here)).toMatchObject({ code: 0, output: expect.stringContaining('1 company: ') });
    expect(await tool('restore', [archive], there)).toMatchObject({ code: 0, output: expect.stringContaining('1 company: ') });
    expect(await tool('verify-journal', [], there)).toMatchObject({ code: 0, output: expect.stringContaining('✓ acme') });
    expect(await tool('restore', [archive], there)).toMatchObject({ code: 1, output: expect.stringContaining('not empty') });
  });

  test('let a running process do what only it can, and refuse the rest', async () => {
    const running = await StartedProcess.main({ ...there, PORT: await freePort() }).ready();
    try {
      expect(await tool('restore', [archive], there)).toMatchObject({ code: 1, output: expect.stringContaining(`process ${running.pid}.`) });
      expect(await tool('verify-journal', [], there)).toMatchObject({ code: 0, output: expect.stringContaining('✓ acme') });
      const second = join(folder, 'running.tar.gz');
      expect(await tool('backup', [second], there)).toMatchObject({ code: 0 });
      expect(existsSync(second)).toBe(true);
    } finally {
      expect(await running.end('SIGTERM')).toBe(0);
    }
  });
});
