import { defineModule, kernelCan, permissions, role, text } from '@aftercare/kernel';
import { Allow, Commands, currentActor, Db, defineServerModule, Environment, NotSignedIn, SetSetting, SignedIn, sql, type Tenant } from '@aftercare/kernel/server';
import mail from '@aftercare/mail/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import { Controller, Get, Post } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { can as identityCan, sessionIdleHours } from '../domain/index.ts';
import identity, { CreatePerson, hashPassword, IssueToken, People, TenantSetup } from './index.ts';

const can = permissions('doors', { open: text('开门', 'Open doors') });
const porter = role('doors.porter', text('门卫', 'Porter'), { grants: [can.open], sight: 'department' });

@Controller('api/doors')
class DoorsController {
  @Get()
  @SignedIn()
  look() {
    const { kind, id, sight, departments, roles } = currentActor();
    return { kind, id, sight, departments, roles };
  }

  @Post()
  @Allow(can.open)
  open() {
    return { open: true };
  }
}

const doors = defineServerModule({ manifest: defineModule({ id: 'doors', title: text('门', 'Doors'), requires: ['identity'], permissions: can, roles: { porter } }), controllers: [DoorsController] });

const password = 'correct horse 马';
let app: TestApp;
let gift: Tenant;
let plain: Tenant;
let anna: string;
let ben: string;

beforeAll(async () => {
  app = await startTestApp({ modules: [mail, identity, doors] });
  const setup = (code: string) => app.get(TenantSetup).create({ code, name: `${code} Ltd`, adminEmail: 'admin@example.com', adminName: '管理员' }, password);
  [gift, plain] = [(await setup('gift')).tenant, (await setup('plain')).tenant];
  const hash = await hashPassword(password);
  const person = (tenant: Tenant, name: string, email: string) => app.within(tenant, () => app.get(Commands).execute(new CreatePerson({ name, email }, hash)));
  anna = (await person(gift, '安娜', 'Anna@Example.com')).id;
  ben = (await person(plain, '本', 'anna@example.com')).id;
});

afterAll(() => app?.close());

let minute = 0;
beforeEach(() => {
  // Each test begins with empty counters.
  app.now.set('2026-03-02T09:00+08:00');
  app.now.advance({ minutes: 20 * minute++ });
});

const signIn = (company: string, email: string, given = password, from?: string) => app.http.post('/api/session', { company, email, password: given }, from ? { 'x-forwarded-for': from } : {});

const write = (tenant: Tenant, statement: ReturnType<typeof sql>) => app.within(tenant, () => app.get(Commands).transaction(() => app.get(Db).run(statement)));

