import { Installed, Jobs, Ticks } from '@aftercare/kernel/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until what was done has had its consequences: mails, missed deadlines. */
export async function settle(nest: NestFastifyApplication): Promise<void> {
  const jobs = nest.get(Jobs);
  const drained = async () => {
    for (const queue of nest.get(Installed).queues()) while ((await jobs.waiting(queue)) > 0) await sleep(10);
  };
  do await drained();
  while ((await nest.get(Ticks).runAll()) > 0);
  await drained();
}
