import { button, defineModule, definePlugin, email, paragraph, permissions, ref, resource, template, text, type Locale } from '@aftercare/kernel';
import { Allow, Authenticator, Commands, Db, defineServerModule, defineServerPlugin, sql, systemActor, Tenants, Ticks, type Caller, type Tenant } from '@aftercare/kernel/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import { MailServer } from '@aftercare/mail/testing';
import { Controller, Injectable, Post } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { can, secretLink, type MailRow, type MailView } from '../domain/index.ts';
import { Deliver } from './deliver.ts';
import { MailEnvironment, Outbox } from './index.ts';
import mail from './index.ts';
import { Progress } from './progress.ts';

const caseResource = resource('case', text('个案', 'Case'));
const acknowledged = email('cases.acknowledged', text('受理通知', 'Acknowledgement'), z.object({ number: z.string(), link: secretLink().optional() }));
const unworded = email('cases.unworded', text('无', 'None'), z.object({}));
const wording = (line: string) => ({ subject: `{{number}} ${line}`, blocks: [paragraph(`${line}: {{number}}`), button('{{link}}', 'Open', 'primary', 'link')] });
const fileCan = permissions('cases', { file: text('受理', 'File') });

interface Filing {
  readonly number: string;
  readonly to?: { address: string; name?: string; locale?: Locale };
  readonly link?: string;
  readonly key?: string;
  readonly fail?: boolean;
}

class FileCase extends Command<{ id: string; mail: string }> {
  constructor(readonly input: Filing) {
    super();
  }
}

@CommandHandler(FileCase)
class FileCaseHandler implements ICommandHandler<FileCase> {
  constructor(private readonly outbox: Outbox) {}

  async execute({ input: { number, to = { address: `${number}@example.com`, name: 'Li Min' }, link, key, fail } }: FileCase) {
    const id = randomUUID();
    const mail = await this.outbox.send(acknowledged, { to, subject: ref(caseResource, id), vars: { number, ...(link ? { link } : {}) }, ...(key ? { dedupeKey: key } : {}) });
    if (fail) throw new Error('on purpose');
    return { id, mail };
  }
}

@Controller('api/cases')
class CasesController {
  @Post()
  @Allow(fileCan.file)
  file() {}
}

const cases = defineServerModule({
  manifest: defineModule({ id: 'cases', title: text('个案', 'Cases'), requires: ['mail'], permissions: fileCan, emails: { acknowledged }, resources: { case: caseResource } }),
  controllers: [CasesController],
  providers: [FileCaseHandler],
  templates: [template(acknowledged, { 'zh-CN': wording('已受理'), en: wording('received') })],
});

const polite = defineServerPlugin({
  manifest: definePlugin({ id: 'polite', version: '1.0.0', title: text('客气', 'Polite') }),
  templates: [template(acknowledged, { 'zh-CN': wording('敬请放心'), en: wording('dear customer') })],
});

/** Trusts a header: who signs in is not this module's business. */
@Injectable()
class HeaderAuthenticator extends Authenticator {
  constructor(private readonly tenants: Tenants) {
    super();
  }

  async authenticate({ headers }: FastifyRequest): Promise<Caller | undefined> {
    const { 'x-tenant': code, 'x-may': may } = headers as Record<string, string | undefined>;
    return code ? { tenant: await this.tenants.byCode(code), actor: { ...systemActor, kind: 'person', id: person, permissions: new Set(may?.split(',') ?? [can.read.id, can.resend.id]) } } : undefined;
  }
}

const subjectsOf = ({ received }: MailServer): string[] => received.map(({ subject }) => subject!).sort((a, b) => (a < b ? -1 : 1));

const person = randomUUID();
const letterhead = { company: '礼品之家 "Gifts"', address: '杭州', phone: '400', email: 'care@gifts.example', colour: '#b4232f' };

interface House {
  readonly app: TestApp;
  readonly tenant: Tenant;
  readonly http: TestClient;
  file(input: Filing): Promise<{ id: string; mail: string }>;
  mail(id: string): Promise<MailView>;
  timeline(id: string): Promise<{ name: string; payload: object }[]>;
}

