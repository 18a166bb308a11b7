import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import { describeApi } from './describe-api.ts';

/** From dist/ and from the sources alike. */
const consoleFolder = ['../admin/dist', '../../admin/dist'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(join(path, 'index.html')));

/** Below five, brotli is larger than gzip; above it, slower for little. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const policy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** What a process that answers requests adds: headers, compression, the API's description, and the console. */
export async function addWeb(nest: NestFastifyApplication, fastify: FastifyInstance, { secure }: { secure: boolean }): Promise<void> {
  await fastify.register(fastifyHelmet as never, { contentSecurityPolicy: { useDefaults: false, directives: policy }, strictTransportSecurity: secure, referrerPolicy: { policy: 'no-referrer' } } as never);
  await fastify.register(fastifyCompress as never, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions } as never);
  describeApi(nest);
  if (consoleFolder) await serveConsole(fastify, consoleFolder);
}

async function serveConsole(fastify: FastifyInstance, root: string): Promise<void> {
  await fastify.register(fastifyStatic as never, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  } as never);
  // Nest installs its own not-found handler when it listens, so pages of the console need a route. A script that is no longer there is not a page.
  fastify.get('/*', (request, reply) => {
    if (/^\/(?:api|assets)\//.test(request.url)) return reply.callNotFound();
    return (reply as unknown as { sendFile(name: string): unknown }).sendFile('index.html');
  });
}
