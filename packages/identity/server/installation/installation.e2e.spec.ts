import { defineModule, text } from '@aftercare/kernel';
import { answer, Commands, currentTenant, defineServerModule } from '@aftercare/kernel/server';
import type { TestClient } from '@aftercare/kernel/testing';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdsAmounts, operate, type CompanyRow, type CompanyView } from '../../domain/index.ts';
import { Company, password } from '../company.fixture.ts';
import { Operators } from '../index.ts';

@Injectable()
class CountCoins {
  async answer() {
    return currentTenant().code === 'gift' ? ['vault'] : [];
  }
}

/** A module that keeps amounts of one company. */
const vault = defineServerModule({ manifest: defineModule({ id: 'vault', title: text('金库', 'Vault'), requires: ['identity'] }), answers: [answer(holdsAmounts, CountCoins)] });

let company: Company;
let operator: TestClient;
let boss: TestClient;
const name = (email: string, remove = false) => company.within(() => company.app.get(Commands).transaction(() => company.app.get(Operators)[remove ? 'remove' : 'name'](email)));

beforeAll(async () => {
  company = await Company.start([vault]);
  await name('anna@example.com');
  operator = await company.as('anna');
  boss = await company.as('boss');
});
afterAll(() => company?.close());

const list = async (): Promise<CompanyRow[]> => (await operator.get('/api/installation/companies')).body;
const one = async (code: string) => (await list()).find((each) => each.code === code)!;
const read = async (code: string): Promise<CompanyView> => (await operator.get(`/api/installation/companies/${(await one(code)).id}`)).body;
const path = async (code: string, rest = '') => `/api/installation/companies/${(await one(code)).id}${rest}`;
const written = ({ version, name: called, letterhead, locale, currency, timeZone }: CompanyView, more: object = {}) => ({ version, name: called, ...letterhead, locale, currency, timeZone, ...more });
const change = async (code: string, more: object) => operator.put(await path(code), written(await read(code), more));
const modules = async (code: string, wanted: string[]) => operator.put(await path(code, '/modules'), { version: (await read(code)).version, modules: wanted });
const turn = async (code: string, verb: 'archive' | 'restore') => operator.post(await path(code, `/${verb}`), { version: (await read(code)).version });

describe('an operator of the installation', () => {
  test('is named by command only, and everybody else is refused', async () => {
    const { id } = await one('plain');
    for (const who of [company.admin, company.stranger, boss]) {
      for (const url of ['/api/installation/companies', `/api/installation/companies/${id}`, '/api/installation/parts']) expect((await who.get(url)).status, url).toBe(403);
      expect((await who.put(`/api/installation/companies/${id}/modules`, { version: 1, modules: [] })).status).toBe(403);
    }
    expect((await company.admin.put('/api/roles/doors.porter/grants', { add: [operate.id], remove: [] })).body.errors).toMatchObject([{ path: 'add.0', code: 'unknown' }]);
    expect((await company.admin.get('/api/session')).body.permissions).not.toContain(operate.id);
    expect((await operator.get('/api/session')).body.permissions).toContain(operate.id);
  });

  test('sees companies and counts, but nothing that is in them', async () => {
    expect((await list()).map(({ code, people, archivedAt }) => [code, people, archivedAt])).toEqual([['gift', 6, null], ['plain', 1, null]]);
    expect((await one('gift')).lastSignInAt).not.toBeNull();
    const strangers = (await company.stranger.get('/api/people')).body.rows[0].id as string;
    expect((await operator.get(`/api/people/${strangers}`)).status).toBe(404);
    expect((await operator.get('/api/company')).status).toBe(403);
  });

  test('is not taken over by an administrator of their company', async () => {
    const { body: anna } = await company.admin.get(`/api/people/${company.people.anna}`);
    const edit = { name: anna.name, email: 'mine@example.com', phone: null, locale: null, departmentId: null, managerId: null, version: anna.version };
    expect(await company.admin.put(`/api/people/${company.people.anna}`, edit)).toMatchObject({ status: 403, body: { permission: operate.id } });
    expect((await company.admin.put(`/api/people/${company.people.anna}`, { ...edit, email: anna.email, phone: '10000000755' })).status).toBe(204);
  });

  test('hands it to nobody who stands in for them', async () => {
    const startsAt = company.app.now.date();
    await operator.post('/api/session/delegations', { toId: company.people.boss, startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 86_400_000).toISOString(), reason: '休假' });
    expect((await boss.get('/api/installation/companies')).status).toBe(403);
  });

  test('is none any more once they are removed or have left', async () => {
    await name('shan@example.com');
    const shan = await company.as('shan');
    expect((await shan.get('/api/installation/companies')).status).toBe(200);
    await name('shan@example.com', true);
    expect((await shan.get('/api/installation/companies')).status).toBe(403);
    await name('shan@example.com');
    await company.admin.post(`/api/people/${company.people.shan}/leave`, {});
    await company.admin.post(`/api/people/${company.people.shan}/return`);
    expect((await company.told(company.people.shan)).filter((each) => each.includes('operator'))).toEqual(['identity.operator-removed', 'identity.operator-named', 'identity.operator-removed', 'identity.operator-named']);
    await expect(name('nobody@example.com')).rejects.toThrow('nobody@example.com');
  });
});

