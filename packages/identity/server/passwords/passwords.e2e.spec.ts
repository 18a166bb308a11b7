import { currentTenant } from '@aftercare/kernel/server';
import type { TestClient } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Company, director, password, porter } from '../company.fixture.ts';

let company: Company;
let anna: TestClient;

beforeAll(async () => {
  company = await Company.start();
  anna = await company.as('anna');
});
afterAll(() => company?.close());

let minute = 0;
beforeEach(() => {
  // Each test begins with empty counters.
  company.app.now.set('2026-03-02T09:00+08:00');
  company.app.now.advance({ minutes: 16 * minute++ });
});

const invite = (name: string, more: object = {}, by: TestClient = company.admin) => by.post('/api/invitations', { name, email: `${name}@example.com`, ...more });
const look = (token: string) => company.app.http.get(`/api/password-links/${token}`);
const choose = (token: string, chosen: string) => company.app.http.post(`/api/password-links/${token}`, { password: chosen });
const signIn = (email: string, given: string) => company.app.http.post('/api/session', { company: 'gift', email, password: given });
const forgot = (email: string, code = 'gift') => company.app.http.post('/api/password-resets', { company: code, email });
const over = { status: 404, body: { code: 'identity.link-over' } };

describe('an invitation', () => {
  test('lets somebody choose their first password, once', async () => {
    const { status, body } = await invite('mei', { departmentId: company.departments.hotline, roles: [porter.id] });
    expect(status).toBe(201);
    const mail = await company.mailTo('mei@example.com');
    expect(mail.subject).toContain('gift');
    const token = await company.linkTo('mei@example.com');
    expect((await company.admin.get(`/api/people/${body.id}`)).body).toMatchObject({ state: 'invited', invitation: { expired: false }, roles: [{ id: porter.id }, {}] });
    expect((await company.admin.get('/api/people?state=invited')).body.rows).toMatchObject([{ name: 'mei' }]);
    expect((await look(token)).body).toEqual({ kind: 'invitation', name: 'mei', email: 'mei@example.com', company: 'gift', code: 'gift', locale: 'zh-CN', least: 10 });
    expect((await choose(token, 'short')).body.errors).toMatchObject([{ path: 'password', code: 'password-too-short' }]);
    expect((await choose(token, 'a long enough one')).status).toBe(204);
    expect((await signIn('mei@example.com', 'a long enough one')).status).toBe(200);
    expect(await choose(token, 'another long one')).toMatchObject(over);
    expect(await look(token)).toMatchObject(over);
    expect((await company.admin.get(`/api/people/${body.id}`)).body).toMatchObject({ state: 'active', invitation: null });
    expect(await company.told(body.id)).toEqual(expect.arrayContaining(['identity.person-created', 'identity.role-assigned', 'identity.person-invited', 'identity.password-changed', 'mail.sent']));
  });

  test('is worth nothing once it is sent again, taken back or too old', async () => {
    const { body } = await invite('nan');
    const first = await company.linkTo('nan@example.com');
    company.app.now.advance({ minutes: 1 });
    expect((await company.admin.post(`/api/people/${body.id}/invitation`)).status).toBe(204);
    const second = await company.linkTo('nan@example.com');
    expect(await look(first)).toMatchObject(over);
    expect((await look(second)).status).toBe(200);
    expect((await company.admin.delete(`/api/people/${body.id}/invitation`)).status).toBe(204);
    expect((await company.admin.delete(`/api/people/${body.id}/invitation`)).status).toBe(404);
    expect(await look(second)).toMatchObject(over);
    await company.admin.post(`/api/people/${body.id}/invitation`);
    const third = await company.linkTo('nan@example.com');
    const start = company.app.now.iso();
    company.app.now.advance({ hours: 168 });
    expect(await look(third)).toMatchObject(over);
    expect(await choose(third, 'a long enough one')).toMatchObject(over);
    company.app.now.set(start);
  });

  test('of a link that never was, or of another company, is refused alike', async () => {
    await invite('oto');
    const token = await company.linkTo('oto@example.com');
    const elsewhere = (await company.app.within('plain', async () => currentTenant().id)).replaceAll('-', '');
    for (const wrong of ['x', token.slice(0, -1), `${'0'.repeat(32)}${token.slice(32)}`, elsewhere + token.slice(32)]) expect(await look(wrong)).toMatchObject(over);
  });

  test('is sent only to those who need one, by those who may, with roles that they hold', async () => {
    expect((await invite('pia', {}, anna)).status).toBe(403);
    for (const act of [anna.post(`/api/people/${company.people.li}/invitation`), anna.delete(`/api/people/${company.people.li}/invitation`), anna.post(`/api/people/${company.people.li}/password-reset`)]) expect((await act).status).toBe(403);
    expect((await company.admin.post(`/api/people/${company.people.li}/invitation`)).body.code).toBe('identity.has-password');
    expect((await company.stranger.post(`/api/people/${company.people.li}/invitation`)).status).toBe(404);
    expect((await company.stranger.post(`/api/people/${company.people.li}/password-reset`)).status).toBe(404);
    await company.admin.put(`/api/roles/${porter.id}/grants`, { add: ['identity.managePeople'] });
    const li = await company.as('li');
    expect((await invite('pia', { roles: [porter.id] }, li)).body).toMatchObject({ code: 'kernel.forbidden', permission: 'identity.manageRoles' });
    expect((await invite('pia', {}, li)).status).toBe(201);
    await company.admin.put(`/api/roles/${porter.id}/grants`, { add: ['identity.managePeople', 'identity.manageRoles'] });
    expect((await invite('qin', { roles: [director.id] }, li)).status).toBe(403);
    expect((await company.admin.get('/api/people?q=qin')).body.rows).toEqual([]);
    await company.admin.put(`/api/roles/${porter.id}/grants`, {});
  });
});

