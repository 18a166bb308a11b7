import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root } from './node.mjs';
import { quietly, say } from './run.mjs';

const lockfile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.aftercare-install');
/** What npm itself notes down as the last thing of an installation. */
const installedLockfile = join(root, 'node_modules', '.package-lock.json');

const expected = () => `${createHash('sha256').update(readFileSync(lockfile)).digest('hex')} ${process.platform} ${process.arch}`;

/** An `npm install` made by hand leaves no stamp, but must not be thrown away. */
function fits() {
  if (!existsSync(installedLockfile)) return false;
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(installedLockfile, 'utf8')).packages;
  const same = (path) => wanted[path]?.version === present[path]?.version && wanted[path]?.resolved === present[path]?.resolved;
  if (!Object.keys(present).every((path) => !path.includes('node_modules/') || same(path))) return false;
  return Object.entries(wanted)
    .filter(([path]) => !path.includes('node_modules/'))
    .flatMap(([path, { dependencies, devDependencies }]) => Object.keys({ ...dependencies, ...devDependencies }).map((name) => [path, name]))
    .every(([path, name]) => present[`node_modules/${name}`] ?? present[`${path}/node_modules/${name}`]);
}

function installed() {
  if (!projectNode()) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === expected()) return true;
  if (!fits()) return false;
  writeFileSync(stamp, expected());
  return true;
}

/** npm as it was called, else the one on the path (a batch file on Windows, which wants a shell). */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return quietly(process.execPath, [cli, ...args]);
  return quietly('npm', args, { shell: process.platform === 'win32' });
}

export async function ensureInstalled() {
  if (installed()) return;
  say('Installing the dependencies (about a minute) …');
  const { ok, output } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!ok || !projectNode()) {
    say(output);
    say(ok ? 'The dependencies are installed, but Node.js 24 is not among them: npm left out optional dependencies (--omit=optional?).' : 'The dependencies could not be installed.');
    process.exit(1);
  }
  writeFileSync(stamp, expected());
}
