import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Brings dist/ up to date: a process runs what was built. */
export function build(): void {
  const { status, stderr } = spawnSync(process.execPath, ['tools/setup.mjs', 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** The product in a process of its own, as an administrator starts it. */
export class StartedProcess {
  output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  private constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream!.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = once(child, 'close').then(([code]) => code as number | null);
  }

  static run(args: readonly string[], env: Record<string, string> = {}): StartedProcess {
    return new StartedProcess(spawn(process.execPath, [...args], { cwd: root, env: { PATH: process.env['PATH'], DEMO: 'no', ...env }, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Without waiting for anything. */
  static main(env: Record<string, string>): StartedProcess {
    return StartedProcess.run(['--enable-source-maps', 'apps/api/dist/main.js'], env);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** @throws Error with what it said when it ends instead */
  async ready(): Promise<this> {
    const over = this.ended.then((code) => {
      throw new Error(`Ended with ${code}: ${this.output}`);
    });
    const said = (async () => {
      while (!/ready/.test(this.output) && this.child.exitCode === null) await sleep(20);
    })();
    await Promise.race([said, over]);
    over.catch(() => undefined);
    return this;
  }

  /** @returns the code it ended with; null after SIGKILL */
  end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal) this.child.kill(signal);
    return this.ended;
  }
}

export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
