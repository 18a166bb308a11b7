import { Database, Environment, Now } from '@aftercare/kernel/server';
import type { INestApplicationContext } from '@nestjs/common';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup } from './backup.ts';

const day = 86_400_000;
const kept = 7;
/** A process that is only tried out for some minutes makes none. */
const look = 600_000;
const name = /^aftercare-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.tar\.gz$/;

/** The embedded database lies in one folder that a power cut may harm: the process keeps a week of backups beside it. */
export class DailyBackup {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly nest: INestApplicationContext,
    private readonly folder: string,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.run()
        .catch((error: Error) => this.stopping.signal.aborted || console.error(`The daily backup failed: ${error.message}`))
        .finally(() => this.stopping.signal.aborted || this.start());
    }, look).unref();
  }

  /** Makes one when the newest is a day old, and takes away those before the last seven. @returns its path when it made one */
  async run(): Promise<string | undefined> {
    const at = this.nest.get(Now).date();
    await mkdir(this.folder, { recursive: true });
    const there = (await readdir(this.folder)).filter((each) => name.test(each)).sort();
    const newest = there.at(-1);
    if (newest && at.getTime() - timeOf(newest) < day) return undefined;
    const file = join(this.folder, `aftercare-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz`);
    await backup(this.nest.get(Database), file, { filesDir: this.nest.get(Environment).values.filesDir, at, signal: this.stopping.signal });
    for (const old of there.slice(0, Math.max(0, there.length + 1 - kept))) await rm(join(this.folder, old), { force: true });
    return file;
  }

  /** One that is being made is given up. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.stopping.abort();
    await this.running;
  }
}

const timeOf = (file: string): number => Date.parse(file.replace(name, '$1T$2:$3:$4Z'));
