import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the data folder for this process: two processes on one embedded database destroy it.
 * The lock of a process that is gone is taken over.
 * @returns how to give it back
 * @throws Error naming the process that holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'process.lock');
  const own = `${file}.${process.pid}`;
  const mark = markOf(process.pid);
  writeFileSync(own, mark);
  try {
    while (!claim(own, file, mark)) {
      const holder = read(file);
      if (holder === undefined) continue;
      const pid = Number(holder.split(' ')[0]);
      if (holder !== '' && pid !== process.pid && markOf(pid) === holder) throw new Error(`The data folder ${folder} is in use by process ${pid}. Stop that process first, or set DATA_DIR to another folder.`);
      takeAway(file, holder, own);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => read(file) === mark && rmSync(file, { force: true });
}

/** By a link, the lock is there with its whole content or not at all: a half-written one would look like nobody's. Some file systems have none. */
function claim(own: string, file: string, mark: string): boolean {
  return attempt(() => linkSync(own, file), ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']) ?? attempt(() => writeFileSync(file, mark, { flag: 'wx' }))!;
}

/** @returns whether it was ours to make, undefined when it cannot be done that way */
function attempt(make: () => void, impossible: readonly string[] = []): boolean | undefined {
  try {
    make();
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (impossible.includes(code)) return undefined;
    throw error;
  }
}

/** Of two processes that find a dead one's lock at once, the second must not take away the first one's new lock. */
function takeAway(file: string, holder: string, own: string): void {
  const aside = `${own}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Its number, and where the system tells it the time of its start, for numbers are given again. Empty when it does not run. */
function markOf(pid: number): string {
  if (!isRunning(pid)) return '';
  // What stands in brackets is the program's name, which may contain anything.
  const stat = process.platform === 'linux' ? read(`/proc/${pid}/stat`)?.replace(/^.*\) /s, '').split(' ') : undefined;
  // A dead one stays listed until its parent asks after it, which in a container may be never.
  if (stat?.[0] === 'Z') return '';
  const started = stat?.[19];
  return started ? `${pid} ${started}` : String(pid);
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
