import { Injectable, Optional } from '@nestjs/common';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Readable } from 'node:stream';
import { MailEnvironment } from './environment.ts';

/** How one attempt ended, as far as can be known. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly detail: string }
  /** The server said no: `code` 4xx for now, 5xx for good. */
  | { readonly kind: 'refused'; readonly code: number; readonly detail: string }
  /** There was no getting through to the server, whichever the mail. */
  | { readonly kind: 'unreached'; readonly detail: string }
  /** Broken off before all was handed over: trying again cannot make a second copy. */
  | { readonly kind: 'interrupted'; readonly detail: string }
  /** All was handed over and the answer was lost: it may have arrived. */
  | { readonly kind: 'lost'; readonly detail: string };

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, dnsTimeout: 10_000, socketTimeout: 60_000 };

/** No attempt takes longer, however slowly the server drips. */
export const longestAttempt = 120_000;

/** Talks to the mail server, one connection for each mail. */
@Injectable()
export class Smtp {
  private readonly running = new Set<Handover>();
  private stopped = false;

  constructor(@Optional() private readonly environment: MailEnvironment = new MailEnvironment()) {}

  get isConfigured(): boolean {
    return this.environment.smtp !== undefined;
  }

  async send(message: Buffer, envelope: Envelope): Promise<Outcome> {
    if (this.stopped) return { kind: 'interrupted', detail: 'This process is ending.' };
    const handover = new Handover(message, connectionTo(this.environment.smtp!));
    this.running.add(handover);
    try {
      return await handover.attempt(envelope);
    } finally {
      this.running.delete(handover);
    }
  }

  /** Breaks off what has not been handed over yet; it is tried again later. What has been, gets its answer. */
  stop(): void {
    this.stopped = true;
    for (const handover of this.running) handover.breakOff();
  }
}

interface Connection {
  readonly smtp: SMTPConnection;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

function connectionTo(url: string): Connection {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const smtp = new SMTPConnection({
    ...timeouts,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: searchParams.get('requireTLS') === 'true',
    name: searchParams.get('name') ?? undefined,
    tls: { rejectUnauthorized: searchParams.get('insecure') !== 'true' },
  });
  return { smtp, auth: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** One mail on its way. Knows whether the server has been given the whole of it, which decides what a broken connection means. */
class Handover {
  private stage: 'connecting' | 'sending' = 'connecting';
  private given = false;
  private readonly body: Readable;

  constructor(
    message: Buffer,
    private readonly connection: Connection,
  ) {
    // SMTP reads the stream once the server has asked for the data, and says where the data ends after this end.
    this.body = Readable.from([message], { objectMode: false }).once('end', () => (this.given = true));
  }

  async attempt(envelope: Envelope): Promise<Outcome> {
    const { smtp, auth } = this.connection;
    const timer = setTimeout(() => this.breakOff(true), longestAttempt);
    try {
      const detail = await new Promise<string>((resolve, reject) => {
        const go = (next: () => void) => (error?: Error | null) => (error ? reject(error) : next());
        const send = () => {
          this.stage = 'sending';
          smtp.send({ from: envelope.from, to: [envelope.to] }, this.body, (error, info) => (error ? reject(error) : resolve(info.response)));
        };
        // stays: a late 'error' that nobody hears would end the process
        smtp.on('error', reject);
        smtp.once('end', () => reject(new Error('The connection was closed.')));
        smtp.connect(go(() => (auth ? smtp.login({ credentials: auth }, go(send)) : send())));
      });
      smtp.quit();
      return { kind: 'accepted', detail };
    } catch (error) {
      smtp.close();
      return this.meaningOf(error as SmtpError);
    } finally {
      clearTimeout(timer);
    }
  }

  breakOff(always = false): void {
    if (always || !this.given) this.connection.smtp.close();
  }

  private meaningOf({ message, response, responseCode, code }: SmtpError): Outcome {
    const detail = response ?? message;
    // what is wrong while connecting (a greeting, the password) is wrong with the server or our settings, not with this mail
    if (this.stage === 'sending' && responseCode) return { kind: 'refused', code: responseCode, detail };
    if (this.stage === 'sending' && (code === 'EENVELOPE' || code === 'EMESSAGE')) return { kind: 'refused', code: 554, detail };
    if (this.stage === 'connecting') return { kind: 'unreached', detail };
    return { kind: this.given ? 'lost' : 'interrupted', detail };
  }
}
