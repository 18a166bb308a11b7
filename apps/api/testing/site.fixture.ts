import type { TestApp } from '@aftercare/kernel/testing';
import { MailServer, type Received } from '@aftercare/mail/testing';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { addWeb } from '../web.ts';
import { startWhole } from './office.fixture.ts';
import { Seat } from './seat.fixture.ts';

const folder = fileURLToPath(new URL('../../../node_modules/.cache/aftercare', import.meta.url));
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The whole product on a port of its own, as browsers see it, with a real mail server. */
export class Site {
  private readonly seats: Seat[] = [];

  private constructor(
    readonly url: string,
    readonly app: TestApp,
    readonly mails: MailServer,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<Site> {
    const [mails, port] = [await MailServer.start(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const app = await startWhole(mails, { publicUrl: url, prepare: (nest, fastify) => addWeb(nest, fastify, { secure: false }) });
    await app.nest.listen(port, '127.0.0.1');
    return new Site(url, app, mails, await chromium.launch({ executablePath: process.env['CHROMIUM_PATH']!, args: flags }));
  }

  /** A browser of somebody's own: nothing of it is shared with the others. */
  async seat(name: string, options: BrowserContextOptions = {}): Promise<Seat> {
    const context = await this.browser.newContext({ baseURL: this.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(15_000);
    const seat = await Seat.take(name, context, this.app.now);
    this.seats.push(seat);
    return seat;
  }

  /** Lets time pass for everybody, and what is due happen. @param to `2026-03-06T17:00+08:00` */
  async until(to: string): Promise<void> {
    this.app.now.set(to);
    for (const seat of this.seats) await seat.follow();
    await this.app.settle();
  }

  /** The mails to an address, in the order in which they were written. */
  async mailsTo(address: string): Promise<Received[]> {
    await this.app.settle();
    return this.mails.received.filter(({ envelope }) => envelope.to.includes(address)).toSorted((a, b) => (a.messageId! < b.messageId! ? -1 : 1));
  }

  /** What any browser complained about. */
  errors(): string[] {
    return this.seats.flatMap(({ name, errors }) => errors.map((each) => `${name}: ${each}`));
  }

  /** Pictures of what everybody sees, for whoever reads that a test failed. */
  async picture(test: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    for (const { name, page } of this.seats) {
      const path = join(folder, `${test}-${name}.png`);
      await page.screenshot({ path }).then(() => console.log(`${page.url()} as ${name} saw it: ${path}`), () => {});
    }
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.app?.close();
    await this.mails?.stop();
  }
}

/** One that nobody listens on now: mails carry the address before anything listens there. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
