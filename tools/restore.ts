// `npm run restore -- FILE` puts an archive of `npm run backup` into an empty installation: an embedded one (DATA_DIR) or
// PostgreSQL (DATABASE_URL), whichever it came from. It checks the archive first, and does all of it or nothing.
import { resolve } from 'node:path';
import { readEnv, type Env } from '../apps/api/env.ts';
import { lockFolder } from '../apps/api/folder-lock.ts';
import { amount } from './amount.ts';

try {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error('Say which archive: npm run restore -- FILE');
  const env = readEnv(process.env);
  if (!env.databaseUrl) process.once('exit', lockFolder(env.dataDir));
  const count = await restoreInto(env, resolve(process.env['INIT_CWD'] ?? '', file));
  console.log(`${file} is restored, with ${amount(count)}. \`npm start\` goes on with it.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function restoreInto(env: Env, file: string) {
  const [{ kernelModule }, { restore }, { modules }, { openDatabase }] = await Promise.all([import('@aftercare/kernel/server'), import('../apps/api/backup/restore.ts'), import('../apps/api/modules.ts'), import('../apps/api/platform.ts')]);
  const database = await openDatabase(env);
  try {
    return await restore(database, file, { filesDir: resolve(env.filesDir), migrations: [kernelModule, ...modules].flatMap((module) => [...(module.migrations ?? [])]) });
  } finally {
    await database.close();
  }
}
