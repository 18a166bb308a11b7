import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'aftercare-lock-'));
const source = fileURLToPath(new URL('folder-lock.ts', import.meta.url));

/** Another process that tries to take the folder, says how that went, and waits to be told to end. */
function other(dir: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `import { lockFolder } from ${JSON.stringify(source)}; try { lockFolder(${JSON.stringify(dir)}); console.log('taken'); process.stdin.resume(); } catch (error) { console.log(error.message); }`], { stdio: ['pipe', 'pipe', 'ignore'] });
  return { child, said: new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk).trim()))) };
}

test('a running process keeps its folder, and the refusal names it', async () => {
  const dir = folder();
  const { child, said } = other(dir);
  expect(await said).toBe('taken');
  expect(() => lockFolder(dir)).toThrow(`process ${child.pid}.`);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  lockFolder(dir)();
});

test('the lock of a dead process is taken over, and given back without a trace', () => {
  const dir = folder();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(dir, 'process.lock'), String(pid));
  const release = lockFolder(dir);
  expect(readFileSync(join(dir, 'process.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
  release();
  expect(readdirSync(dir)).toEqual([]);
});

test.runIf(process.platform === 'linux')('the number of a dead process may be given to another', () => {
  const dir = folder();
  writeFileSync(join(dir, 'process.lock'), `${process.ppid} 1`);
  expect(() => lockFolder(dir)).not.toThrow();
});

test.runIf(process.platform === 'linux')('a dead process that its parent never asked after keeps no folder', async () => {
  const dir = folder();
  // The shell becomes a program that knows of no children.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30']);
  const pid = await new Promise<string>((resolve) => parent.stdout.once('data', (said: Buffer) => resolve(String(said).trim())));
  const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  while (stat()[0] !== 'Z') await new Promise((resolve) => setTimeout(resolve, 10));
  writeFileSync(join(dir, 'process.lock'), `${pid} ${stat()[19]}`);
  expect(() => lockFolder(dir)).not.toThrow();
  parent.kill();
});

test('of several that find a dead lock at once, one takes it', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'process.lock'), '999999999 1');
  const all = Array.from({ length: 6 }, () => other(dir));
  const said = await Promise.all(all.map((each) => each.said));
  expect(said.filter((each) => each === 'taken')).toHaveLength(1);
  for (const { child } of all) child.kill();
});
