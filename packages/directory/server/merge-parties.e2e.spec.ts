import { defineModule, permissions, role, text } from '@aftercare/kernel';
import { Commands, defineServerModule, type Tenant } from '@aftercare/kernel/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import identity, { AssignRole, CreatePerson, hashPassword, TenantSetup } from '@aftercare/identity/server';
import mail from '@aftercare/mail/server';
import workflow from '@aftercare/workflow/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can } from '../domain/index.ts';
import directory from './index.ts';

const clerk = role('shop.clerk', text('店员', 'Clerk'), { grants: [can.see, can.seeContacts, can.manageParties, can.manageProducts, can.recordSales] });
const chief = role('shop.chief', text('店长', 'Chief'), { grants: [...clerk.grants, can.mergeParties] });
const shop = defineServerModule({ manifest: defineModule({ id: 'shop', title: text('店', 'Shop'), requires: ['directory'], permissions: permissions('shop', {}), roles: { clerk, chief } }) });

const password = 'correct horse 马';
let app: TestApp;
let tenant: Tenant;
let boss: TestClient;
let staff: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await startTestApp({ modules: [mail, identity, workflow, directory, shop] });
  const setup = app.get(TenantSetup);
  ({ tenant } = await setup.create({ code: 'gift', name: '礼', adminEmail: 'admin@example.com', adminName: '管理员' }, password));
  const away = await setup.create({ code: 'other', name: '它', adminEmail: 'admin@example.com', adminName: '管理员' }, password);
  const hash = await hashPassword(password);
  const add = (where: Tenant, email: string, post: typeof clerk) => app.within(where, async () => {
    const { id } = await app.get(Commands).execute(new CreatePerson({ name: '某人', email }, hash));
    await app.get(Commands).execute(new AssignRole(post, { personId: id }));
  });
  await add(tenant, 'chief@example.com', chief);
  await add(tenant, 'clerk@example.com', clerk);
  await add(away.tenant, 'chief@example.com', chief);
  boss = await app.http.signIn('gift', 'chief@example.com', password);
  staff = await app.http.signIn('gift', 'clerk@example.com', password);
  stranger = await app.http.signIn('other', 'chief@example.com', password);
});
afterAll(() => app?.close());

const create = async (more: object): Promise<string> => (await boss.post('/api/parties', { name: '某某公司', kinds: ['dealer'], ...more })).body.id;
const show = async (id: string) => (await boss.get(`/api/parties/${id}`)).body;
const merge = (into: string, from: string, more: object = {}, by = boss) => by.post(`/api/parties/${into}/merge`, { version: 1, from, fromVersion: 1, ...more });