async function house(environment?: MailEnvironment): Promise<House> {
  const app = await startTestApp({ modules: [mail, cases], plugins: [polite], providers: [{ provide: Authenticator, useClass: HeaderAuthenticator }, ...(environment ? [{ provide: MailEnvironment, useValue: environment }] : [])] });
  const tenant = await app.tenant('plain', { letterhead });
  await app.tenant('other', { plugins: ['polite'] });
  const http = app.http.with({ 'x-tenant': 'plain' });
  return {
    app,
    tenant,
    http,
    file: (input) => app.within(tenant, () => app.get(Commands).execute(new FileCase(input))),
    mail: async (id) => (await http.get<MailView>(`/api/mails/${id}`)).body,
    timeline: (id) => app.within(tenant, async () => (await app.get(Db).rows<{ name: string; body: string }>(sql`select name, body from journal where subject_id = ${id} order by seq`)).map(({ name, body }) => ({ name, payload: JSON.parse(body).payload }))),
  };
}

describe('with a mail server', () => {
  let server: MailServer;
  let at: House;

  beforeAll(async () => {
    server = await MailServer.start();
    at = await house(new MailEnvironment('care@aftercare.example', server.url));
  });
  afterAll(async () => {
    await at?.app.close();
    await server?.stop();
  });
  beforeEach(() => void server.received.splice(0));

  test('a mail goes out once its command commits, with headers against loops and one constant id', async () => {
    const { id, mail: mailId } = await at.file({ number: 'C-1', to: { address: 'li@example.com', name: '李敏\r\nBcc: thief@example.com' } });
    await at.app.settle();
    const [got, ...more] = server.received;
    expect(more).toEqual([]);
    expect(got!.envelope).toEqual({ from: 'care@aftercare.example', to: ['li@example.com'] });
    expect(got!.subject).toBe('C-1 已受理');
    expect(got!.from).toMatchObject({ name: '礼品之家 "Gifts"', address: 'care@aftercare.example' });
    expect(got!.to).toEqual([expect.objectContaining({ name: '李敏 Bcc: thief@example.com', address: 'li@example.com' })]);
    expect(got!.replyTo).toEqual([expect.objectContaining({ address: 'care@gifts.example' })]);
    const header = (name: string) => got!.headers.filter(({ key }) => key === name).map(({ value }) => value);
    expect(header('auto-submitted')).toEqual(['auto-generated']);
    expect(header('x-auto-response-suppress')).toEqual(['All']);
    expect(header('bcc')).toEqual([]);
    expect(header('message-id')).toEqual([`<${mailId}@aftercare.example>`]);
    expect(header('references')).toEqual([`<case.${id}@aftercare.example>`]);
    expect(new Date(got!.date!)).toEqual(at.app.now.date());
    expect(got!.text).toContain('已受理: C-1');
    expect(got!.html).toContain('<h1');
    expect(got!.html).toContain('#b4232f');
    expect(await at.mail(mailId)).toMatchObject({ state: 'sent', attempts: 1, messageId: `<${mailId}@aftercare.example>`, email: { id: 'cases.acknowledged', title: { en: 'Acknowledgement' } }, about: { type: 'case', id } });
    expect(await at.timeline(id)).toEqual([
      { name: 'mail.queued', payload: { mail: mailId, email: 'cases.acknowledged', again: false } },
      { name: 'mail.sent', payload: { mail: mailId, email: 'cases.acknowledged', attempts: 1 } },
    ]);
  });

  test('a command that fails leaves no mail', async () => {
    await expect(at.file({ number: 'C-2', fail: true })).rejects.toThrow('on purpose');
    await at.app.settle();
    expect(server.received).toEqual([]);
  });

  test('a key is used once', async () => {
    const first = await at.file({ number: 'C-3', key: 'cases.acknowledged:3' });
    const again = await at.file({ number: 'C-3', key: 'cases.acknowledged:3' });
    expect(again.mail).toBe(first.mail);
    await at.app.settle();
    expect(server.received.map(({ subject }) => subject)).toEqual(['C-3 已受理']);
    expect(await at.timeline(again.id)).toEqual([]);
  });

  test('the recipient\'s language comes first, a tenant\'s plugin has its own words', async () => {
    await at.file({ number: 'C-4', to: { address: 'a@example.com', locale: 'en' } });
    await at.app.within('other', () => at.app.get(Commands).execute(new FileCase({ number: 'D-4' })));
    await at.app.settle();
    expect(subjectsOf(server)).toEqual(['C-4 received', 'D-4 敬请放心']);
  });

  test('a refusal for now is tried again later, and the mail arrives once', async () => {
    server.refuseNext(451, '4.7.1 Greylisted');
    const { id, mail: mailId } = await at.file({ number: 'C-5' });
    await at.app.settle();
    const waiting = await at.mail(mailId);
    expect(waiting).toMatchObject({ state: 'deferred', attempts: 1, lastError: '451 4.7.1 Greylisted', resendable: true });
    expect(new Date(waiting.nextAt!).getTime()).toBe(at.app.now.date().getTime() + 5_000);
    await at.app.settle();
    expect(server.received).toEqual([]);
    at.app.now.advance({ seconds: 5 });
    await at.app.settle();
    expect(server.received.map(({ messageId }) => messageId)).toEqual([waiting.messageId]);
    expect((await at.mail(mailId)).history.map(({ state }) => state)).toEqual(['queued', 'deferred', 'sent']);
    expect((await at.timeline(id)).map(({ name }) => name)).toEqual(['mail.queued', 'mail.sent']);
  });

  test.each(['rcpt', 'data'] as const)('a refusal for good (%s) is shown on the case, and a person corrects the address', async (stage) => {
    server.refuseNext(550, '5.1.1 No such mailbox', stage);
    const { id, mail: mailId } = await at.file({ number: 'C-6' });
    await at.app.settle();
    const failed = await at.mail(mailId);
    expect(failed).toMatchObject({ state: 'failed', lastError: '550 5.1.1 No such mailbox', nextAt: null });
    expect((await at.timeline(id)).at(-1)).toEqual({ name: 'mail.failed', payload: { mail: mailId, email: 'cases.acknowledged', attempts: 1, code: 550 } });
    at.app.now.advance({ days: 1 });
    await at.app.settle();
    expect(server.received).toEqual([]);
    expect(await at.http.post(`/api/mails/${mailId}/resend`, { version: failed.version - 1 })).toMatchObject({ status: 409, body: { code: 'kernel.stale-version', current: { version: failed.version } } });
    expect(await at.http.post(`/api/mails/${mailId}/resend`, { version: failed.version, to: 'right@example.com' })).toMatchObject({ status: 200, body: { state: 'queued', attempts: 0 } });
    await at.app.settle();
    expect(server.received.map(({ envelope, messageId }) => [envelope.to, messageId])).toEqual([[['right@example.com'], failed.messageId]]);
    const sent = await at.mail(mailId);
    expect(sent.history.at(-2)).toMatchObject({ state: 'queued', person, detail: 'C-6@example.com → right@example.com' });
    expect((await at.timeline(id)).at(-2)).toEqual({ name: 'mail.queued', payload: { mail: mailId, email: 'cases.acknowledged', again: true } });
    expect(await at.http.post(`/api/mails/${mailId}/resend`, { version: sent.version })).toMatchObject({ status: 409, body: { code: 'mail.not-resendable', state: 'sent' } });
  });

  test('a connection that breaks before the data is tried again', async () => {
    server.hangUpNext('rcpt');
    const { mail: mailId } = await at.file({ number: 'C-7' });
    await at.app.settle();
    expect(await at.mail(mailId)).toMatchObject({ state: 'deferred' });
    at.app.now.advance({ seconds: 5 });
    await at.app.settle();
    expect(server.received).toHaveLength(1);
  });

  test('a connection that breaks after all the data leaves the outcome unknown, and nothing is sent twice by itself', async () => {
    server.hangUpNext('data');
    const { id, mail: mailId } = await at.file({ number: 'C-8' });
    await at.app.settle();
    expect(await at.mail(mailId)).toMatchObject({ state: 'unknown', resendable: true });
    expect((await at.timeline(id)).at(-1)!.name).toBe('mail.unknown');
    at.app.now.advance({ days: 1 });
    await at.app.settle();
    expect(server.received).toEqual([]);
  });

  test('a sender that dies between claim and answer leaves the outcome unknown; a person has it sent again under the same id', async () => {
    const { id, mail: mailId } = await at.file({ number: 'C-9' });
    const claimed = await at.app.within(at.tenant, () => at.app.get(Commands).transaction(() => at.app.get(Progress).claim(mailId)));
    expect(await at.app.within(at.tenant, () => at.app.get(Commands).transaction(() => at.app.get(Progress).claim(mailId)))).toBeUndefined();
    await at.app.settle();
    expect(await at.mail(mailId)).toMatchObject({ state: 'sending', resendable: false });
    at.app.now.advance({ minutes: 5 });
    await at.app.settle();
    const lost = await at.mail(mailId);
    expect(lost).toMatchObject({ state: 'unknown', attempts: 1 });
    expect((await at.timeline(id)).map(({ name }) => name)).toEqual(['mail.queued', 'mail.unknown']);
    expect(server.received).toEqual([]);
    expect((await at.http.post(`/api/mails/${mailId}/resend`, { version: lost.version })).status).toBe(200);
    await at.app.settle();
    expect(server.received.map(({ messageId }) => messageId)).toEqual([claimed!.messageId]);
  });

  test('a sender that was given up and comes back corrects the record', async () => {
    const { mail: mailId } = await at.file({ number: 'C-10' });
    const claimed = await at.app.within(at.tenant, () => at.app.get(Commands).transaction(() => at.app.get(Progress).claim(mailId)));
    at.app.now.advance({ minutes: 5 });
    await at.app.settle();
    await at.app.within(at.tenant, () => at.app.get(Commands).transaction(() => at.app.get(Progress).record(claimed!, { kind: 'accepted', detail: '250 OK' })));
    expect(await at.mail(mailId)).toMatchObject({ state: 'sent' });
    expect(server.received).toEqual([]);
  });

  test('a secret link is in the mail and not in the outbox, before or after', async () => {
    server.refuseNext(451, 'later');
    const link = 'https://care.example/l/abc?token=s3cret';
    const { mail: mailId } = await at.file({ number: 'C-11', link });
    await at.app.settle();
    expect(JSON.stringify(await at.mail(mailId))).not.toContain('s3cret');
    at.app.now.advance({ seconds: 5 });
    await at.app.settle();
    expect(server.received[0]!.text).toContain(link);
    expect(JSON.stringify(await at.mail(mailId))).not.toMatch(/s3cret|\.invalid/);
    const kept = await at.app.within(at.tenant, () => at.app.get(Db).row<{ all: string }>(sql`select to_jsonb(mail)::text as all from mail where id = ${mailId}`));
    expect(kept!.all).not.toContain('s3cret');
  });

  test('an address that is none makes a failed mail and no error', async () => {
    const { id, mail: mailId } = await at.file({ number: 'C-12', to: { address: 'not an address' } });
    expect(await at.mail(mailId)).toMatchObject({ state: 'failed', lastError: 'This is not an e-mail address.' });
    expect((await at.timeline(id)).map(({ name }) => name)).toEqual(['mail.failed']);
  });

  test('wrong variables and a missing template are mistakes of the module', async () => {
    const send = (type: any, vars: object) => at.app.within(at.tenant, () => at.app.get(Commands).transaction(() => at.app.get(Outbox).send(type, { to: { address: 'a@example.com' }, subject: ref(caseResource, randomUUID()), vars })));
    await expect(send(acknowledged, { number: 'C-13', colour: 'red' })).rejects.toThrow('cases.acknowledged');
    await expect(send(unworded, {})).rejects.toThrow('cases.unworded');
    await expect(at.app.within(at.tenant, () => at.app.get(Outbox).send(acknowledged, { to: { address: 'a@example.com' }, subject: ref(caseResource, randomUUID()), vars: { number: 'C-13' } }))).rejects.toThrow('needs a running command');
  });

  test('two workers at once send each mail once', async () => {
    for (let n = 0; n < 12; n++) await at.file({ number: `C-${20 + n}` });
    await Promise.all([at.app.get(Ticks).runAll(), at.app.get(Ticks).runAll(), at.app.get(Ticks).runAll()]);
    await at.app.settle();
    expect(subjectsOf(server)).toEqual(Array.from({ length: 12 }, (_, n) => `C-${20 + n} 已受理`));
  });

  test('closing the app breaks off what is not handed over yet, and it is tried again', async () => {
    const { mail: mailId } = await at.file({ number: 'C-21' });
    server.stallNext();
    const tick = at.app.get(Ticks).runAll();
    await vi.waitFor(async () => expect((await at.mail(mailId)).state).toBe('sending'));
    await at.app.get(Deliver).beforeApplicationShutdown();
    await tick;
    expect(await at.mail(mailId)).toMatchObject({ state: 'deferred' });
  });
});

