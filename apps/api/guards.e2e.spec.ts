import { CreatePerson, IssueToken } from '@aftercare/identity/server';
import { Commands, type Access } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import { MailServer } from '@aftercare/mail/testing';
import type { InjectOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDescription } from './describe-api.ts';
import { Attack, type Path, type Route, type Schema } from './testing/attack.fixture.ts';
import { guards } from './testing/guards.fixture.ts';
import { Office, startWhole } from './testing/office.fixture.ts';
import { columnsOf } from './testing/tables.fixture.ts';
import { plain } from './demo/plain.ts';

let mails: MailServer;
let app: TestApp;
let office: Office;
let nobody: string;
let attack: Attack;
let access: Map<string, Access>;
/** Every column that any table has, as fields are written. */
let columns: string[];

beforeAll(async () => {
  mails = await MailServer.start();
  app = await startWhole(mails, { logger: false });
  office = await Office.open(app, plain);
  attack = new Attack(apiDescription(app.nest), { '': randomUUID() });
  access = guards(app);
  nobody = await app.within(office.made.tenant, async () => {
    const { id } = await app.get(Commands).execute(new CreatePerson({ name: '无岗', email: 'nobody@plain.example' }));
    return (await app.get(Commands).execute(new IssueToken(id, { name: 'test', expiresAt: null }))).token;
  });
  columns = [...new Set((await columnsOf(app)).map(({ column }) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())))];
}, 60_000);
afterAll(async () => {
  await app?.close();
  await mails?.stop();
});

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly unknown: string[];
  readonly wrong: string[];
}

async function send(method: string, url: string, token: string | undefined, payload?: unknown): Promise<Answer> {
  const request = { method, url, headers: token ? { authorization: `Bearer ${token}` } : {}, ...(payload === undefined ? {} : { payload }) } as InjectOptions;
  const { statusCode: status, headers, ...answer } = await app.nest.getHttpAdapter().getInstance().inject(request);
  const body = String(headers['content-type']).includes('problem+json') ? answer.json<{ code: string; errors?: { path: string; code: string }[] }>() : undefined;
  const errors = body?.errors ?? [];
  return { status, code: body?.code, unknown: errors.filter(({ code }) => code === 'unknown-field').map(({ path }) => path), wrong: errors.map(({ path }) => path) };
}

const admin = () => office.made.tokens.get(office.addressOf('admin'))!;
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
/** As the router has it, for what the description leaves out too. */
const urlOf = (route: string): [method: string, url: string] => {
  const [method, path] = route.split(' ') as [string, string];
  return [method, path.replace(/:(\w+)/g, (_, name: string) => (name === 'date' ? '2026-10-10' : randomUUID()))];
};
const of = (kind: Access['kind']): string[] => [...access].filter(([, each]) => each.kind === kind).map(([route]) => route);

describe('the doors', () => {
  test('open to nobody who has not signed in are all but these', () => {
    expect(of('public').toSorted()).toEqual([
      'GET /api/answers/:token', 'GET /api/password-links/:token', 'POST /api/answers/:token', 'POST /api/password-links/:token', 'POST /api/password-resets', 'POST /api/session',
    ]);
    const described = new Set(attack.routes.map((route) => nameOf(route).replace(/\{(\w+)\}/g, ':$1')));
    expect([...access.keys()].filter((route) => !described.has(route))).toEqual(['GET /api/live']);
    expect([...described].filter((route) => !access.has(route))).toEqual([]);
  });

  test('answer 401 without a token, and with one that is none', async () => {
    const closed = [...of('permission'), ...of('signed-in')];
    expect(closed.length).toBeGreaterThan(150);
    for (const route of closed) {
      for (const token of [undefined, 'nonsense']) expect([route, (await send(...urlOf(route), token)).status]).toEqual([route, 401]);
    }
  });

  test('that need a permission answer 403 to somebody without any role, whatever is asked', async () => {
    const { body: { permissions } } = await app.http.bearer(nobody).get<{ permissions: string[] }>('/api/session');
    // What everybody of the company may.
    expect(permissions.toSorted()).toEqual(['identity.seePeople', 'kernel.seeRules']);
    const guarded = [...access].filter(([, each]) => each.kind === 'permission' && !permissions.includes(each.permission.id));
    expect(guarded.length).toBeGreaterThan(120);
    for (const [route] of guarded) expect([route, await send(...urlOf(route), nobody)]).toMatchObject([route, { status: 403, code: 'kernel.forbidden' }]);
  });
});

