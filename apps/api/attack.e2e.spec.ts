import type { TestApp } from '@aftercare/kernel/testing';
import { MailServer } from '@aftercare/mail/testing';
import type { InjectOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDescription } from './describe-api.ts';
import { plugins } from './modules.ts';
import { Attack, changed, nearMisses, nonsense, type Route } from './testing/attack.fixture.ts';
import { openBusyCompanies, stepped } from './testing/busy-company.fixture.ts';
import { startWhole, type Office } from './testing/office.fixture.ts';

let mails: MailServer;
let app: TestApp;
let north: Office;
let attack: Attack;
/** Every answer that nobody may get, from any request of this file. */
const wrong: string[] = [];

beforeAll(async () => {
  mails = await MailServer.start();
  app = await startWhole(mails, { plugins: [...plugins, stepped], logger: false });
  [north] = (await openBusyCompanies(app, mails, 'north')) as [Office];
  attack = new Attack(apiDescription(app.nest), await idsOf(north));
}, 180_000);
afterAll(async () => {
  await app?.close();
  await mails?.stop();
});

async function idsOf(office: Office): Promise<Record<string, string>> {
  const { body: filed } = await office.as('jiangyue').post('/api/complaints', office.intake(1));
  const person = office.person('jiangyue');
  return { '': filed.id, others: filed.id, partyId: filed.party.id, productId: filed.lines[0].product.id, lineId: filed.lines[0].id, responsibleId: person, salespersonId: person, personId: person, managerId: person, people: person };
}

interface Answer {
  readonly status: number;
  readonly problem: { readonly code?: string; readonly errors?: readonly { readonly path: string }[] };
}

/** As an administrator, who may do everything. Notes what is no answer to a client: an error of ours, a refusal that is no problem document, a wrong field without a name. */
async function send(what: string, method: string, url: string, payload?: string | Buffer | object, headers: Record<string, string> = {}): Promise<Answer> {
  const token = north.made.tokens.get(north.addressOf('admin'))!;
  const request = { method, url, headers: { authorization: `Bearer ${token}`, ...headers }, ...(payload === undefined ? {} : { payload }) } as InjectOptions;
  const answer = await app.nest.getHttpAdapter().getInstance().inject(request);
  const { statusCode: status } = answer;
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  const problem = isProblem ? answer.json<Answer['problem']>() : {};
  const unnamed = problem.code === 'kernel.invalid-input' && !problem.errors?.length;
  if (status >= 500 || (status >= 400 && !isProblem) || unnamed) wrong.push(`${method} ${url.slice(0, 120)} with ${what}: ${status} ${answer.body.slice(0, 200)}`);
  return { status, problem };
}

const json = { 'content-type': 'application/json' };
/** Those that an administrator of a company may call: whoever runs the installation is nobody of one. */
const ofRoutes = (holds: (route: Route) => boolean) => attack.routes.filter((route) => holds(route) && !(route.method === 'DELETE' && route.path === '/api/session') && !route.path.startsWith('/api/installation/'));
const said = (value: unknown): string => JSON.stringify(value)?.slice(0, 40) ?? 'nothing';
const expectSound = () => expect(wrong.splice(0)).toEqual([]);
const namesOf = ({ problem }: Answer): string[] => problem.errors?.map(({ path }) => path) ?? [];

