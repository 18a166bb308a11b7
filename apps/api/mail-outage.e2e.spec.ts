import type { TestApp } from '@aftercare/kernel/testing';
import { MailServer } from '@aftercare/mail/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plain } from './demo/plain.ts';
import { Office, startWhole } from './testing/office.fixture.ts';

let mails: MailServer;
let app: TestApp;
let office: Office;

beforeAll(async () => {
  mails = await MailServer.reserved();
  app = await startWhole(mails);
  office = await Office.open(app, plain);
});
afterAll(async () => {
  await app?.close();
  await mails?.stop();
});

interface Mail {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly messageId: string;
}

/** The outbox as the console shows it, each mail in full. */
async function outbox(): Promise<Mail[]> {
  const http = office.as('admin');
  const { rows } = (await http.get<{ rows: { id: string }[] }>('/api/mails?limit=50')).body;
  return Promise.all(rows.map(async ({ id }) => (await http.get<Mail>(`/api/mails/${id}`)).body));
}

const messageIds = (of: readonly { readonly messageId?: string }[]): string[] => of.map(({ messageId }) => messageId!).toSorted();

test('ten complaints filed while the mail server is down are acknowledged once each when it is up', async () => {
  const numbers: string[] = [];
  for (let n = 0; n < 10; n++) {
    const { status, body } = await office.as('jiangyue').post('/api/complaints', office.intake(n));
    expect(status, JSON.stringify(body)).toBe(201);
    numbers.push(body.number);
  }
  await app.settle();
  for (const wait of [{ seconds: 5 }, { minutes: 1 }, { hours: 3 }]) {
    app.now.advance(wait);
    await app.settle();
  }
  const waiting = await outbox();
  expect(waiting).toHaveLength(10);
  expect(waiting.every(({ state }) => state === 'queued' || state === 'deferred')).toBe(true);
  expect(waiting.some(({ attempts }) => attempts > 1)).toBe(true);

  await mails.start();
  app.now.advance({ hours: 1 });
  await app.settle();
  expect(mails.received).toHaveLength(10);
  for (const number of numbers) expect(mails.received.filter(({ subject }) => subject!.includes(number)), number).toHaveLength(1);
  expect(messageIds(mails.received)).toEqual(messageIds(waiting));
  expect((await outbox()).map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'sent'));

  for (const wait of [{ seconds: 0 }, { hours: 1 }]) {
    app.now.advance(wait);
    await app.settle();
  }
  expect(mails.received).toHaveLength(10);
});
