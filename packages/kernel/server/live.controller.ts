import { Controller, Get, Injectable, Logger, Req, Res, type OnApplicationShutdown } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { Authenticator, SignedIn } from './access.ts';
import { currentTenant } from './context.ts';
import { Database } from './database.ts';

interface Hint {
  readonly tenant: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly event: string;
}

const channel = 'aftercare_live';
const heartbeat = 25_000;

/** Hints that something changed, from every process on the database. They carry ids only; the client reads again under its own rights. */
@Injectable()
export class LiveHints implements OnApplicationShutdown {
  private readonly listeners = new Set<(hint: Hint) => void>();
  private readonly logger = new Logger('Live');
  private client: pg.Client | undefined;
  private closed = false;

  constructor(private readonly database: Database) {}

  async open(): Promise<void> {
    const { embedded } = this.database;
    if (embedded) {
      await embedded.listen(channel, (payload) => this.tell(payload));
      return;
    }
    const client = new pg.Client({ connectionString: this.database.options.url });
    client.on('notification', ({ payload }) => payload && this.tell(payload));
    client.on('error', (error) => {
      this.logger.warn(`The connection for live hints was lost: ${error.message}`);
      if (!this.closed) setTimeout(() => void this.open().catch((again: Error) => this.logger.error(again.message)), 2_000).unref();
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    this.client = client;
  }

  /** @returns how to stop listening */
  listen(tenant: string, heard: (hint: Omit<Hint, 'tenant'>) => void): () => void {
    const listener = ({ tenant: whose, ...hint }: Hint) => whose === tenant && heard(hint);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private tell(payload: string): void {
    const hint = JSON.parse(payload) as Hint;
    for (const listener of this.listeners) listener(hint);
  }
}

@ApiExcludeController()
@Controller('api/live')
export class LiveController {
  constructor(
    private readonly hints: LiveHints,
    private readonly authenticator: Authenticator,
  ) {}

  @Get()
  @SignedIn()
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    reply.raw.write(': hello\n\n');
    const stop = this.hints.listen(currentTenant().id, (hint) => reply.raw.write(`data: ${JSON.stringify(hint)}\n\n`));
    // A stream may outlive its session or token. The client connects anew, and is refused if it must be.
    const beat = setInterval(() => {
      const lives = this.authenticator.stands(request).catch(() => false);
      void lives.then((stands) => (stands ? reply.raw.write(': beat\n\n') : reply.raw.end()));
    }, heartbeat);
    request.raw.on('close', () => {
      clearInterval(beat);
      stop();
    });
  }
}
