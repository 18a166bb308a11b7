import { defineModule, resource, text } from '@aftercare/kernel';
import { answer, Commands, Db, defineServerModule, sql } from '@aftercare/kernel/server';
import type { TestClient } from '@aftercare/kernel/testing';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, openWork, type OpenWorkItem } from '../../domain/index.ts';
import { Company, director, password, porter } from '../company.fixture.ts';
import { IssueToken, Roles } from '../index.ts';

const key = resource('key', text('钥匙', 'Key'));
const keyOf: Record<string, string> = {};

/** Keys that people hold. */
@Injectable()
class KeysOf {
  async answer({ personId }: { personId: string }): Promise<OpenWorkItem[]> {
    return keyOf[personId] ? [{ kind: { ...key.title }, title: 'front door', path: null, subject: { type: key.name, id: keyOf[personId] } }] : [];
  }
}

const keys = defineServerModule({ manifest: defineModule({ id: 'keys', title: text('钥匙', 'Keys'), requires: ['identity'], resources: { key } }), answers: [answer(openWork, KeysOf)] });

let company: Company;
let anna: TestClient;
beforeAll(async () => {
  company = await Company.start([keys]);
  anna = await company.as('anna');
  keyOf[company.people.li] = company.people.shan;
});
afterAll(() => company?.close());

const leave = (name: keyof Company['people'], input: object = {}, by: TestClient = company.admin) => by.post(`/api/people/${company.people[name]}/leave`, input);
const holders = (role: string) => company.within(() => company.app.get(Roles).holders(role));
const none = { work: [], roles: [], headOf: [], managerOf: [] };

describe('before somebody leaves', () => {
  test('one sees all that they leave behind', async () => {
    const { body } = await company.admin.get(`/api/people/${company.people.li}/left-behind`);
    expect(body).toEqual({
      work: [{ kind: key.title, title: 'front door', path: null, subject: { type: 'key', id: company.people.shan } }],
      roles: [{ id: porter.id, title: porter.title }],
      headOf: [],
      managerOf: [{ id: company.people.shan, name: 'shan' }],
    });
    expect((await company.admin.get(`/api/people/${company.people.anna}/left-behind`)).body).toEqual(none);
    expect((await anna.get(`/api/people/${company.people.li}/left-behind`)).status).toBe(403);
    expect((await company.stranger.get(`/api/people/${company.people.li}/left-behind`)).status).toBe(404);
  });

  test('a successor is named for what is open, one who is there', async () => {
    expect((await leave('li')).body.errors).toMatchObject([{ path: 'successorId', code: 'successor-needed' }]);
    expect((await leave('li', { successorId: company.people.li, roles: [director.id] })).body.errors).toMatchObject([{ path: 'roles', code: 'not-held' }, { path: 'successorId', code: 'unknown' }]);
    expect((await leave('shan', { leads: true })).body.errors).toMatchObject([{ path: 'successorId', code: 'successor-needed' }]);
  });

  test('only somebody else with the permission can do it, in their own company', async () => {
    expect((await leave('li', { successorId: company.people.shan }, anna)).status).toBe(403);
    expect((await leave('li', {}, company.stranger)).status).toBe(404);
    expect((await company.admin.post(`/api/people/${company.adminId}/leave`, {})).body.code).toBe('identity.cannot-leave-alone');
  });
});

