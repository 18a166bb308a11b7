import { superior } from '@aftercare/kernel';
import type { TestClient } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { administrator } from '../../domain/index.ts';
import { can, Company, director, porter } from '../company.fixture.ts';
import { Delegations, People, Roles } from '../index.ts';

let company: Company;
let boss: TestClient;
let anna: TestClient;
let li: TestClient;

beforeAll(async () => {
  company = await Company.start();
  [boss, anna, li] = await Promise.all([company.as('boss'), company.as('anna'), company.as('li')]);
});
afterAll(() => company?.close());
const morning = () => company.app.now.set('2026-03-02T09:00+08:00');
beforeEach(morning);

/** From ten to three: sessions do not outlast a day. */
const trip = { startsAt: '2026-03-02T10:00:00+08:00', endsAt: '2026-03-02T15:00:00+08:00', reason: '出差' };
const give = (by: TestClient, to: keyof Company['people'], more: object = {}) => by.post('/api/session/delegations', { toId: company.people[to], ...trip, ...more });
const during = () => company.app.now.set('2026-03-02T12:00+08:00');
const held = async (client: TestClient): Promise<string[]> => (await client.get('/api/session')).body.permissions;

/** Gives, and takes it back afterwards. */
async function whileGiven(by: TestClient, to: keyof Company['people'], more: object, run: (id: string) => Promise<void>): Promise<void> {
  const { status, body } = await give(by, to, more);
  expect([status, body]).toEqual([201, { id: expect.any(String) }]);
  try {
    await run(body.id);
  } finally {
    morning();
    await by.delete(`/api/session/delegations/${body.id}`);
  }
}

describe('what was given', () => {
  test('holds from its first moment to its last, and ends by itself', async () => {
    await whileGiven(boss, 'anna', {}, async () => {
      const holders = () => company.within(() => company.app.get(Roles).holders(director.id));
      expect([await holders(), await held(anna)]).toEqual([[company.people.boss], expect.not.arrayContaining([can.lock.id])]);
      during();
      expect([await holders(), await held(anna)]).toEqual([[company.people.boss, company.people.anna], expect.arrayContaining([can.lock.id])]);
      expect(await company.within(() => company.app.get(Roles).of(company.people.anna))).toContain(director.id);
      company.app.now.set('2026-03-02T15:00+08:00');
      expect(await holders()).toEqual([company.people.boss]);
    });
  });

  test('says in whose place somebody acts, and who stands in for whom', async () => {
    await whileGiven(boss, 'anna', {}, async () => {
      during();
      const { boss: from, anna: to, lead } = company.people;
      await company.within(async () => {
        const [delegations, people] = [company.app.get(Delegations), company.app.get(People)];
        expect(await delegations.actingFor(to, director.id)).toBe(from);
        expect(await delegations.actingFor(to, superior.id, { personId: lead })).toBe(from);
        expect(await delegations.actingFor(from, director.id)).toBeNull();
        expect(await delegations.actingFor(to, porter.id)).toBeNull();
        expect(await delegations.of(to)).toMatchObject([{ fromId: from, roles: null }]);
        expect(await people.substituteOf(from)).toBe(to);
        expect(await people.substituteOf(from, '2026-03-20T00:00:00Z')).toBeUndefined();
        expect(await people.substituteOf(to)).toBeUndefined();
        expect(await company.app.get(Roles).subordinatesOf(to)).toEqual(await company.app.get(Roles).subordinatesOf(from));
      });
    });
  });

  test('may be some roles only; then cases and people do not pass over', async () => {
    await whileGiven(boss, 'anna', { roles: [director.id] }, async () => {
      during();
      await company.within(async () => {
        expect(await company.app.get(Roles).holders(director.id)).toContain(company.people.anna);
        expect(await company.app.get(Roles).holders(superior.id, { personId: company.people.lead })).toEqual([company.people.boss]);
        expect(await company.app.get(People).substituteOf(company.people.boss)).toBeUndefined();
      });
    });
  });

  test('makes nobody their own superior', async () => {
    const lead = await company.as('lead');
    await whileGiven(boss, 'lead', {}, async () => {
      during();
      await company.within(async () => {
        expect(await company.app.get(Roles).holders(superior.id, { personId: company.people.lead })).toEqual([company.people.boss]);
        expect(await company.app.get(Roles).subordinatesOf(company.people.lead)).not.toContain(company.people.lead);
      });
      expect((await lead.get('/api/session')).status).toBe(200);
    });
  });

  test('is seen by both, and ended by either', async () => {
    const { body } = await give(boss, 'anna');
    const row = { id: body.id, from: { name: 'boss' }, to: { name: 'anna' }, roles: null, reason: '出差', state: 'planned' };
    for (const client of [boss, anna]) expect((await client.get('/api/session/delegations')).body[0]).toMatchObject(row);
    expect((await li.get('/api/session/delegations')).body).toEqual([]);
    expect((await li.delete(`/api/session/delegations/${body.id}`)).status).toBe(404);
    expect((await anna.delete(`/api/session/delegations/${body.id}`)).status).toBe(204);
    expect((await anna.delete(`/api/session/delegations/${body.id}`)).status).toBe(404);
    expect((await boss.get('/api/session/delegations')).body[0]).toMatchObject({ id: body.id, state: 'revoked' });
    during();
    expect(await held(anna)).not.toContain(can.lock.id);
  });
});

