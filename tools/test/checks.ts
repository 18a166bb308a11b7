import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { turbo } from '../setup/build.mjs';
import { projectNode, root } from '../setup/node.mjs';
import { quietly } from '../setup/run.mjs';

export interface Check {
  readonly name: string;
  readonly run: () => Promise<{ ok: boolean; output: string }>;
}

const node = (script: string, ...args: string[]) => quietly(projectNode()!, [join(root, 'node_modules', script), ...args]);

/** Everything compiled, and the parts that are never compiled on their own (console, tools) checked. */
export const types: Check = { name: 'build and types', run: () => quietly(...turbo('build', 'typecheck', '--continue=dependencies-successful')) };

/** Needs the build: types of one package are read by the next from what was compiled. */
export const lint: Check[] = [
  { name: 'oxlint', run: () => node('oxlint/bin/oxlint') },
  {
    name: 'templates and translations',
    run: () => node('eslint/bin/eslint.js', '--config', 'tools/eslint.config.js', '--max-warnings', '0', '--no-error-on-unmatched-pattern', '{apps,packages}/**/*.vue', '{apps,packages}/**/admin/**/*.ts', '{apps,packages}/**/locales/*.json'),
  },
  { name: 'dependency rules', run: () => node('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', 'tools/dependency-rules.cjs', '--output-type', 'err-long', 'apps', 'packages', 'tools') },
];

/** Runs one, says how it went, and shows what it printed only when that matters. */
export async function perform({ name, run }: Check): Promise<boolean> {
  const start = performance.now();
  const { ok, output } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (!ok) console.log(`\n${output.trim()}\n`);
  return ok;
}

/** Whether there is a file with such a name among the sources. */
export function anyFile(ending: string, filters: readonly string[] = []): boolean {
  const folders = ['apps', 'packages', 'tools'].map((folder) => join(root, folder));
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && entry.name !== 'dist') folders.push(path);
      } else if (entry.name.endsWith(ending) && (filters.length === 0 || filters.some((filter) => path.includes(filter)))) return true;
    }
  }
  return false;
}