describe('somebody who left', () => {
  test('is signed out everywhere at once and never in again, but stays in the books', async () => {
    const li = await company.as('li');
    const { token } = await company.within(() => company.app.get(Commands).execute(new IssueToken(company.people.li, { name: 'till' })));
    await li.post('/api/session/delegations', { toId: company.people.anna, startsAt: '2026-03-02T09:00:00+08:00', endsAt: '2026-03-05T09:00:00+08:00', reason: '休假' });
    expect((await leave('li', { successorId: company.people.shan, roles: [porter.id], leads: true })).status).toBe(204);
    expect((await li.get('/api/session')).status).toBe(401);
    expect((await company.app.http.bearer(token).get('/api/session')).status).toBe(401);
    expect((await company.app.http.post('/api/session', { company: 'gift', email: 'li@example.com', password })).status).toBe(401);
    expect((await company.admin.get(`/api/people/${company.people.li}`)).body).toMatchObject({ name: 'li', state: 'left', leftAt: expect.any(String), roles: [{ id: 'identity.employee' }] });
    expect((await company.admin.get('/api/people?state=left')).body.rows).toMatchObject([{ name: 'li' }]);
    expect((await company.admin.get(`/api/people/${company.people.anna}/delegations`)).body).toMatchObject([{ state: 'revoked' }]);
    expect((await leave('li')).body.code).toBe('identity.has-left');
  });

  test('left roles to the successor, and their people; the journal says to whom', async () => {
    expect(await holders(porter.id)).toEqual([company.people.shan]);
    expect((await company.admin.get(`/api/people/${company.people.shan}`)).body.manager).toBeNull();
    const [row] = await company.within(() => company.app.get(Db).rows<{ body: string }>(sql`select body from journal where name = 'identity.person-left'`));
    expect(JSON.parse(row!.body).payload).toEqual({ person: company.people.li, successor: company.people.shan });
  });

  test('has a timeline, for whoever manages people', async () => {
    const path = `/api/people/${company.people.li}/timeline`;
    const { entries, names, before } = (await company.admin.get(`${path}?limit=2`)).body;
    expect(entries).toMatchObject([{ event: 'identity.person-left', actor: { name: '管理员' }, title: { en: 'Person left' } }, { event: 'identity.delegation-revoked' }]);
    expect(names[company.people.shan]).toBe('shan');
    expect((await company.admin.get(`${path}?before=${before}`)).body.entries[0].seq).toBe(before - 1);
    expect((await anna.get(path)).status).toBe(403);
    expect((await company.stranger.get(path)).status).toBe(404);
  });

  test('held what they held, on the day', async () => {
    const at = company.app.now.iso();
    company.app.now.advance({ hours: 1 });
    expect((await leave('boss', { successorId: company.people.lead, leads: true })).status).toBe(204);
    const of = async (query: string) => (await anna.get(`/api/roles${query}`)).body.find(({ id }: { id: string }) => id === director.id).headsOf[0].head.name;
    expect([await of(''), await of(`?at=${at}`)]).toEqual(['lead', 'boss']);
  });

  test('comes back with neither roles nor a password', async () => {
    expect((await company.admin.post(`/api/people/${company.people.shan}/return`)).body.code).toBe('identity.has-not-left');
    expect((await anna.post(`/api/people/${company.people.li}/return`)).status).toBe(403);
    expect((await company.admin.post(`/api/people/${company.people.li}/return`)).status).toBe(204);
    expect((await company.app.http.post('/api/session', { company: 'gift', email: 'li@example.com', password })).status).toBe(401);
    expect((await company.admin.get(`/api/people/${company.people.li}`)).body).toMatchObject({ state: 'active', leftAt: null, roles: [{ id: 'identity.employee' }] });
    expect((await company.admin.post(`/api/people/${company.people.li}/invitation`)).status).toBe(204);
  });
});

test('the last administrator does not leave, and hands nobody more than the one who sends them away holds', async () => {
  await company.admin.put(`/api/roles/${porter.id}/grants`, { add: ['identity.managePeople'] });
  const shan = await company.as('shan');
  const go = (input: object) => shan.post(`/api/people/${company.adminId}/leave`, input);
  expect((await go({})).body.code).toBe('identity.last-administrator');
  expect((await go({ successorId: company.people.shan, roles: [administrator.id] })).status).toBe(403);
  expect((await company.admin.get('/api/session')).status).toBe(200);
  expect((await shan.post(`/api/people/${company.people.lead}/leave`, { successorId: company.people.shan, leads: true })).status).toBe(403);
});
