import { closure } from '@aftercare/kernel/server';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { modules } from './modules.ts';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));

/** The modules whose code a module's own domain and server import, tests apart. */
function importedBy(id: string): string[] {
  const files = globSync(`${id}/{domain,server}/**/*.ts`, { cwd: packages }).filter((file) => !/\.(?:spec|fixture)\.ts$/.test(file));
  const names = files.flatMap((file) => [...readFileSync(`${packages}/${file}`, 'utf8').matchAll(/from '@aftercare\/([\w-]+)/g)].map(([, name]) => name!));
  return [...new Set(names)].filter((name) => name !== 'kernel');
}

test.each(modules.map(({ manifest }) => manifest.id))('%s is loaded with every module that its code imports', (id) => {
  const loaded = closure(modules, [id]).map(({ manifest }) => manifest.id);
  expect(loaded).toEqual(expect.arrayContaining(importedBy(id)));
});
