import { testEngine } from '@aftercare/kernel/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../apps/api/testing/started-process.fixture.ts';
import { inFolder, killAndLook, onServer } from './bench/killed.ts';
import { withDatabase } from './bench/rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftercare-killed-'));
beforeAll(build, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a process that is killed while 200 complaints are filed leaves each of them whole or not at all', { timeout: 240_000 }, async () => {
  const findings = testEngine() === 'pglite' ? await killAndLook(inFolder(folder), 1) : await withDatabase((url) => killAndLook(onServer(url), 1));
  expect(findings).toEqual([]);
});
