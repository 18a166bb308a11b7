import { problemOf } from '@aftercare/kernel/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { doorFile } from './ask-running.ts';
import { chores, type Chore } from './chores.ts';

const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * The embedded database takes one process, so `npm run token` asks the one that runs. The key lies in the data folder:
 * whoever can read it can read the database beside it, so it gives away nothing.
 */
export class SideDoor {
  private readonly key = randomBytes(32).toString('base64url');

  constructor(private readonly folder: string) {}

  hang(nest: NestFastifyApplication, fastify: FastifyInstance): void {
    // One that was killed leaves its file behind.
    this.close();
    const right = Buffer.from(`Key ${this.key}`);
    fastify.post<{ Params: { chore: string } }>('/api/side-door/:chore', async (request, reply) => {
      const given = Buffer.from(request.headers.authorization ?? '');
      const { chore } = request.params;
      if (!sameBytes(given, right) || !Object.hasOwn(chores, chore)) return reply.callNotFound();
      try {
        return await chores[chore as Chore](nest, request.body);
      } catch (error) {
        const problem = problemOf(error);
        return reply.status(problem.status).type('application/problem+json').send(problem);
      }
    });
  }

  /** From now on tools find it. */
  open(url: string): void {
    rmSync(doorFile(this.folder), { force: true });
    writeFileSync(doorFile(this.folder), JSON.stringify({ url, key: this.key }), { mode: 0o600 });
  }

  close(): void {
    rmSync(doorFile(this.folder), { force: true });
  }
}