describe('whatever a client sends', () => {
  test('in the fields of a body is answered, and wrong fields are named', async () => {
    for (const route of ofRoutes(({ body }) => body !== undefined)) {
      const url = attack.url(route);
      const right = attack.body(route.body!) as object;
      const fields = attack.fields(route.body!);
      for (const value of nonsense) {
        const all = Object.fromEntries(Object.keys(right).map((key) => [key, value]));
        await send(`all ${said(value)}`, route.method, url, all);
      }
      for (const { at, type, format } of fields) for (const value of nearMisses(type, format)) await send(`${at.join('.')} = ${said(value)}`, route.method, url, changed(right, at, value) as object);
      const { status, problem } = await send('fields that nobody knows', route.method, url, { ...right, surprise: 1, another: {} });
      expect([`${route.method} ${url}`, status, namesOf({ status, problem }).filter((path) => path === 'surprise' || path === 'another').toSorted()]).toEqual([`${route.method} ${url}`, 400, ['another', 'surprise']]);
    }
    expectSound();
  }, 120_000);

  test('as a body is answered', async () => {
    const bodies = ['', '{"a":', '5', 'null', '[]', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}', '{"\\u0000":1}', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, `{"extra":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, `{"x":"${'y'.repeat(1_100_000)}"}`];
    const deep = bodies[8]!;
    for (const { method, ...route } of ofRoutes(({ method }) => method === 'POST' || method === 'PUT')) {
      const url = attack.url({ method, ...route });
      for (const body of bodies) await send(said(body), method, url, body, json);
      await send('depth under a key', method, url, deep, { ...json, 'idempotency-key': 'deep' });
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data', 'nonsense']) await send(type, method, url, '{}', { 'content-type': type });
      for (const key of ['', 'two words', 'x'.repeat(101)]) expect((await send(`key "${key}"`, method, url, {}, { 'idempotency-key': key })).status, url).toBeGreaterThanOrEqual(400);
    }
    expectSound();
  }, 120_000);

  test('in a path is answered, and the part that is wrong is named', async () => {
    for (const route of ofRoutes(({ path }) => path.includes('{'))) {
      const payload = route.body && (attack.body(route.body) as object);
      for (const { name, schema } of route.parameters.filter((each) => each.in === 'path')) {
        for (const value of ['%', '%ED%A0%80', '%E0%A4%A', 'x'.repeat(3000), '..%2F..%2Fetc%2Fpasswd', '__proto__', 'constructor', randomUUID(), '0000-01-01']) await send(value.slice(0, 20), route.method, attack.url(route, { [name]: value }), payload);
        const nul = await send('NUL', route.method, attack.url(route, { [name]: 'a%00' }), payload);
        expect([route.path, nul.status, namesOf(nul)]).toEqual([route.path, 400, [name]]);
        if (schema?.format !== 'uuid') continue;
        const bad = await send('no id', route.method, attack.url(route, { [name]: 'nobody' }), payload);
        expect([route.path, bad.status, namesOf(bad)]).toEqual([route.path, 400, [name]]);
      }
    }
    expectSound();
  }, 60_000);

  test('in a query string is answered', async () => {
    for (const route of ofRoutes(({ method }) => method === 'GET')) {
      for (const { name, schema } of route.parameters.filter((each) => each.in === 'query')) {
        const url = (value: string) => `${attack.url(route).split('?')[0]}?${name}=${value}`;
        for (const value of nearMisses(schema?.type ?? 'string', schema?.format)) await send(said(value), 'GET', url(encodeURIComponent(String(value).replace(/\ud800$/, ''))));
        for (const value of ['%00', '%', `a&${name}=b`, 'x'.repeat(5000), ',']) await send(value.slice(0, 20), 'GET', url(value));
      }
      for (const query of ['unknown=1', '__proto__=1', 'constructor=1', '=', '&&&', `${'a'.repeat(9000)}=1`]) await send(query.slice(0, 20), 'GET', attack.url(route, {}, query));
    }
    expectSound();
  }, 60_000);

  test('as a cursor is answered', async () => {
    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const route of ofRoutes(({ parameters }) => parameters.some(({ name }) => name === 'cursor'))) {
      const sorts = (route.parameters.find(({ name }) => name === 'sort')?.schema as { enum: string[] } | undefined)?.enum ?? [undefined];
      for (const sort of sorts) {
        const of = (value: unknown, id: unknown = randomUUID()) => cursor({ sort, value, id, back: false });
        const strange = [of('x', '-'.repeat(36)), of('x', [randomUUID()]), of(['x']), of('junk'), of('a\u0000'), of('0000-01-01T00:00:00Z'), of('294277-01-01'), of(''), cursor(null), cursor([]), '', 'x', '%00'];
        for (const each of strange) {
          const { status } = await send(Buffer.from(each, 'base64url').toString(), 'GET', attack.url(route, {}, `${sort ? `sort=${sort}&` : ''}cursor=${each}`));
          // A list of something else than a complaint's is asked for a complaint's.
          expect(route.path.includes('{') ? [200, 400, 404] : [200, 400]).toContain(status);
        }
      }
    }
    expectSound();
  }, 60_000);
});
