import { complaints } from '@aftercare/complaints';
import type { PluginManifest } from '@aftercare/kernel';
import { checkPlugin, checkRules } from '@aftercare/kernel/testing';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameProblem, pluginFiles } from './plugin-files.ts';

/** Inside the repository, so that packages are found, and in a folder that every tool passes over. */
const dist = fileURLToPath(new URL('dist', import.meta.url));
let folder: string;

beforeAll(() => {
  mkdirSync(dist, { recursive: true });
  folder = mkdtempSync(join(dist, 'plugin-'));
  for (const [path, content] of Object.entries(pluginFiles('oak-works'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path === 'tsconfig.json' ? tsconfig : content);
  }
});
/** Reads the sources of the packages, so that nothing has to be built before. */
const tsconfig = JSON.stringify({
  extends: '../../../tsconfig.base.json',
  compilerOptions: { noEmit: true, composite: false, incremental: false, rewriteRelativeImportExtensions: false, allowImportingTsExtensions: true, customConditions: ['@aftercare/source'] },
  include: ['domain', 'server'],
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a new plugin', () => {
  test('is compiled like the others', () => {
    expect(pluginFiles('oak-works')['tsconfig.json']).toBe(readFileSync(fileURLToPath(new URL('../packages/plugins/gift/tsconfig.json', import.meta.url)), 'utf8'));
  });

  test('has three faces, a rule and its proof', () => {
    expect(Object.keys(pluginFiles('oak-works'))).toEqual(expect.arrayContaining(['package.json', 'RULES.md', 'domain/index.ts', 'server/index.ts', 'admin/index.ts', 'server/conformance.spec.ts']));
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({ name: '@aftercare/plugin-oak-works', exports: { './server': {}, './admin': './admin/index.ts' } });
  });

  test('holds to everything that any plugin holds to', async () => {
    const domain = (await import(/* @vite-ignore */ join(folder, 'domain/index.ts'))) as { oakWorks: PluginManifest };
    const checks = [...checkPlugin({ modules: [complaints], plugin: domain.oakWorks }), ...checkRules(folder, [domain])];
    for (const { run } of checks) expect(run).not.toThrow();
    expect(checks.map(({ name }) => name)).toContain('R-01 is carried by levelRule');
  });

  test('compiles', { timeout: 120_000 }, () => {
    const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(new URL('../node_modules/@typescript/native/bin/tsc', import.meta.url)), '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

test.each([['oak', null], ['oak-works2', null], ['Oak', /no name/], ['2oak', /no name/], ['oak--works', /no name/], ['../oak', /no name/], ['', /no name/]])('%j as a name', (name, problem) => {
  if (problem) expect(nameProblem(name)).toMatch(problem);
  else expect(nameProblem(name)).toBeNull();
});
