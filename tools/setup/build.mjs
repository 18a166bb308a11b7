import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root } from './node.mjs';
import { quietly, say } from './run.mjs';

const stamp = join(root, 'node_modules', '.aftercare-build');
const elsewhere = new Set(['node_modules', '.turbo', '.cache', 'screenshots']);

/** Name, size and time of every file: a change, a new file and a deleted one all give another print. Some thousand files cost a few hundredths of a second. */
function* prints(folder, inside, kept) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (elsewhere.has(entry.name)) continue;
    const path = join(folder, entry.name);
    const built = inside || entry.name === 'dist';
    if (entry.isDirectory()) yield* prints(path, built, kept);
    else if (built === kept) yield file(path);
  }
}

function file(path) {
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${mtimeMs}\n`;
}

function digest(folders, files, kept) {
  const hash = createHash('sha256');
  for (const name of files) hash.update(file(join(root, name)));
  for (const folder of folders) for (const print of prints(join(root, folder), false, kept)) hash.update(print);
  return hash.digest('hex');
}

const sources = () => digest(['apps', 'packages'], ['package-lock.json', 'tsconfig.base.json', 'turbo.json'], false);
const outputs = () => digest(['apps', 'packages'], [], true);

function built() {
  try {
    return readFileSync(stamp, 'utf8') === `${sources()} ${outputs()}`;
  } catch {
    return false;
  }
}

export const turbo = (...args) => [projectNode(), [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', ...args, '--output-logs=errors-only']];

/** Builds what has changed. Nothing changed since the last time is seen without starting anything. */
export async function ensureBuilt() {
  if (built()) return;
  say('Building …');
  // Taken before the build: a file that is saved while it runs counts as changed the next time.
  const before = sources();
  const { ok, output } = await quietly(...turbo('build'));
  if (!ok) {
    say(output);
    say('The build failed.');
    process.exit(1);
  }
  writeFileSync(stamp, `${before} ${outputs()}`);
}
