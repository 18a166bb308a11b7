import { askRunning } from './ask-running.ts';
import type { Chore, ChoreAnswer } from './chores.ts';
import { readEnv, type Env } from './env.ts';
import { lockFolder } from './folder-lock.ts';

/** Does a chore in this process; on an embedded database that another process holds, it is that one that does it. */
export async function runChore<Name extends Chore>(name: Name, input: object): Promise<ChoreAnswer<Name>> {
  const env = readEnv(process.env);
  if (env.databaseUrl) return here(env, name, input);
  let unlock: () => void;
  try {
    unlock = lockFolder(env.dataDir);
  } catch (error) {
    const answer = await askRunning(env.dataDir, name, input);
    if (!answer) throw error;
    return answer;
  }
  try {
    return await here(env, name, input);
  } finally {
    unlock();
  }
}

async function here<Name extends Chore>(env: Env, name: Name, input: object): Promise<ChoreAnswer<Name>> {
  const [{ startPlatform }, { chores }] = await Promise.all([import('./platform.ts'), import('./chores.ts')]);
  const app = await startPlatform(env, { workers: false });
  try {
    return (await chores[name](app.nest, input)) as ChoreAnswer<Name>;
  } finally {
    await app.close();
  }
}
