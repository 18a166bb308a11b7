import { becomeAll } from './run.mjs';

const bin = (path) => `node_modules/${path}`;

/** The server compiled and started again at every change, the console served by Vite from its sources. */
export function develop() {
  return becomeAll([
    [bin('@typescript/native/bin/tsc'), '-b', '-w', '--preserveWatchOutput', 'apps/api'],
    ['--watch', '--watch-preserve-output', '--enable-source-maps', 'apps/api/dist/main.js'],
    [bin('vite/bin/vite.js'), 'apps/admin'],
  ]);
}
