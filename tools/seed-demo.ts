// `npm run seed-demo` makes the demo companies in an empty database; for PostgreSQL, where a start makes none by itself.
// No other process may work on it meanwhile. Mails are kept, not sent: their addresses are invented.
import { Tenants } from '@aftercare/kernel/server';
import { DemoClock } from '../apps/api/demo/demo-clock.ts';
import { furnishDemo } from '../apps/api/demo/furnish.ts';
import { readEnv } from '../apps/api/env.ts';
import { lockFolder } from '../apps/api/folder-lock.ts';
import { startPlatform } from '../apps/api/platform.ts';
import { signInNames } from '../apps/api/welcome.ts';

try {
  const env = readEnv(process.env);
  if (!env.databaseUrl) process.once('exit', lockFolder(env.dataDir));
  const clock = new DemoClock();
  const app = await startPlatform({ ...env, smtpUrl: undefined }, { clock, workers: true });
  try {
    if ((await app.nest.get(Tenants).ids()).length > 0) throw new Error('There are companies in this database already: the demo is made in an empty one only.');
    console.log(signInNames(await furnishDemo(app.nest, clock)).join('\n'));
  } finally {
    await app.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
