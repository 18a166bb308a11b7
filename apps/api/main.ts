import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { readEnv, type Env } from './env.ts';
import { fail, stopOnSignal } from './stop.ts';

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
  const [{ startPlatform }, { SideDoor }, { addWeb }, { DailyBackup }, { furnishDemo }, { DemoClock }, { welcome }] = await Promise.all([
    import('./platform.ts'), import('./side-door.ts'), import('./web.ts'), import('./backup/daily-backup.ts'), import('./demo/furnish.ts'), import('./demo/demo-clock.ts'), import('./welcome.ts'),
  ]);
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
  const daily = env.databaseUrl ? undefined : new DailyBackup(app.nest, join(env.dataDir, 'backups'));
  stopOnSignal(async () => {
    await daily?.stop();
    await app.close();
  });
  const demo = env.demo ? await furnishDemo(app.nest, clock) : [];
  if (env.answers) await app.nest.listen(env.port, env.host);
  sideDoor?.open(`http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`);
  daily?.start();
  console.log(welcome(env, demo));
}