describe('while the mail server is down', () => {
  let server: MailServer;
  let at: House;

  beforeEach(async () => {
    server = await MailServer.reserved();
    at = await house(new MailEnvironment('care@aftercare.example', server.url));
  });
  afterEach(async () => {
    await at.app.close();
    await server.stop();
  });

  test('ten mails wait, and arrive once each when it is back', async () => {
    const filed = [];
    for (let n = 0; n < 10; n++) filed.push(await at.file({ number: `C-${n}` }));
    await at.app.settle();
    const states = await Promise.all(filed.map(async ({ mail: id }) => (await at.mail(id)).state));
    expect(states).toEqual(Array(10).fill('deferred'));
    expect((await at.mail(filed[0]!.mail)).lastError).toContain('ECONNREFUSED');
    at.app.now.advance({ seconds: 5 });
    await at.app.settle();
    await server.start();
    at.app.now.advance({ seconds: 5 });
    await at.app.settle();
    expect(subjectsOf(server)).toEqual(filed.map((_, n) => `C-${n} 已受理`));
    at.app.now.advance({ days: 2 });
    await at.app.settle();
    expect(server.received).toHaveLength(10);
    expect((await at.mail(filed[0]!.mail)).history.map(({ state, times }) => [state, times])).toEqual([['queued', 1], ['deferred', 2], ['sent', 1]]);
  });

  test('the first that gets through takes along all that waited for the server', async () => {
    for (let n = 0; n < 3; n++) await at.file({ number: `C-${n}` });
    for (let n = 0; n < 8; n++) {
      await at.app.settle();
      at.app.now.advance({ minutes: 5 });
    }
    await at.app.settle();
    await server.start();
    await at.app.settle();
    expect(server.received).toEqual([]);
    await at.file({ number: 'C-3' });
    await at.app.settle();
    expect(server.received).toHaveLength(4);
  });

  test('a mail that cannot be handed over for three days has failed', async () => {
    const { id, mail: mailId } = await at.file({ number: 'C-1' });
    await at.app.settle();
    at.app.now.advance({ days: 3 });
    await at.app.settle();
    expect(await at.mail(mailId)).toMatchObject({ state: 'failed', attempts: 2 });
    expect((await at.timeline(id)).at(-1)).toMatchObject({ name: 'mail.failed', payload: { code: null } });
  });
});

