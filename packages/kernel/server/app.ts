import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LoggerService, LogLevel } from '@nestjs/common';
import 'reflect-metadata';
import { Database } from './database.ts';
import { DeliveryWorker } from './delivery.ts';
import { closure, Installed } from './installed.ts';
import { Jobs } from './jobs.ts';
import { KernelModule, kernelModule, type KernelOptions } from './kernel.module.ts';
import { LiveHints } from './live.controller.ts';
import { problemOf, sendProblem } from './problem.filter.ts';
import { refuseUnsound } from './sound-input.ts';
import { Ticks } from './ticks.ts';

const mostBody = 1_048_576;
/** Only a proxy on this machine or in the private network may say who the client is: sign-in is throttled by address. */
const trustedProxies = ['loopback', 'uniquelocal'];

export interface AppOptions extends Omit<KernelOptions, 'modules'> {
  /** All that are installed, lowest first. Their tables are migrated even when they are not loaded. */
  readonly modules: KernelOptions['modules'];
  /** Ids of the modules to load with what they require; all when absent. */
  readonly load?: readonly string[] | undefined;
  /** Whether a process with workers looks for due work by itself; a test asks for it instead. */
  readonly ticking?: boolean;
  readonly logger?: LogLevel[] | LoggerService | false;
  /** Adds what only a whole process needs (static files, documents) before the app starts. */
  readonly prepare?: (app: NestFastifyApplication, fastify: FastifyInstance) => Promise<void>;
}

/** A running platform: over HTTP once `listen` is called, with its workers when `workers` is set. */
export interface RunningApp {
  readonly nest: NestFastifyApplication;
  /** Stops taking requests, lets workers finish, closes the database. */
  close(): Promise<void>;
}

/**
 * Migrates, then starts the modules.
 * @throws Error on an unguarded route, an unknown module name or a failing migration
 */
export async function startApp({ modules, load, ticking = true, logger = ['error', 'warn'], prepare, ...options }: AppOptions): Promise<RunningApp> {
  const { database, workers } = options;
  const loaded = closure(modules, load);
  await database.migrate([kernelModule, ...modules].flatMap((module) => [...(module.migrations ?? [])]));
  const adapter = new FastifyAdapter({ bodyLimit: mostBody, trustProxy: trustedProxies, forceCloseConnections: true, frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => void sendProblem(reply, problemOf(error)) });
  const nest = await NestFactory.create<NestFastifyApplication>(KernelModule.forRoot({ ...options, modules: loaded }), adapter, { logger, abortOnError: false });
  const fastify = nest.getHttpAdapter().getInstance();
  await fastify.register(fastifyCookie as never);
  // Before anything looks at them.
  fastify.addHook('preValidation', async ({ params, query, body }) => [params, query, body].forEach(refuseUnsound));
  await database.alone(async () => {
    await nest.get(Jobs).open(nest.get(Installed).queues());
    await database.dropPrivileges();
  });
  await prepare?.(nest, fastify);
  await nest.init();
  await fastify.ready();
  await nest.get(LiveHints).open();
  if (workers) {
    await nest.get(DeliveryWorker).start();
    if (ticking) nest.get(Ticks).start();
  }
  return { nest, close: () => close(nest, database) };
}

async function close(nest: NestFastifyApplication, database: Database): Promise<void> {
  await nest.get(Ticks).stop();
  await nest.get(Jobs).close();
  await nest.close();
  await database.close();
}
