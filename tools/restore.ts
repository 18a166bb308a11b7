// `npm run restore -- FILE` puts an archive of `npm run backup` into an empty installation: an embedded one (DATA_DIR) or
// PostgreSQL (DATABASE_URL), whichever it came from. It checks the archive first, and does all of it or nothing.
import { kernelModule } from '@aftercare/kernel/server';
import { resolve } from 'node:path';
import { restore } from '../apps/api/backup/restore.ts';
import { readEnv } from '../apps/api/env.ts';
import { lockFolder } from '../apps/api/folder-lock.ts';
import { modules } from '../apps/api/modules.ts';
import { openDatabase } from '../apps/api/platform.ts';
import { amount } from './amount.ts';

try {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error('Say which archive: npm run restore -- FILE');
  const env = readEnv(process.env);
  if (!env.databaseUrl) process.once('exit', lockFolder(env.dataDir));
  const database = await openDatabase(env);
  try {
    const migrations = [kernelModule, ...modules].flatMap((module) => [...(module.migrations ?? [])]);
    const count = await restore(database, resolve(process.env['INIT_CWD'] ?? '', file), { filesDir: resolve(env.filesDir), migrations });
    console.log(`${file} is restored, with ${amount(count)}. \`npm start\` goes on with it.`);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