describe('signing in', () => {
  test('answers who one is, for which company, and what one may do', async () => {
    const { status, body } = await signIn('gift', 'anna@example.com');
    expect(status).toBe(200);
    expect(body).toEqual({
      person: { id: anna, name: '安娜', email: 'anna@example.com', locale: null },
      tenant: { code: 'gift', name: 'gift Ltd', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai', modules: ['kernel', 'mail', 'identity', 'doors'], plugins: [] },
      permissions: [identityCan.seePeople.id, kernelCan.seeRules.id],
      csrf: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('the same e-mail in two companies is two people', async () => {
    expect((await signIn('gift', 'ANNA@example.com ')).body.person.id).toBe(anna);
    expect((await signIn('plain', 'anna@example.com')).body.person.id).toBe(ben);
  });

  test('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { headers } = await signIn('gift', 'anna@example.com');
    expect(headers['set-cookie']).toMatch(/^aftercare=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('the secret of the cookie is nowhere in the database', async () => {
    const { headers } = await signIn('gift', 'anna@example.com');
    const secret = /aftercare=([\w-]+)/.exec(String(headers['set-cookie']))![1];
    const rows = await app.within(gift, () => app.get(Db).rows<{ row: string }>(sql`select to_jsonb(s)::text as row from session s`));
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(secret);
  });

  test('an administrator holds every permission of what is installed', async () => {
    const { body } = await signIn('gift', 'admin@example.com');
    expect(body.permissions).toEqual(expect.arrayContaining([can.open.id, identityCan.managePeople.id, identityCan.manageRoles.id, kernelCan.setRules.id]));
  });

  test('a wrong password, person and company are refused alike', async () => {
    const answers = [await signIn('gift', 'anna@example.com', 'wrong password'), await signIn('gift', 'nobody@example.com'), await signIn('nowhere', 'anna@example.com')];
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual(answers[0]!.body);
      expect(body.code).toBe('identity.wrong-credentials');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  test('somebody without a password, and somebody who left, cannot sign in', async () => {
    await app.within(gift, () => app.get(Commands).execute(new CreatePerson({ name: '无', email: 'none@example.com' })));
    expect((await signIn('gift', 'none@example.com')).status).toBe(401);
    const client = await app.http.signIn('plain', 'anna@example.com', password);
    await write(plain, sql`update person set active = false where id = ${ben}`);
    expect((await signIn('plain', 'anna@example.com')).status).toBe(401);
    expect((await client.get('/api/session')).status).toBe(401);
    await write(plain, sql`update person set active = true where id = ${ben}`);
  });

  test('another site cannot sign somebody in with a form', async () => {
    const { status, body } = await app.http.post('/api/session', new URLSearchParams({ company: 'gift', email: 'anna@example.com', password }).toString() as never, { 'content-type': 'application/x-www-form-urlencoded' });
    expect([status, body.code]).toEqual([415, 'identity.not-json']);
  });

  test('every sign-in and refusal stands in a log of its own, and not in the journal', async () => {
    await signIn('gift', 'anna@example.com');
    await signIn('gift', 'anna@example.com', 'wrong password', '192.0.2.9');
    const log = await app.within(gift, () => app.get(Db).rows<{ person: string; outcome: string; address: string }>(sql`select person_id as person, outcome, address from sign_in_log order by id desc limit 2`));
    expect(log).toEqual([{ person: anna, outcome: 'refused', address: '192.0.2.9' }, { person: anna, outcome: 'signed-in', address: '127.0.0.1' }]);
    const journal = await app.within(gift, () => app.get(Db).rows<{ name: string }>(sql`select distinct name from journal order by name`));
    expect(journal.map(({ name }) => name)).toEqual(['identity.company-created', 'identity.person-created', 'identity.role-assigned']);
  });
});

describe('guessing', () => {
  const wrong = (email = 'anna@example.com', from?: string) => signIn('gift', email, 'wrong password', from);

  test('closes the account to that address after five wrong passwords, until the time has passed', async () => {
    for (let n = 0; n < 5; n++) expect((await wrong()).status).toBe(401);
    const refused = await wrong();
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 'identity.too-many-attempts', retryAfter: 900 });
    expect(refused.headers['retry-after']).toBe('900');
    expect((await signIn('gift', 'anna@example.com')).status).toBe(429);
    expect((await signIn('gift', 'anna@example.com', password, '198.51.100.4')).status).toBe(200);
    app.now.advance({ minutes: 15 });
    expect((await signIn('gift', 'anna@example.com')).status).toBe(200);
  });

  test('is counted for people and companies that do not exist', async () => {
    for (let n = 0; n < 5; n++) expect((await wrong('ghost@example.com')).status).toBe(401);
    expect((await wrong('ghost@example.com')).status).toBe(429);
  });

  test('from many addresses closes the account to all', async () => {
    for (let n = 0; n < 30; n++) expect((await wrong('anna@example.com', `203.0.113.${n}`)).status).toBe(401);
    expect((await wrong('anna@example.com', '203.0.113.200')).status).toBe(429);
  });

  test('of many accounts closes the address', async () => {
    for (let n = 0; n < 50; n++) expect((await wrong(`someone${n}@example.com`, '198.51.100.77')).status).toBe(401);
    expect((await wrong('fresh@example.com', '198.51.100.77')).status).toBe(429);
    expect((await wrong('fresh@example.com', '198.51.100.78')).status).toBe(401);
  });

  test('all at once gets no more guesses', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong()));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  test('the right password empties the counter', async () => {
    for (let n = 0; n < 4; n++) await wrong();
    expect((await signIn('gift', 'anna@example.com')).status).toBe(200);
    for (let n = 0; n < 5; n++) expect((await wrong()).status).toBe(401);
  });
});

describe('a session', () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await app.http.signIn('gift', 'admin@example.com', password);
  });

  test('is told to nobody without the cookie', async () => {
    const { status, body } = await app.http.get('/api/session');
    expect([status, body.code]).toEqual([401, NotSignedIn.code]);
    expect((await app.http.with({ cookie: 'aftercare=forged' }).get('/api/session')).status).toBe(401);
    expect((await client.get('/api/session')).body.person.name).toBe('管理员');
  });

  test('changes nothing without its CSRF token', async () => {
    const bare = client.with({ 'x-csrf-token': '' });
    expect((await bare.get('/api/doors')).status).toBe(200);
    for (const token of ['', 'x'.repeat(43), (await signIn('gift', 'anna@example.com')).body.csrf]) {
      const { status, body } = await client.with({ 'x-csrf-token': token }).post('/api/doors');
      expect([status, body.code]).toEqual([403, 'identity.wrong-csrf']);
    }
    expect((await bare.delete('/api/session')).status).toBe(403);
    expect((await client.post('/api/doors')).status).toBe(201);
  });

  test('ends with signing out, also for a copy of the cookie', async () => {
    const { status, headers } = await client.delete('/api/session');
    expect(status).toBe(204);
    expect(headers['set-cookie']).toMatch(/^aftercare=; .*Expires=Thu, 01 Jan 1970/);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('ends after twelve hours without use, and use carries it on', async () => {
    for (let n = 0; n < 3; n++) {
      app.now.advance({ hours: 11 });
      expect((await client.get('/api/session')).status).toBe(200);
    }
    app.now.advance({ hours: 12 });
    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('ends after seven days whatever its use', async () => {
    for (let n = 0; n < 15; n++) {
      app.now.advance({ hours: 11 });
      expect((await client.get('/api/session')).status).toBe(200);
    }
    app.now.advance({ hours: 3 });
    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('lasts as long as the company says', async () => {
    await app.within('gift', () => app.get(Commands).execute(new SetSetting(sessionIdleHours.id, { value: 1, appliesToOpen: false })));
    const short = await app.http.signIn('gift', 'admin@example.com', password);
    app.now.advance({ hours: 1 });
    expect((await short.get('/api/session')).status).toBe(401);
    expect((await client.get('/api/session')).status).toBe(200);
    await app.within('gift', () => app.get(Commands).execute(new SetSetting(sessionIdleHours.id, { value: 12, appliesToOpen: false })));
  });

  test('notes its use at most once a minute', async () => {
    const seen = () => app.within(gift, async () => (await app.get(Db).row<{ at: string }>(sql`select last_seen_at as at from session order by id desc limit 1`))!.at);
    const first = await seen();
    app.now.advance({ seconds: 59 });
    await client.get('/api/session');
    expect(await seen()).toBe(first);
    app.now.advance({ seconds: 1 });
    await client.get('/api/session');
    expect(Date.parse(await seen()) - Date.parse(first)).toBe(60_000);
  });

  test('is forgotten once it has ended', async () => {
    app.now.advance({ days: 8 });
    await app.settle();
    expect(await app.visible(gift, 'session')).toBe(0);
  });

  test('shows and reaches only its own company', async () => {
    expect((await client.get(`/api/people/${anna}`)).status).toBe(200);
    const { status, body } = await client.get(`/api/people/${ben}`);
    expect([status, body.code]).toEqual([404, 'kernel.not-found']);
    const ids = (await client.get('/api/people')).body.rows.map(({ id }: { id: string }) => id);
    expect(ids).toContain(anna);
    expect(ids).not.toContain(ben);
    expect((await app.within(gift, () => app.get(People).names([anna, ben]))).size).toBe(1);
  });
});

describe('a permission', () => {
  test('is needed on the route', async () => {
    const client = await app.http.signIn('gift', 'anna@example.com', password);
    const { status, body } = await client.post('/api/doors');
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'kernel.forbidden', permission: 'doors.open' });
  });

  test('comes and goes with a role, at once and for running sessions', async () => {
    const [admin, client] = [await app.http.signIn('gift', 'admin@example.com', password), await app.http.signIn('gift', 'anna@example.com', password)];
    expect((await admin.put('/api/roles/doors.porter/holders', { people: [anna] })).status).toBe(204);
    expect((await client.post('/api/doors')).status).toBe(201);
    expect((await client.get('/api/doors')).body).toMatchObject({ sight: 'department', roles: ['doors.porter', 'identity.employee'] });
    expect((await admin.put('/api/roles/doors.porter/grants', { remove: ['doors.open'] })).status).toBe(204);
    expect((await client.post('/api/doors')).status).toBe(403);
    expect((await admin.put('/api/roles/doors.porter/grants', {})).status).toBe(204);
    expect((await client.post('/api/doors')).status).toBe(201);
    expect((await admin.put('/api/roles/doors.porter/holders', {})).status).toBe(204);
    expect((await client.post('/api/doors')).status).toBe(403);
  });
});

describe('a password', () => {
  test('is changed by whoever knows it, and ends the other sessions', async () => {
    const [here, elsewhere] = [await app.http.signIn('gift', 'anna@example.com', password), await app.http.signIn('gift', 'anna@example.com', password)];
    const wrong = await here.put('/api/session/password', { current: 'not this one', next: 'a new password' });
    expect(wrong.body).toMatchObject({ status: 400, errors: [{ path: 'current', code: 'wrong-password' }] });
    expect((await here.put('/api/session/password', { current: password, next: 'a new password' })).status).toBe(204);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await signIn('gift', 'anna@example.com')).status).toBe(401);
    const again = await app.http.signIn('gift', 'anna@example.com', 'a new password');
    expect((await again.put('/api/session/password', { current: 'a new password', next: password })).status).toBe(204);
  });

  test('has a shortest length and is not one letter over and over', async () => {
    const client = await app.http.signIn('gift', 'anna@example.com', password);
    const refused = async (next: string) => (await client.put('/api/session/password', { current: password, next })).body.errors;
    expect(await refused('short 123')).toMatchObject([{ path: 'next', code: 'password-too-short', values: { least: 10 } }]);
    expect(await refused('ababababababab')).toMatchObject([{ path: 'next', code: 'password-guessable' }]);
    expect(await refused('anna@example.com')).toMatchObject([{ path: 'next', code: 'password-guessable' }]);
    expect(await refused(password)).toMatchObject([{ path: 'next', code: 'password-unchanged' }]);
  });

  test('cannot be guessed at an open screen', async () => {
    const client = await app.http.signIn('gift', 'anna@example.com', password);
    for (let n = 0; n < 5; n++) expect((await client.put('/api/session/password', { current: `guess ${n}`, next: 'a new password' })).status).toBe(400);
    expect((await client.put('/api/session/password', { current: password, next: 'a new password' })).status).toBe(429);
  });

  test('that was hashed with less is hashed again at the next sign-in', async () => {
    const weak = '$argon2id$v=19$m=8192,t=1,p=1$c29tZSBzYWx0IGhlcmU$';
    const { argon2Sync } = await import('node:crypto');
    const tag = argon2Sync('argon2id', { message: password, nonce: Buffer.from('some salt here'), memory: 8192, passes: 1, parallelism: 1, tagLength: 32 });
    const hashOfAnna = () => app.within(gift, async () => (await app.get(Db).row<{ hash: string }>(sql`select hash from credential where person_id = ${anna}`))!.hash);
    await write(gift, sql`update credential set hash = ${weak + tag.toString('base64').replaceAll('=', '')} where person_id = ${anna}`);
    expect((await signIn('gift', 'anna@example.com')).status).toBe(200);
    expect(await hashOfAnna()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn('gift', 'anna@example.com')).status).toBe(200);
  });
});

test('a person chooses their language', async () => {
  const client = await app.http.signIn('gift', 'anna@example.com', password);
  expect((await client.put('/api/session/locale', { locale: 'en' })).status).toBe(204);
  expect((await client.get('/api/session')).body.person.locale).toBe('en');
  expect((await client.put('/api/session/locale', { locale: 'fr' })).body.errors).toMatchObject([{ path: 'locale' }]);
});

describe('an API token', () => {
  const issue = (personId: string, expiresAt: string | null = null) => app.within(gift, () => app.get(Commands).execute(new IssueToken(personId, { name: '脚本', expiresAt })));

  test('acts as its person and needs no CSRF token', async () => {
    const admin = (await signIn('gift', 'admin@example.com')).body.person.id;
    const { token } = await issue(admin);
    expect(token).toMatch(/^ac_[\w-]{43}$/);
    const program = app.http.bearer(token);
    expect((await program.get('/api/session')).body).toMatchObject({ person: { id: admin }, csrf: '' });
    expect((await program.post('/api/doors')).status).toBe(201);
    expect((await app.http.bearer((await issue(anna)).token).post('/api/doors')).status).toBe(403);
  });

  test('that is wrong is refused, whatever cookie stands beside it', async () => {
    const client = await app.http.signIn('gift', 'admin@example.com', password);
    const { status, body } = await client.bearer('ac_wrong').get('/api/session');
    expect([status, body.code]).toEqual([401, 'identity.wrong-token']);
  });

  test('ends on its day', async () => {
    const { token } = await issue(anna, new Date(app.now.date().getTime() + 3_600_000).toISOString());
    expect((await app.http.bearer(token).get('/api/session')).status).toBe(200);
    app.now.advance({ hours: 1 });
    expect((await app.http.bearer(token).get('/api/session')).status).toBe(401);
  });

  test('is listed with its last use and revoked by its person, never shown again', async () => {
    const client = await app.http.signIn('gift', 'admin@example.com', password);
    const { id, token } = (await client.post('/api/session/tokens', { name: 'ERP' })).body;
    await app.http.bearer(token).get('/api/session');
    const [listed] = (await client.get('/api/session/tokens')).body;
    expect(listed).toEqual({ id, name: 'ERP', createdAt: app.now.iso(), lastUsedAt: app.now.iso(), expiresAt: null });
    const other = await app.http.signIn('gift', 'anna@example.com', password);
    expect((await other.delete(`/api/session/tokens/${id}`)).status).toBe(404);
    expect((await client.delete(`/api/session/tokens/${id}`)).status).toBe(204);
    expect((await app.http.bearer(token).get('/api/session')).status).toBe(401);
  });

  test('is kept nowhere in clear, not even as the answer to an Idempotency-Key', async () => {
    const client = await app.http.signIn('gift', 'admin@example.com', password);
    const issued = () => client.post('/api/session/tokens', { name: 'once' }, { 'idempotency-key': 'token-1' });
    const [first, again] = [await issued(), await issued()];
    expect([first.status, again.status, again.body.code]).toEqual([201, 409, 'kernel.answered-once']);
    const kept = await app.within(gift, () => app.get(Db).rows(sql`select * from idempotency`));
    expect(JSON.stringify(kept)).not.toContain(first.body.token);
    expect(JSON.stringify(kept)).not.toContain('token-1');
  });
});

test('the live stream ends with the session or token that opened it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const url = `${await app.listen()}/api/live`;
    const client = await app.http.signIn('gift', 'admin@example.com', password);
    const { id, token } = (await client.post('/api/session/tokens', { name: 'stream' })).body;
    const { body } = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const stream = body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await stream.read()).value;
    expect(await next()).toBe(': hello\n\n');
    vi.advanceTimersByTime(25_000);
    expect(await next()).toBe(': beat\n\n');
    await client.delete(`/api/session/tokens/${id}`);
    await next();
    vi.advanceTimersByTime(25_000);
    expect(await next()).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

test('work in a company reaches neither the counters of guesses nor the way across companies', async () => {
  const read = (query: ReturnType<typeof sql>) => app.within(gift, () => app.get(Db).rows(query));
  await expect(read(sql`select * from sign_in_attempt`)).rejects.toThrow('permission denied');
  await expect(read(sql`select caller_of(${plain.id}, ${ben}, now())`)).rejects.toThrow('permission denied');
  expect(await read(sql`select * from credential where person_id = ${ben}`)).toEqual([]);
});

test('over https the cookie is kept to it and to this host', async () => {
  const values = app.get(Environment).values as { publicUrl: string };
  const secure = await startTestApp({ modules: [mail, identity], providers: [{ provide: Environment, useValue: new Environment({ ...values, publicUrl: 'https://care.example.com' } as never) }] });
  try {
    await secure.get(TenantSetup).create({ code: 'gift', name: 'gift', adminEmail: 'admin@example.com', adminName: '管理员' }, password);
    const { headers, body } = await secure.http.post('/api/session', { company: 'gift', email: 'admin@example.com', password });
    expect(headers['set-cookie']).toMatch(/^__Host-aftercare=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(body.csrf).toBeDefined();
  } finally {
    await secure.close();
  }
});