describe('what is not on the list', () => {
  /** Every object of a body whose fields are fixed. */
  const objects = (schema: Schema, at: Path = []): Path[] => {
    const { properties, items, anyOf } = attack.known(schema);
    const inner = Object.entries(properties ?? {}).flatMap(([key, each]) => objects(each, [...at, key]));
    return [...(properties ? [at] : []), ...inner, ...(items ? objects(items, [...at, 0]) : []), ...(anyOf ? objects(anyOf[0]!, at) : [])];
  };
  const put = (body: unknown, [first, ...rest]: Path, more: object): unknown => {
    if (first === undefined) return { ...(body as object), ...more };
    const copy = (Array.isArray(body) ? [...(body as unknown[])] : { ...(body as object) }) as Record<string | number, unknown>;
    copy[first] = put(copy[first], rest, more);
    return copy;
  };
  const propertiesAt = (schema: Schema, [first, ...rest]: Path): string[] => {
    const { properties, items, anyOf } = attack.known(schema);
    if (anyOf) return propertiesAt(anyOf[0]!, first === undefined ? [] : [first, ...rest]);
    if (first === undefined) return Object.keys(properties ?? {});
    return propertiesAt(typeof first === 'number' ? items! : properties![first]!, rest);
  };

  test('no column of any table can be written by naming it in a body', async () => {
    expect(columns).toEqual(expect.arrayContaining(['tenantId', 'id', 'version', 'state', 'level', 'number', 'createdAt', 'ownerId', 'decision', 'running']));
    // Whoever runs the installation is nobody of a tenant.
    const bodies = attack.routes.filter(({ path, body }) => body !== undefined && !path.startsWith('/api/installation/'));
    expect(bodies.length).toBeGreaterThan(80);
    for (const route of bodies) {
      for (const at of objects(route.body!)) {
        const strange = columns.filter((column) => !propertiesAt(route.body!, at).includes(column));
        const sent = put(attack.body(route.body!), at, Object.fromEntries(strange.map((column) => [column, null])));
        const { status, unknown } = await send(route.method, attack.url(route), admin(), sent);
        expect([nameOf(route), at, status, strange.filter((column) => !unknown.includes([...at, column].join('.')))]).toEqual([nameOf(route), at, 400, []]);
      }
    }
  }, 60_000);

  const lists = () => attack.routes.filter(({ method, parameters }) => method === 'GET' && parameters.some((each) => each.in === 'query'));

  test('no list is sorted by it', async () => {
    const sorted = lists().filter(({ parameters }) => parameters.some(({ name }) => name === 'sort'));
    expect(sorted.length).toBeGreaterThan(10);
    for (const route of sorted) {
      const allowed = attack.known(route.parameters.find(({ name }) => name === 'sort')!.schema!).enum!;
      for (const sort of ['tenantId', 'tenant_id', '-version', 'id', 'extra', 'content', 'name;drop', 'random()'].filter((each) => !allowed.includes(each))) {
        const { status, wrong } = await send('GET', attack.url(route, {}, `sort=${encodeURIComponent(sort)}`), admin());
        expect([nameOf(route), sort, status, wrong.includes('sort')]).toEqual([nameOf(route), sort, 400, true]);
      }
    }
  });

  test('nothing is filtered by it', async () => {
    expect(lists().length).toBeGreaterThan(25);
    for (const route of lists()) {
      const known = new Set(route.parameters.map(({ name }) => name));
      const strange = columns.filter((column) => !known.has(column));
      const { status, unknown } = await send('GET', attack.url(route, {}, strange.map((column) => `${column}=1`).join('&')), admin());
      expect([nameOf(route), status, strange.filter((column) => !unknown.includes(column))]).toEqual([nameOf(route), 400, []]);
    }
  });
});
