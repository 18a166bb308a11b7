import { Database, Environment, Now, startApp, type RunningApp } from '@aftercare/kernel/server';
import { MailEnvironment } from '@aftercare/mail/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { join, resolve } from 'node:path';
import type { Env } from './env.ts';
import { modules, plugins } from './modules.ts';

export interface StartOptions {
  /** Adds what only a process that answers requests needs. */
  readonly prepare?: (app: NestFastifyApplication, fastify: FastifyInstance) => Promise<void>;
  readonly workers: boolean;
  /** Another clock, for the demo's history. */
  readonly clock?: Now;
}

export const openDatabase = (env: Env): Promise<Database> => Database.open(env.databaseUrl ? { url: env.databaseUrl } : { folder: join(resolve(env.dataDir), 'pglite') });

/** Starts the platform as the environment says; tools start it without workers. */
export async function startPlatform(env: Env, { prepare, workers, clock }: StartOptions): Promise<RunningApp> {
  const database = await openDatabase(env);
  const environment = new Environment({ publicUrl: env.publicUrl, filesDir: resolve(env.filesDir) });
  return startApp({ database, environment, modules, plugins, load: env.modules, workers, providers: [{ provide: MailEnvironment, useValue: new MailEnvironment(env.mailFrom, env.smtpUrl) }, ...(clock ? [{ provide: Now, useValue: clock }] : [])], ...(prepare ? { prepare } : {}) });
}
