// `npm run create-plugin -- NAME` writes a plugin that works, with one rule to begin from.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namedIn, nameProblem, pluginFiles } from './plugin-files.ts';

const [name = ''] = process.argv.slice(2);
const folder = fileURLToPath(new URL(`../packages/plugins/${name}`, import.meta.url));
const problem = nameProblem(name) ?? (existsSync(folder) ? `packages/plugins/${name} is there already.` : null);
if (problem) {
  console.error(problem);
  process.exit(1);
}
for (const [path, content] of Object.entries(pluginFiles(name))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
console.log([`packages/plugins/${name} is written. Then:`, ...namedIn(name)].join('\n  '));