test('a mail server that wants TLS and a password; a wrong one is no fault of the mails', async () => {
  const server = await MailServer.start({ user: 'care@example.com', password: 'p@ss/word' });
  const url = (password: string) => server.url.replace('//', `//${encodeURIComponent('care@example.com')}:${encodeURIComponent(password)}@`) + '?requireTLS=true&insecure=true';
  const wrong = await house(new MailEnvironment('care@aftercare.example', url('guess')));
  const right = await house(new MailEnvironment('care@aftercare.example', url('p@ss/word')));
  try {
    const { mail: mailId } = await wrong.file({ number: 'C-1' });
    await wrong.app.settle();
    expect(await wrong.mail(mailId)).toMatchObject({ state: 'deferred', lastError: expect.stringContaining('535') });
    await right.file({ number: 'C-2' });
    await right.app.settle();
    expect(subjectsOf(server)).toEqual(['C-2 已受理']);
  } finally {
    await Promise.all([wrong.app.close(), right.app.close(), server.stop()]);
  }
});

describe('without a mail server', () => {
  let at: House;

  beforeAll(async () => {
    at = await house();
  });
  afterAll(() => at?.app.close());

  test('mails are kept and readable, links and all', async () => {
    const link = 'https://care.example/l/abc?token=t0ken&x=1';
    const { id, mail: mailId } = await at.file({ number: 'C-1', link });
    await at.app.settle();
    const kept = await at.mail(mailId);
    expect(kept).toMatchObject({ state: 'kept', attempts: 0, locale: 'zh-CN', resendable: true });
    expect(kept.text).toContain(link);
    expect(kept.html).toContain('href="https://care.example/l/abc?token=t0ken&#38;x=1"');
    expect(kept.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
    expect((await at.timeline(id)).map(({ name }) => name)).toEqual(['mail.queued', 'mail.kept']);
  });

  test('the outbox is listed by state, case and recipient, newest first, page by page', async () => {
    const filed = [];
    for (let n = 0; n < 5; n++) {
      at.app.now.advance({ seconds: 1 });
      filed.push(await at.file({ number: `L-${n}` }));
    }
    expect((await at.http.get('/api/mails?q=l-5')).body.rows).toEqual([]);
    const first = (await at.http.get('/api/mails?limit=3&q=l-')).body;
    expect(first.rows.map((row: MailRow) => row.to.address)).toEqual(['L-4@example.com', 'L-3@example.com', 'L-2@example.com']);
    const second = (await at.http.get(`/api/mails?limit=3&q=L-&cursor=${first.next}`)).body;
    expect(second.rows.map((row: MailRow) => row.to.address)).toEqual(['L-1@example.com', 'L-0@example.com']);
    expect(second.next).toBeNull();
    expect((await at.http.get('/api/mails?state=queued,failed&q=L-&sort=createdAt')).body.rows).toHaveLength(5);
    expect((await at.http.get('/api/mails?state=sent')).body.rows).toEqual([]);
    expect((await at.http.get(`/api/mails?aboutType=case&about=${filed[2]!.id}`)).body.rows).toMatchObject([{ id: filed[2]!.mail, email: { id: 'cases.acknowledged' } }]);
    await at.app.settle();
  });

  test('every wrong field is named', async () => {
    expect((await at.http.get('/api/mails?state=lost&colour=red')).body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['colour', 'state.0']);
    const { mail: mailId } = await at.file({ number: 'C-2' });
    expect((await at.http.post(`/api/mails/${mailId}/resend`, { version: 'x', to: 'nobody', more: 1 })).body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['more', 'to', 'version']);
  });

  test('it needs the permission, and shows one tenant\'s mails only', async () => {
    const { mail: mailId } = await at.file({ number: 'C-3' });
    expect((await at.app.http.get('/api/mails')).status).toBe(401);
    expect((await at.http.with({ 'x-may': 'cases.file' }).get('/api/mails')).status).toBe(403);
    expect((await at.http.with({ 'x-may': can.read.id }).post(`/api/mails/${mailId}/resend`, { version: 1 })).status).toBe(403);
    const other = at.app.http.with({ 'x-tenant': 'other' });
    expect((await other.get('/api/mails')).body.rows).toEqual([]);
    expect((await other.get(`/api/mails/${mailId}`)).status).toBe(404);
    expect((await other.post(`/api/mails/${mailId}/resend`, { version: 1 })).status).toBe(404);
    expect((await at.http.get(`/api/mails/${randomUUID()}`)).status).toBe(404);
  });
});