describe('nobody gives', () => {
  test('what they do not hold in their own right, so it is not passed on', async () => {
    expect((await give(li, 'anna', { roles: [porter.id, director.id, 'doors.king'] })).body.errors).toMatchObject([{ path: 'roles.1', code: 'not-held' }, { path: 'roles.2', code: 'not-held' }]);
    await whileGiven(boss, 'li', {}, async () => {
      during();
      expect(await held(li)).toContain(can.lock.id);
      expect((await give(li, 'anna', { roles: [director.id] })).body.errors).toMatchObject([{ path: 'roles.0', code: 'not-held' }]);
      await whileGiven(li, 'anna', {}, async () => {
        expect(await held(anna)).toEqual(expect.arrayContaining([can.open.id]));
        expect(await held(anna)).not.toContain(can.lock.id);
      });
    });
  });

  test('the right to hand out roles for good', async () => {
    const toLi = await company.admin.post('/api/session/delegations', { toId: company.people.li, ...trip });
    during();
    expect(await held(li)).toContain('identity.manageRoles');
    expect((await li.put(`/api/people/${company.people.anna}/roles`, { roles: [administrator.id] })).status).toBe(403);
    expect((await li.put(`/api/roles/${porter.id}/grants`, { add: [can.lock.id] })).status).toBe(403);
    expect((await li.post(`/api/people/${company.adminId}/delegations`, { toId: company.people.anna, ...trip })).status).toBe(403);
    morning();
    expect((await company.admin.delete(`/api/session/delegations/${toLi.body.id}`)).status).toBe(204);
  });

  test('to themselves, to nobody, to another company, backwards, for the past or for ever', async () => {
    const errors = async (more: object) => (await boss.post('/api/session/delegations', { toId: company.people.anna, ...trip, ...more })).body.errors;
    const elsewhere = (await company.stranger.get('/api/session')).body.person.id;
    expect(await errors({ toId: company.people.boss, endsAt: trip.startsAt })).toMatchObject([{ path: 'endsAt', code: 'not-after-start' }, { path: 'toId', code: 'oneself' }]);
    expect(await errors({ toId: elsewhere })).toMatchObject([{ path: 'toId', code: 'unknown' }]);
    expect(await errors({ startsAt: '2026-02-01T00:00:00Z', endsAt: '2026-02-02T00:00:00Z' })).toMatchObject([{ path: 'endsAt', code: 'in-the-past' }]);
    expect(await errors({ endsAt: '2027-03-02T00:00:00Z' })).toMatchObject([{ path: 'endsAt', code: 'too-long', values: { most: 90 } }]);
    expect(await errors({ reason: ' ', fromId: company.people.li })).toHaveLength(2);
  });
});

describe("somebody else's", () => {
  test('are managed with the permission for roles, which hands out no more than one holds', async () => {
    const path = `/api/people/${company.people.boss}/delegations`;
    expect((await anna.get(path)).status).toBe(403);
    expect((await anna.post(path, { toId: company.people.li, ...trip })).status).toBe(403);
    const { body } = await company.admin.post(path, { toId: company.people.li, ...trip });
    expect((await company.admin.get(path)).body[0]).toMatchObject({ id: body.id, to: { name: 'li' } });
    expect((await anna.delete(`${path}/${body.id}`)).status).toBe(403);
    expect((await company.admin.delete(`/api/people/${company.people.anna}/delegations/${body.id}`)).status).toBe(404);
    expect((await company.admin.delete(`${path}/${body.id}`)).status).toBe(204);
  });

  test('are unknown to another company', async () => {
    const path = `/api/people/${company.people.boss}/delegations`;
    expect((await company.stranger.get(path)).status).toBe(404);
    expect((await company.stranger.post(path, { toId: company.people.li, ...trip })).status).toBe(404);
  });
});
