import { Commands, SetSetting } from '@aftercare/kernel/server';
import type { TestClient } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInLogDays } from '../../domain/index.ts';
import { Company } from '../company.fixture.ts';

let company: Company;
let anna: TestClient;
beforeAll(async () => {
  company = await Company.start();
});
afterAll(() => company?.close());
beforeEach(async () => {
  anna = await company.as('anna');
});

const places = (client: TestClient, path = '/api/session/places') => client.get(path).then(({ body }) => body as { id: string; current: boolean; userAgent: string }[]);

describe('where one is signed in', () => {
  test('is listed, with the place one asks from, and ended one by one or all others at once', async () => {
    const [phone, laptop] = [await company.as('anna'), await company.as('anna')];
    const listed = await places(anna);
    expect(listed.length).toBeGreaterThanOrEqual(3);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const other = (await places(phone)).find(({ current }) => current)!;
    expect((await anna.delete(`/api/session/places/${other.id}`)).status).toBe(204);
    expect((await phone.get('/api/session')).status).toBe(401);
    expect((await anna.delete(`/api/session/places/${other.id}`)).status).toBe(404);
    expect((await anna.delete('/api/session/places')).status).toBe(204);
    expect((await laptop.get('/api/session')).status).toBe(401);
    expect(await places(anna)).toMatchObject([{ current: true }]);
  });

  test("of another is no concern of one's own", async () => {
    const [his] = await places(await company.as('li'));
    expect((await anna.delete(`/api/session/places/${his!.id}`)).status).toBe(404);
    expect((await anna.get(`/api/people/${company.people.li}/places`)).status).toBe(403);
    expect((await anna.delete(`/api/people/${company.people.li}/places`)).status).toBe(403);
    expect((await company.stranger.get(`/api/people/${company.people.li}/places`)).status).toBe(404);
    expect((await company.stranger.delete(`/api/people/${company.people.li}/places`)).status).toBe(404);
  });

  test('is seen and ended by whoever manages people, and the journal says so', async () => {
    const shan = await company.as('shan');
    const path = `/api/people/${company.people.shan}/places`;
    const [place] = await places(company.admin, path);
    expect(place).toMatchObject({ current: false });
    expect((await company.admin.delete(`${path}/${place!.id}`)).status).toBe(204);
    expect((await shan.get('/api/session')).status).toBe(401);
    expect((await company.admin.delete(path)).status).toBe(204);
    expect((await company.told(company.people.shan))[0]).toBe('identity.sessions-ended');
  });
});

describe('the sign-in log', () => {
  const log = (query = '', by: TestClient = company.admin) => by.get(`/api/sign-ins${query}`);

  test('shows who came from where and who was refused, and is filtered', async () => {
    await company.app.http.post('/api/session', { company: 'gift', email: 'anna@example.com', password: 'wrong password' }, { 'user-agent': 'Mozilla/5.0 (X11)' });
    const { rows } = (await log('?limit=1')).body;
    expect(rows).toMatchObject([{ person: { name: 'anna' }, outcome: 'refused', userAgent: 'Mozilla/5.0 (X11)', address: '127.0.0.1' }]);
    const refused = (await log('?outcome=refused')).body.rows;
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ outcome }: { outcome: string }) => outcome))).toEqual(new Set(['refused']));
    for (const { person } of (await log(`?person=${company.people.li}`)).body.rows) expect(person.name).toBe('li');
    expect((await log('?q=127.')).body.rows.length).toBeGreaterThan(0);
    expect((await log('?q=10.')).body.rows).toEqual([]);
    expect((await log('?atTo=2020-01-01')).body.rows).toEqual([]);
    const first = (await log('?limit=2')).body;
    expect((await log(`?limit=2&cursor=${first.next}`)).body.rows.map(({ id }: { id: string }) => id)).not.toContain(first.rows[0].id);
  });

  test('needs its permission, and shows its own company alone', async () => {
    expect((await log('', anna)).status).toBe(403);
    for (const { person } of (await log('?limit=200', company.stranger)).body.rows) expect(person?.name).toBe('管理员');
    expect((await log('?sort=address&colour=red')).body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['colour', 'sort']);
  });

  test('forgets what is older than the company keeps', async () => {
    await company.within(() => company.app.get(Commands).execute(new SetSetting(signInLogDays.id, { value: 30, appliesToOpen: false })));
    const elsewhere = (await log('', company.stranger)).body.total;
    expect((await log()).body.total).toBeGreaterThan(0);
    company.app.now.advance({ days: 31 });
    await company.app.settle();
    const [admin, stranger] = await Promise.all(['gift', 'plain'].map((code) => company.app.http.signIn(code, 'admin@example.com', 'correct horse 马')));
    expect((await log('', admin)).body.total).toBe(1);
    expect((await log('', stranger)).body.total).toBe(elsewhere + 1);
  });
});
