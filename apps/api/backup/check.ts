import { readArchive } from './archive.ts';
import { beginning, ending, lines, names, type Beginning, type Ending, type WaitingJob } from './format.ts';

export interface CheckedArchive extends Beginning {
  readonly count: Ending;
  /** Queues that have work waiting. */
  readonly queues: readonly string[];
}

/** Reads an archive from end to end. @throws Error when it is none, is damaged or cut short */
export async function checkArchive(file: string): Promise<CheckedArchive> {
  try {
    return await check(file);
  } catch (error) {
    throw new Error(`${file} is not a complete backup: ${(error as Error).message}`, { cause: error });
  }
}

async function check(file: string): Promise<CheckedArchive> {
  let begun: Beginning | undefined;
  let ended: Ending | undefined;
  const found = { rows: {} as Record<string, number>, jobs: 0, files: 0 };
  const queues = new Set<string>();
  for await (const { name, text } of readArchive(file)) {
    const table = names.rows.exec(name)?.[1];
    if (name === names.beginning) {
      begun = beginning.parse(JSON.parse(await text()));
      for (const each of begun.tables) found.rows[each.name] = 0;
    } else if (!begun) throw new Error('it does not begin like one.');
    else if (name === names.ending) ended = ending.parse(JSON.parse(await text()));
    else if (table !== undefined) found.rows[table] = (found.rows[table] ?? 0) + lines(await text()).length;
    else if (names.jobs.test(name)) {
      const jobs = lines(await text()).map((line) => JSON.parse(line) as WaitingJob);
      found.jobs += jobs.length;
      for (const { queue } of jobs) queues.add(queue);
    } else if (names.files.test(name)) found.files += 1;
  }
  if (!begun || !ended) throw new Error('its end is missing.');
  for (const table of new Set([...Object.keys(ended.rows), ...Object.keys(found.rows)])) if (ended.rows[table] !== found.rows[table]) throw new Error(`it has ${found.rows[table] ?? 0} rows of ${table} instead of ${ended.rows[table] ?? 0}.`);
  if (ended.jobs !== found.jobs || ended.files !== found.files) throw new Error('jobs or files are missing.');
  return { ...begun, count: ended, queues: [...queues] };
}