describe('a company', () => {
  test('is opened with an administrator who is invited, or whose password is shown once', async () => {
    const open = (code: string, more: object = {}) => operator.post('/api/installation/companies', { code, name: code, adminEmail: `admin@${code}.example`, adminName: '管理员', ...more });
    expect(await open('neu')).toMatchObject({ status: 201, body: { code: 'neu', password: null } });
    expect((await company.linkTo('admin@neu.example')).length).toBeGreaterThan(40);
    const { body } = await open('old', { invite: false, plugins: ['doorco'] });
    await company.app.http.signIn('old', 'admin@old.example', body.password);
    expect((await open('old')).status).toBe(409);
    const wrong = async (code: string, more: object) => ((await open(code, more)).body.errors as { path: string }[]).map((each) => each.path).toSorted();
    expect([await wrong('Bad!', { adminEmail: 'x' }), await wrong('bad', { modules: ['nothing'], plugins: ['nothing'] })]).toEqual([['adminEmail', 'code'], ['modules.0', 'plugins.0']]);
    expect((await read('old')).changes).toMatchObject([{ event: 'identity.company-created', byOperator: true }]);
  });

  test('is changed by an operator, journaled where its own administrator sees it, and never over the changes of another', async () => {
    expect((await change('plain', { name: '普通公司', phone: '100 0000 0755', timeZone: 'Europe/Berlin' })).status).toBe(204);
    const own = (await company.stranger.get('/api/company')).body as CompanyView;
    expect(own).toMatchObject({ name: '普通公司', timeZone: 'Europe/Berlin', letterhead: { phone: '100 0000 0755', address: null } });
    expect(own.changes[0]).toMatchObject({ event: 'identity.company-changed', fields: ['name', 'timeZone', 'phone'], byOperator: true, by: null });
    expect(await change('plain', { version: 1 })).toMatchObject({ status: 409, body: { code: 'kernel.stale-version', current: { name: '普通公司' } } });
    expect(((await change('plain', { currency: 'euro', timeZone: 'Mars', email: 'x', colour: 'red' })).body.errors as { path: string }[]).map((each) => each.path).toSorted()).toEqual(['colour', 'currency', 'email', 'timeZone']);
    expect((await operator.get(`/api/installation/companies/${company.people.anna}`)).status).toBe(404);
  });

  test('has its letterhead kept by its own administrator, and nothing else', async () => {
    const own = (await company.stranger.get('/api/company')).body as CompanyView;
    const { version, name: called, letterhead } = own;
    expect((await company.stranger.put('/api/company', { version, name: called, ...letterhead, address: '示范路 1 号' })).status).toBe(204);
    expect((await company.stranger.get('/api/company')).body).toMatchObject({ letterhead: { address: '示范路 1 号', phone: '100 0000 0755' }, changes: [{ fields: ['address'], byOperator: false, by: '管理员' }, { byOperator: true }, {}] });
    expect((await company.stranger.put('/api/company', { version, name: called, ...letterhead })).status).toBe(409);
    expect((await company.stranger.put('/api/company', { version: version + 1, name: called, ...letterhead, currency: 'EUR', modules: [] })).body.errors).toHaveLength(2);
    expect([(await boss.get('/api/company')).status, (await boss.put('/api/company', { version, name: called, ...letterhead })).status]).toEqual([403, 403]);
    expect((await read('gift')).letterhead.address).toBeNull();
  });

  test('keeps its currency while anything holds amounts in it', async () => {
    expect((await change('plain', { currency: 'EUR' })).status).toBe(204);
    expect(await change('gift', { currency: 'EUR' })).toMatchObject({ status: 409, body: { code: 'identity.currency-in-use', by: ['vault'] } });
    expect((await change('gift', { name: '礼' })).status).toBe(204);
    expect((await company.stranger.get('/api/session')).body.tenant.currency).toBe('EUR');
  });

  test('works only with modules that are switched on, and with what they require', async () => {
    const porters = async () => ((await company.stranger.get('/api/roles')).body as { id: string }[]).some(({ id }) => id === 'doors.porter');
    expect((await company.stranger.get('/api/doors')).body).toEqual({ open: true });
    expect((await modules('plain', ['identity'])).status).toBe(204);
    expect((await read('plain')).modules).toEqual(['kernel', 'mail', 'identity']);
    expect(await company.stranger.get('/api/doors')).toMatchObject({ status: 403, body: { code: 'kernel.module-off' } });
    expect((await company.admin.get('/api/doors')).status).toBe(200);
    expect(await porters()).toBe(false);
    expect((await read('plain')).changes[0]).toMatchObject({ event: 'identity.company-modules-changed', fields: ['doors', 'vault'] });
    expect((await modules('plain', ['doors'])).status).toBe(204);
    expect([(await company.stranger.get('/api/doors')).status, await porters()]).toEqual([200, true]);
    expect((await modules('plain', ['windows'])).body.errors).toMatchObject([{ path: 'modules', code: 'unknown' }]);
  });

  test('works by plugins that are switched on, after saying what that changes', async () => {
    const preview = async (plugins: string[]) => (await operator.post(await path('plain', '/plugins/preview'), { plugins })).body;
    expect(await preview([])).toMatchObject([{ id: 'doorco.director', kind: 'role', before: ['doorco'], after: [] }]);
    const set = async (plugins: string[]) => operator.put(await path('plain', '/plugins'), { version: (await read('plain')).version, plugins });
    expect((await set([])).status).toBe(204);
    expect((await company.stranger.get('/api/session')).body.tenant.plugins).toEqual([]);
    expect((await set(['doorco', 'doorco'])).body.errors).toMatchObject([{ path: 'plugins', code: 'twice' }]);
    expect((await set(['nothing'])).body.errors).toMatchObject([{ path: 'plugins', code: 'unknown' }]);
    expect((await set(['doorco'])).status).toBe(204);
  });

  test('that is archived lets nobody in from that moment on, and keeps everything for when it is restored', async () => {
    expect((await turn('gift', 'archive')).body.code).toBe('identity.own-company');
    expect((await turn('plain', 'archive')).status).toBe(204);
    expect((await company.stranger.get('/api/session')).status).toBe(401);
    expect((await company.app.http.post('/api/session', { company: 'plain', email: 'admin@example.com', password })).status).toBe(401);
    expect(await one('plain')).toMatchObject({ archivedAt: expect.any(String), people: 1 });
    expect((await change('plain', { name: 'x' })).body.code).toBe('identity.company-is-archived');
    expect((await turn('plain', 'archive')).body.code).toBe('identity.company-is-archived');
    expect((await turn('plain', 'restore')).status).toBe(204);
    expect((await company.stranger.get('/api/session')).status).toBe(401);
    const back = await company.app.http.signIn('plain', 'admin@example.com', password);
    expect((await back.get('/api/company')).body.changes.slice(0, 2)).toMatchObject([{ event: 'identity.company-restored' }, { event: 'identity.company-archived' }]);
    expect((await turn('plain', 'restore')).body.code).toBe('identity.company-not-archived');
  });
});

test('what runs here is told with its version', async () => {
  const parts = (await operator.get('/api/installation/parts')).body as { id: string; kind: string; version: string | null; always: boolean }[];
  expect(parts.map(({ id, kind, always }) => [id, kind, always])).toEqual([['kernel', 'module', true], ['mail', 'module', false], ['identity', 'module', true], ['doors', 'module', false], ['vault', 'module', false], ['doorco', 'plugin', false]]);
  expect(parts.find(({ id }) => id === 'doorco')!.version).toBe('1.0.0');
  expect(parts.find(({ id }) => id === 'identity')!.version).toMatch(/^\d{14}$/);
});