describe('a forgotten password', () => {
  test('is chosen anew by the link in a mail, which ends every session', async () => {
    const shan = await company.as('shan');
    expect((await forgot(' Shan@example.com ')).status).toBe(204);
    const token = await company.linkTo('shan@example.com');
    expect((await look(token)).body).toMatchObject({ kind: 'reset', name: 'shan' });
    expect((await shan.get('/api/session')).status).toBe(200);
    expect((await choose(token, 'quite another one')).status).toBe(204);
    expect((await shan.get('/api/session')).status).toBe(401);
    expect((await signIn('shan@example.com', password)).status).toBe(401);
    expect((await signIn('shan@example.com', 'quite another one')).status).toBe(200);
    expect(await choose(token, 'a third long one')).toMatchObject(over);
  });

  test('gets the same answer and no mail where there is nobody, or nobody with a password', async () => {
    await invite('rui');
    await company.mailTo('rui@example.com');
    const before = company.mails.received.length;
    for (const [email, code] of [['nobody@example.com', 'gift'], ['shan@example.com', 'nowhere'], ['rui@example.com', 'gift']] as const) {
      const answer = await forgot(email, code);
      expect([answer.status, answer.body]).toEqual([204, '']);
    }
    await company.app.settle();
    expect(company.mails.received).toHaveLength(before);
  });

  test('can be asked for three times in a quarter of an hour, whoever it is', async () => {
    for (const email of ['li@example.com', 'nobody@example.com']) {
      for (let n = 0; n < 3; n++) expect((await forgot(email)).status).toBe(204);
      expect(await forgot(email)).toMatchObject({ status: 429, body: { code: 'identity.too-many-attempts' } });
    }
  });

  test('can be asked for by an administrator', async () => {
    expect((await company.admin.post(`/api/people/${company.people.lead}/password-reset`)).status).toBe(204);
    expect((await look(await company.linkTo('lead@example.com'))).status).toBe(200);
    const { body } = await company.admin.get('/api/people?q=rui');
    expect((await company.admin.post(`/api/people/${body.rows[0].id}/password-reset`)).body.code).toBe('identity.has-no-password');
  });
});

describe('a person is edited', () => {
  const facts = async (id: string) => {
    const { name, email, phone, locale, department, manager, version } = (await company.admin.get(`/api/people/${id}`)).body;
    return { name, email, phone, locale, departmentId: department?.id ?? null, managerId: manager?.id ?? null, version };
  };

  test('and found by the new name; what changed stands in the journal', async () => {
    const id = company.people.anna;
    const before = await facts(id);
    expect((await company.admin.put(`/api/people/${id}`, { ...before, name: '安娜', departmentId: company.departments.service, managerId: company.people.lead, locale: 'en' })).status).toBe(204);
    expect(await facts(id)).toMatchObject({ name: '安娜', departmentId: company.departments.service, managerId: company.people.lead, locale: 'en', version: before.version + 1 });
    expect((await company.admin.get('/api/people?q=anna@')).body.rows).toHaveLength(1);
    expect((await company.admin.get(`/api/people?q=${encodeURIComponent('安')}`)).body.rows).toMatchObject([{ id }]);
    expect((await company.told(id))[0]).toBe('identity.person-changed');
  });

  test('not over the changes of somebody else, nor with what is not there', async () => {
    const id = company.people.shan;
    const before = await facts(id);
    expect((await company.admin.put(`/api/people/${id}`, { ...before, version: before.version - 1 })).body).toMatchObject({ code: 'kernel.stale-version', current: { id } });
    expect((await company.admin.put(`/api/people/${id}`, { ...before, managerId: id, departmentId: id })).body.errors).toMatchObject([{ path: 'departmentId' }, { path: 'managerId' }]);
    expect((await company.admin.put(`/api/people/${id}`, { ...before, email: 'LI@example.com' })).body.errors).toMatchObject([{ path: 'email', code: 'email-taken' }]);
    expect((await company.admin.put(`/api/people/${id}`, { ...before, active: false, roles: [] })).body.errors).toHaveLength(2);
    expect((await anna.put(`/api/people/${id}`, before)).status).toBe(403);
    expect((await company.stranger.put(`/api/people/${id}`, before)).status).toBe(404);
  });

  test('but not the e-mail of somebody who holds more: it is the way to their account', async () => {
    await company.admin.put(`/api/roles/${porter.id}/grants`, { add: ['identity.managePeople'] });
    const li = await company.as('li');
    const boss = await facts(company.people.boss);
    expect((await li.put(`/api/people/${company.people.boss}`, { ...boss, email: 'mine@example.com' })).status).toBe(403);
    expect((await li.put(`/api/people/${company.people.boss}`, { ...boss, phone: '10000000755' })).status).toBe(204);
    await company.admin.put(`/api/roles/${porter.id}/grants`, {});
  });

  test('and with another e-mail, links that went to the old one open nothing', async () => {
    const id = company.people.li;
    await company.admin.post(`/api/people/${id}/password-reset`);
    const token = await company.linkTo('li@example.com');
    expect((await company.admin.put(`/api/people/${id}`, { ...(await facts(id)), email: 'li.ming@example.com' })).status).toBe(204);
    expect(await look(token)).toMatchObject(over);
    expect((await signIn('li.ming@example.com', password)).status).toBe(200);
  });
});
