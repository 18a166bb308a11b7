import { MailServer } from '@aftercare/mail/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoClock } from '../../apps/api/demo/demo-clock.ts';
import { furnishDemo, type DemoTenant } from '../../apps/api/demo/furnish.ts';
import { readEnv } from '../../apps/api/env.ts';
import { startPlatform } from '../../apps/api/platform.ts';
import { addWeb } from '../../apps/api/web.ts';

export interface DemoSite {
  readonly url: string;
  readonly tenants: readonly DemoTenant[];
  /** Where a customer answers the newest offer. */
  readonly answerPath: string | undefined;
  close(): Promise<void>;
}

/** The demo companies as they are at a moment, on an embedded database that is gone afterwards. Mails arrive: a customer's page is reached only from one. */
export async function openDemoSite(moment: Date): Promise<DemoSite> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-screenshots-'));
  const shift = moment.getTime() - Date.now();
  const [mails, clock] = [await MailServer.start(), new DemoClock(() => Date.now() + shift)];
  const env = readEnv({ DATA_DIR: folder, SMTP_URL: mails.url, MAIL_FROM: 'service@aftercare.example' });
  const app = await startPlatform(env, { clock, workers: true, prepare: (nest, fastify) => addWeb(nest, fastify, { secure: false }) });
  const close = async () => {
    await app.close();
    await mails.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const tenants = await furnishDemo(app.nest, clock);
    await app.nest.listen(0, '127.0.0.1');
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const offers = mails.received.flatMap(({ text }) => /\/answer\/[\w-]+/.exec(text ?? '') ?? []);
    return { url: `http://127.0.0.1:${port}`, tenants, answerPath: offers.at(-1), close };
  } catch (error) {
    await close();
    throw error;
  }
}
