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
  const [{ startPlatform }, { addWeb }, { furnishDemo }, { welcome }] = await Promise.all([import('./platform.ts'), import('./web.ts'), import('./demo/furnish.ts'), import('./welcome.ts')]);
  const app = await startPlatform(env, {
    workers: env.works,
    ...(env.answers ? { prepare: (nest, fastify) => addWeb(nest, fastify, { secure: env.publicUrl.startsWith('https:') }) } : {}),
  });
  stopOn(app.close);
  const demo = env.databaseUrl ? [] : await furnishDemo(app.nest);
  if (env.answers) await app.nest.listen(env.port, env.host);
  console.log(welcome(env, demo));
}

/** Lets requests and jobs finish, but not for ever: a hung transaction would keep the process alive. */
function stopOn(close: () => Promise<void>): void {
  const stop = () => {
    setTimeout(() => fail(`Work was still running after ${drainLimit / 1000} seconds; stopped without it.`), drainLimit).unref();
    close().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
