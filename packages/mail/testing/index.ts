import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as its reader's program sees it. */
export interface Received extends Email {
  /** To whom the server was told to deliver it. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: string;
}

type Stage = 'rcpt' | 'data';

/** A real SMTP server on 127.0.0.1 that keeps what it gets. */
export class MailServer {
  readonly received: Received[] = [];
  private server: SMTPServer | undefined;
  private port = 0;
  private readonly planned: { stage: Stage; act: 'refuse' | 'hang up' | 'stall'; code: number; message: string }[] = [];

  private constructor(private readonly login?: { readonly user: string; readonly password: string }) {}

  /** Not listening yet, but it has its address already. */
  static async reserved(): Promise<MailServer> {
    const server = await MailServer.start();
    await server.stop();
    return server;
  }

  /** With a login it also wants STARTTLS, with a certificate that nobody signed. */
  static async start(login?: { user: string; password: string }): Promise<MailServer> {
    const server = new MailServer(login);
    await server.start();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Answers the next mail with this code. */
  refuseNext(code: number, message: string, stage: Stage = 'rcpt'): void {
    this.planned.push({ stage, act: 'refuse', code, message });
  }

  /** Drops the next mail's connection: `rcpt` before its data, `data` after all of it, without an answer. */
  hangUpNext(stage: Stage): void {
    this.planned.push({ stage, act: 'hang up', code: 0, message: '' });
  }

  /** Never answers the next mail's recipient. */
  stallNext(): void {
    this.planned.push({ stage: 'rcpt', act: 'stall', code: 0, message: '' });
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      ...(this.login ? { onAuth: ({ username, password }, _session, done) => this.admit(username, password, done) } : { authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] }),
      disableReverseLookup: true,
      logger: false,
      onRcptTo: (_address, _session, done) => this.answer('rcpt', done),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks);
          const { mailFrom, rcptTo } = session.envelope;
          this.answer('data', async (error) => {
            if (!error) this.received.push({ ...(await PostalMime.parse(raw)), envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) }, raw: raw.toString() });
            done(error);
          });
        });
      },
    });
    server.on('error', () => {});
    await new Promise<void>((resolve, reject) => server.listen(this.port, '127.0.0.1', resolve).once('error', reject));
    this.port = (server.server.address() as { port: number }).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private admit(user: string | null | undefined, password: string | null | undefined, done: (error: Error | null, response?: { user: string }) => void): void {
    if (user && user === this.login!.user && password === this.login!.password) done(null, { user });
    else done(Object.assign(new Error('5.7.8 Wrong user name or password'), { responseCode: 535 }));
  }

  private answer(stage: Stage, done: (error?: Error) => void | Promise<void>): void {
    const plan = this.planned[0]?.stage === stage ? this.planned.shift() : undefined;
    if (!plan) return void done();
    if (plan.act === 'refuse') return void done(Object.assign(new Error(plan.message), { responseCode: plan.code }));
    if (plan.act === 'stall') return;
    for (const { _socket } of this.server!.connections as unknown as Set<{ _socket: { destroy(): void } }>) _socket.destroy();
  }
}
