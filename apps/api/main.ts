import type { AddressInfo } from 'node:net';
import { lockFolder } from './folder-lock.ts';
import { readEnv, type Env } from './env.ts';

const drainLimit = 10_000;

const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};

try {
  const env = readEnv(process.env);
  const unlock = env.databaseUrl ? () => {} : lockFolder(env.dataDir);
  process.once('exit', unlock);
  await serve(env);
} catch (error) {
  fail(error);
}

/** The heavy modules are loaded only after the lock is ours, so that a second process is refused at once. */
async function serve(env: Env): Promise<void> {
  const [{ startPlatform }, { SideDoor }, { addWeb }, { furnishDemo }, { DemoClock }, { welcome }] = await Promise.all([import('./platform.ts'), import('./side-door.ts'), import('./web.ts'), import('./demo/furnish.ts'), import('./demo/demo-clock.ts'), import('./welcome.ts')]);
  const sideDoor = env.databaseUrl ? undefined : new SideDoor(env.dataDir);
  const clock = new DemoClock();
  const app = await startPlatform(env, {
    clock,
    workers: env.works,
    ...(env.answers
      ? {
          prepare: async (nest, fastify) => {
            await addWeb(nest, fastify, { secure: env.publicUrl.startsWith('https:') });
            sideDoor?.hang(nest, fastify);
          },
        }
      : {}),
  });
  process.once('exit', () => sideDoor?.close());
  stopOn(app.close);
  const demo = env.demo ? await furnishDemo(app.nest, clock) : [];
  if (env.answers) await app.nest.listen(env.port, env.host);
  sideDoor?.open(`http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`);
  console.log(welcome(env, demo));
}

/** Lets requests and jobs finish, but not for ever: a hung transaction would keep the process alive. A second signal changes nothing: Ctrl-C arrives twice. */
function stopOn(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => fail(`Work was still running after ${drainLimit / 1000} seconds; stopped without it.`), drainLimit).unref();
    close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
