#!/usr/bin/env node
// What `npm start`, `npm test` and the other scripts call. It runs before anything is installed, on Node 20 too:
// plain JavaScript, no dependencies.
import { ensureBuilt } from './setup/build.mjs';
import { develop } from './setup/develop.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { nodeProblem } from './setup/node.mjs';
import { become, say } from './setup/run.mjs';

const tool = (name) => async (args) => {
  await ensureBuilt();
  await become([`tools/${name}.ts`, ...args]);
};

const commands = {
  start: async (args) => {
    await ensureBuilt();
    await become(['--enable-source-maps', 'apps/api/dist/main.js', ...args]);
  },
  build: ensureBuilt,
  dev: async () => {
    await ensureBuilt();
    await develop();
  },
  // These look after building themselves: much of what they do needs none.
  test: (args) => become(['tools/test.ts', ...args]),
  lint: (args) => become(['tools/lint.ts', ...args]),
  tenant: tool('tenant'),
  token: tool('token'),
  migration: tool('migration'),
  backup: tool('backup'),
  restore: tool('restore'),
  'verify-journal': tool('verify-journal'),
  'create-plugin': tool('create-plugin'),
  'seed-demo': tool('seed-demo'),
  bench: tool('bench/bench'),
  screenshots: tool('screenshots'),
};

const [name = 'start', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
const problem = command ? nodeProblem() : `There is no "${name}". There is: ${Object.keys(commands).join(', ')}.`;
if (problem) {
  say(problem);
  process.exit(1);
}
await ensureInstalled();
await command(args);