describe('merging parties', () => {
  test('brings contacts and sold units together, lets chosen fields win, and leaves a record that leads to the other', async () => {
    const li = { name: '李敏', phone: '10000000711', email: 'li@a.example' };
    const stays = await create({ name: '长风商贸', grade: 'A', contacts: [{ ...li, primary: true }] });
    const goes = await create({ name: '长风商贸有限公司', kinds: ['carrier'], grade: 'B', phone: '010-10000722', notes: '老客户', contacts: [li, { name: '周敏', primary: true }] });
    const product = (await boss.post('/api/products', { code: 'P-1', name: '箱', unit: '台' })).body.id;
    await boss.post('/api/sold-units', { partyId: goes, productId: product, serial: 'S-1' });
    const { code } = await show(goes);
    expect((await boss.get(`/api/parties/${goes}/merge-counts`)).body).toEqual({ contacts: 2, soldUnits: 1, cases: [] });

    expect(await merge(stays, goes, { take: ['name', 'phone', 'notes'] })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await show(stays)).toMatchObject({ name: '长风商贸有限公司', grade: 'A', phone: '010-10000722', notes: '老客户', kinds: ['dealer', 'carrier'], mergedInto: null, contacts: [{ name: '李敏', primary: true }, { name: '周敏', primary: false }] });
    expect(await show(goes)).toMatchObject({ active: false, mergedInto: { id: stays }, contacts: [] });
    expect((await boss.get(`/api/sold-units?party=${stays}`)).body.rows).toHaveLength(1);
    const ids = async (path: string) => { const { body } = await boss.get(path); return (body.rows ?? body).map(({ id }: { id: string }) => id); };
    expect(await ids(`/api/parties?q=${code}`)).toEqual([stays]);
    expect(await ids(`/api/parties/search?q=${code}`)).toEqual([stays]);
    expect(await ids('/api/parties?active=false')).not.toContain(goes);
    const sold = (await boss.post('/api/sold-units', { partyId: goes, productId: product, serial: 'S-2' })).body.id;
    expect((await boss.get(`/api/sold-units/${sold}`)).body.party.id).toBe(stays);

    expect((await boss.put(`/api/parties/${goes}`, { version: 2, name: 'x' })).body).toMatchObject({ status: 409, code: 'directory.party-merged', into: stays });
    expect((await boss.post(`/api/parties/${goes}/contacts`, { name: '甲' })).status).toBe(409);
    const { body: timeline } = await boss.get(`/api/timeline?type=party&id=${stays}`);
    expect(timeline.entries.map(({ event, origin }: { event: string; origin: { code?: string } | null }) => [event, origin !== null])).toEqual(expect.arrayContaining([['directory.party-merged', false], ['directory.party-created', true], ['directory.party-merged-away', true]]));

    const third = await create({ name: '总公司' });
    expect(await merge(third, stays, { fromVersion: (await show(stays)).version })).toMatchObject({ status: 200 });
    expect((await show(goes)).mergedInto.id).toBe(third);
    expect(await ids(`/api/parties/search?q=${code}`)).toEqual([third]);
  });

  test('is refused without the right, with an old version, into itself, with what is merged already, and across tenants', async () => {
    const [a, b] = [await create({}), await create({})];
    expect((await merge(a, b, {}, staff)).status).toBe(403);
    expect((await staff.get('/api/party-twins')).status).toBe(403);
    expect((await merge(a, b, { version: 2 })).body).toMatchObject({ code: 'kernel.stale-version', current: { id: a } });
    expect((await merge(a, b, { fromVersion: 2 })).body).toMatchObject({ code: 'kernel.stale-version', current: { id: b } });
    expect((await merge(a, a)).body.errors).toMatchObject([{ path: 'from', code: 'itself' }]);
    expect((await merge(a, b, { take: ['code'], more: 1 })).body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['more', 'take.0']);
    for (const id of [b, crypto.randomUUID()]) {
      expect((await merge(id, a, {}, stranger)).status).toBe(404);
      expect((await stranger.get(`/api/parties/${id}/merge-counts`)).status).toBe(404);
      expect((await stranger.get(`/api/party-twins?of=${id}`)).status).toBe(404);
    }
    expect((await show(b)).mergedInto).toBeNull();
  });

  test('is suggested for the same name in other words and for the same number, the contacts’ included', async () => {
    const one = await create({ name: '北岭 五金（有限公司）', phone: '+86 10000000733' });
    const two = await create({ name: '北岭五金有限公司' });
    const three = await create({ name: '另一家', contacts: [{ name: '乙', phone: '100 0000 0733' }] });
    const { body } = await boss.get(`/api/party-twins?of=${one}`);
    expect(body.map((group: { by: string; parties: { id: string }[] }) => [group.by, group.parties.map(({ id }) => id).toSorted()])).toEqual([['name', [one, two].toSorted()], ['phone', [one, three].toSorted()]]);
    const all = (await boss.get('/api/party-twins')).body;
    expect(all.filter((group: { parties: { id: string }[] }) => group.parties.some(({ id }) => id === one))).toHaveLength(2);
    await merge(one, two);
    expect((await boss.get(`/api/party-twins?of=${one}`)).body.map(({ by }: { by: string }) => by)).toEqual(['phone']);
  });
});
