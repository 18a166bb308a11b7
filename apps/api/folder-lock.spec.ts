import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'aftercare-lock-'));

test('a running process keeps its folder, and the refusal names it', () => {
  const dir = folder();
  writeFileSync(join(dir, 'process.lock'), String(process.ppid));
  expect(() => lockFolder(dir)).toThrow(`process ${process.ppid}`);
});

test('the lock of a dead process is taken over', () => {
  const dir = folder();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(dir, 'process.lock'), String(pid));
  const release = lockFolder(dir);
  expect(readFileSync(join(dir, 'process.lock'), 'utf8')).toBe(String(process.pid));
  release();
  expect(existsSync(join(dir, 'process.lock'))).toBe(false);
});
