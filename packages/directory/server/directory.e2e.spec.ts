import { defineModule, extraFields, definePlugin, permissions, ref, role, text } from '@aftercare/kernel';
import { Commands, Db, defineServerModule, defineServerPlugin, Journal, sql, type Tenant } from '@aftercare/kernel/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import identity, { AssignRole, CreatePerson, hashPassword, TenantSetup } from '@aftercare/identity/server';
import mail from '@aftercare/mail/server';
import workflow from '@aftercare/workflow/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { can, correspondent, createPartyInput, party, product } from '../domain/index.ts';
import directory, { CreateParty, Parties, Products, SoldUnits } from './index.ts';

const seller = role('shop.seller', text('销售', 'Seller'), { grants: [can.see, can.seeContacts, can.manageParties, can.manageProducts, can.recordSales] });
const guest = role('shop.guest', text('访客', 'Guest'), { grants: [can.see, can.manageParties] });
const shop = defineServerModule({ manifest: defineModule({ id: 'shop', title: text('店', 'Shop'), requires: ['directory'], permissions: permissions('shop', {}), roles: { seller, guest } }) });
const wide = defineServerPlugin({ manifest: definePlugin({ id: 'wide', version: '1.0.0', title: text('宽', 'Wide'), fields: [extraFields(party, { region: z.enum(['north', 'south']) })] }) });

const password = 'correct horse 马';
let app: TestApp;
let tenant: Tenant;
let sales: TestClient;
let visitor: TestClient;
let stranger: TestClient;
let sellerId: string;

beforeAll(async () => {
  app = await startTestApp({ modules: [mail, identity, workflow, directory, shop], plugins: [wide] });
  const setup = app.get(TenantSetup);
  ({ tenant } = await setup.create({ code: 'gift', name: '礼', adminEmail: 'admin@example.com', adminName: '管理员' }, password));
  await setup.create({ code: 'other', name: '它', adminEmail: 'admin@example.com', adminName: '管理员', plugins: ['wide'] }, password);
  const hash = await hashPassword(password);
  const add = async (name: string, email: string, post: typeof seller) => {
    const { id } = await execute(new CreatePerson({ name, email }, hash));
    await execute(new AssignRole(post, { personId: id }));
    return id;
  };
  sellerId = await add('李敏', 'li.min@example.com', seller);
  await add('王强', 'wang.qiang@example.com', guest);
  sales = await app.http.signIn('gift', 'li.min@example.com', password);
  visitor = await app.http.signIn('gift', 'wang.qiang@example.com', password);
  stranger = await app.http.signIn('other', 'admin@example.com', password);
});
afterAll(() => app?.close());

const execute: Commands['execute'] = (command) => app.within(tenant, () => app.get(Commands).execute(command));
const create = async (more: object, client = sales): Promise<string> => {
  const { status, body } = await client.post('/api/parties', { name: '某某公司', kinds: ['dealer'], ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
};
const show = async (id: string, client = sales) => (await client.get(`/api/parties/${id}`)).body;
const found = async (q: string, client = sales): Promise<string[]> => (await client.get(`/api/parties/search?q=${encodeURIComponent(q)}`)).body.map(({ name }: { name: string }) => name);
const listed = async (query: string, client = sales): Promise<string[]> => (await client.get(`/api/parties?${query}`)).body.rows.map(({ name }: { name: string }) => name);

describe('a party', () => {
  test('gets the next number, its contacts and the tenant’s language, and is told of in the journal without personal data', async () => {
    const first = await sales.post('/api/parties', { name: '长风商贸有限公司', kinds: ['dealer', 'key'], phone: '13812345678', salespersonId: sellerId, contacts: [{ name: '周敏', email: 'zhou@changfeng.example' }, { name: '钱多', primary: true }] });
    const second = await sales.post('/api/parties', { name: '远山礼品店', kinds: ['retail'] });
    expect([first.status, first.body.code]).toEqual([201, 'K00001']);
    expect(second.body.code).toBe('K00002');
    expect(await show(first.body.id)).toMatchObject({
      version: 1, code: 'K00001', name: '长风商贸有限公司', kinds: ['dealer', 'key'], language: 'zh-CN', phone: '13812345678', masked: false, active: true,
      salesperson: { id: sellerId, name: '李敏' }, contacts: [{ name: '钱多', primary: true }, { name: '周敏', primary: false, email: 'zhou@changfeng.example' }],
    });
    const [entry] = await app.within(tenant, () => app.get(Journal).of(ref(party, first.body.id)));
    expect(entry).toMatchObject({ name: 'directory.party-created', payload: { code: 'K00001', kinds: ['dealer', 'key'], salespersonId: sellerId } });
    expect(JSON.stringify(entry)).not.toMatch(/138|周敏|长风/);
  });

  test('keeps a number that was typed; a taken one is refused, and drawing passes over it', async () => {
    const id = await create({ code: 'K00003' });
    expect((await sales.post('/api/parties', { name: '又一家', kinds: ['dealer'], code: 'K00003' })).body).toMatchObject({ status: 409, code: 'directory.code-taken' });
    const drawn = await create({});
    expect((await show(drawn)).code).toBe('K00004');
    const { body } = await sales.put(`/api/parties/${drawn}`, { version: 1, code: 'K00003' });
    expect(body).toMatchObject({ status: 409, code: 'directory.code-taken' });
    expect((await show(id)).code).toBe('K00003');
  });

  test('with wrong and unknown fields is refused, naming every one', async () => {
    const { status, body } = await sales.post('/api/parties', { name: ' ', kinds: [], phone: '138****5678', email: 'a***@x.cn', address: '上海市***', colour: 'red', contacts: [{ name: '甲', age: 3, primary: true }, { name: '乙', primary: true }] });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['address', 'colour', 'contacts', 'contacts.0.age', 'email', 'kinds', 'name', 'phone']);
    const unknown = await sales.post('/api/parties', { name: '某某', kinds: ['dealer'], salespersonId: crypto.randomUUID() });
    expect(unknown.body.errors).toMatchObject([{ path: 'salespersonId', code: 'unknown-person' }]);
  });

  test('changes in the fields that are said, by version; a stale change gets the current state', async () => {
    const id = await create({ name: '旧名', phone: '13900001111', grade: 'B' });
    expect((await sales.put(`/api/parties/${id}`, { version: 1, name: '新名', grade: null })).body).toEqual({ version: 2 });
    expect(await show(id)).toMatchObject({ version: 2, name: '新名', grade: null, phone: '13900001111' });
    const stale = await sales.put(`/api/parties/${id}`, { version: 1, name: '别名' });
    expect(stale.body).toMatchObject({ status: 409, code: 'kernel.stale-version', expected: 1, current: { version: 2, name: '新名', phone: '13900001111' } });
    expect((await visitor.put(`/api/parties/${id}`, { version: 1, name: '别名' })).body.current.phone).toBe('139****1111');
    expect((await sales.put(`/api/parties/${id}`, { version: 2, name: '新名' })).body).toEqual({ version: 2 });
    const [entry] = await app.within(tenant, () => app.get(Journal).of(ref(party, id)));
    expect(entry).toMatchObject({ name: 'directory.party-changed', payload: { fields: ['name', 'grade'] } });
    expect(await found('旧名')).toEqual([]);
    expect(await found('新名')).toEqual(['新名']);
  });

  test('has at most one primary contact, and one as long as it has any', async () => {
    const id = await create({ name: '联系人多' });
    const add = async (body: object) => (await sales.post(`/api/parties/${id}/contacts`, body)).body.id as string;
    const first = await add({ name: '甲某', phone: '13711112222' });
    const second = await add({ name: '乙某', email: 'yi@example.cn', primary: true });
    const primaries = async () => (await show(id)).contacts.map(({ name, primary }: { name: string; primary: boolean }) => [name, primary]);
    expect(await primaries()).toEqual([['乙某', true], ['甲某', false]]);
    const changed = await sales.put(`/api/parties/${id}/contacts/${first}`, { version: 3, primary: true, phone: '13711113333' });
    expect(changed.body).toEqual({ version: 4 });
    expect(await primaries()).toEqual([['甲某', true], ['乙某', false]]);
    expect(await found('13711113333')).toEqual(['联系人多']);
    expect(await found('13711112222')).toEqual([]);
    expect((await sales.put(`/api/parties/${id}/contacts/${first}`, { version: 3, name: '丙某' })).status).toBe(409);
    expect((await sales.delete(`/api/parties/${id}/contacts/${first}`)).status).toBe(204);
    expect(await primaries()).toEqual([['乙某', true]]);
    expect((await sales.delete(`/api/parties/${id}/contacts/${first}`)).status).toBe(404);
    await sales.delete(`/api/parties/${id}/contacts/${second}`);
    expect(await primaries()).toEqual([]);
  });

  test('tells the product whom to write to', async () => {
    const { id } = await execute(new CreateParty(createPartyInput.parse({ name: '写信公司', kinds: ['key'], email: 'office@write.example', contacts: [{ name: 'Ann', email: 'ann@write.example', language: 'en' }] })));
    const record = await app.within(tenant, () => app.get(Parties).get(id));
    expect(correspondent(record)).toEqual({ name: 'Ann', email: 'ann@write.example', language: 'en' });
    expect(await app.within(tenant, () => app.get(Parties).names([id, id]))).toEqual(new Map([[id, { id, code: record.code, name: '写信公司' }]]));
  });
});

describe('how to reach a customer', () => {
  test('is hidden from those without the permission, wherever it is shown', async () => {
    const id = await create({ name: '隐私公司', phone: '13812349999', email: 'wang@private.example', address: '河南省新乡市红旗区1号', contacts: [{ name: '王五', phone: '0373-5551234', email: 'wu@private.example' }] });
    expect(await show(id, visitor)).toMatchObject({ masked: true, phone: '138****9999', email: 'w***@private.example', address: '河南省新乡市***', contacts: [{ name: '王五', phone: '037*-***1234', email: 'w***@private.example' }] });
    expect((await visitor.get('/api/parties?q=隐私公司')).body.rows[0].phone).toBe('138****9999');
    expect((await visitor.get('/api/parties/search?q=隐私公司')).body[0].phone).toBe('138****9999');
    expect((await sales.get('/api/parties?q=隐私公司')).body.rows[0].phone).toBe('13812349999');
  });

  test('cannot be found out digit by digit', async () => {
    expect(await found('138123499', visitor)).toEqual([]);
    expect(await found('wang@priv', visitor)).toEqual([]);
    expect(await found('13812349999', visitor)).toEqual(['隐私公司']);
    expect(await found('wang@private.example', visitor)).toEqual(['隐私公司']);
    expect(await found('138 1234 99')).toEqual(['隐私公司']);
  });

  test('survives a change by somebody who cannot see it', async () => {
    const id = await create({ name: '不变公司', phone: '13812340000' });
    expect((await visitor.put(`/api/parties/${id}`, { version: 1, name: '不变二公司' })).status).toBe(200);
    expect((await show(id)).phone).toBe('13812340000');
  });
});

describe('finding parties', () => {
  beforeAll(async () => {
    await create({ name: '上海华宁实业有限公司', shortName: '华宁', kinds: ['project'], contacts: [{ name: '单雄', phone: '13677778888' }] });
    await create({ name: '重庆华宁商行', kinds: ['supplier'] });
    await create({ name: 'Northwind Gifts Ltd', kinds: ['carrier'], email: 'hello@northwind.example' });
  });

  test.each([
    ['华宁', ['上海华宁实业有限公司', '重庆华宁商行']],
    ['实业', ['上海华宁实业有限公司']],
    ['hnsy', ['上海华宁实业有限公司']],
    ['cqhn', ['重庆华宁商行']],
    ['chongqing', ['重庆华宁商行']],
    ['华宁 商行', ['重庆华宁商行']],
    ['136 7777', ['上海华宁实业有限公司']],
    ['单雄', ['上海华宁实业有限公司']],
    ['sx', ['上海华宁实业有限公司']],
    ['gifts', ['Northwind Gifts Ltd']],
    ['hello@north', ['Northwind Gifts Ltd']],
    ['%', []],
    ['宁华', []],
  ])('%s', async (q, names) => {
    expect((await found(q)).toSorted()).toEqual(names);
    expect((await listed(`q=${encodeURIComponent(q)}`)).toSorted()).toEqual(names);
  });

  test('by kind, with and without words', async () => {
    expect(await listed('kind=supplier,carrier&sort=code')).toEqual(['重庆华宁商行', 'Northwind Gifts Ltd']);
    expect(await listed('kind=supplier&q=华宁')).toEqual(['重庆华宁商行']);
    expect((await sales.get('/api/parties/search?q=华宁&kind=project,key')).body.map(({ name }: { name: string }) => name)).toEqual(['上海华宁实业有限公司']);
    expect((await sales.get('/api/parties?kind=martian&colour=red')).body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['colour', 'kind.0']);
  });

  test('by salesperson, and one’s own', async () => {
    expect(await listed(`salesperson=${sellerId}`)).toEqual(['长风商贸有限公司']);
    expect(await listed('salesperson=me')).toEqual(['长风商贸有限公司']);
    expect(await listed('salesperson=me', visitor)).toEqual([]);
  });

  test('offers the newest while nothing is typed', async () => {
    expect(await found('')).toHaveLength(10);
    expect((await found(''))[0]).toBe('Northwind Gifts Ltd');
  });

  test('leaves the inactive ones out of pickers', async () => {
    const id = await create({ name: '歇业商店' });
    expect(await found('歇业')).toEqual(['歇业商店']);
    await sales.put(`/api/parties/${id}`, { version: 1, active: false });
    expect(await found('歇业')).toEqual([]);
    expect(await listed('active=false')).toEqual(['歇业商店']);
  });

  test('page by page, there and back, by any sort', async () => {
    for (const sort of ['name', '-name', 'code', '-createdAt']) {
      const all = await listed(`sort=${sort}&limit=200`);
      const there: string[] = [];
      let page = (await sales.get(`/api/parties?sort=${sort}&limit=4`)).body;
      const first = page.rows;
      expect(page).toMatchObject({ previous: null, total: all.length, totalIsMore: false });
      for (;;) {
        there.push(...page.rows.map(({ name }: { name: string }) => name));
        if (!page.next) break;
        page = (await sales.get(`/api/parties?sort=${sort}&limit=4&cursor=${page.next}`)).body;
      }
      expect(there).toEqual(all);
      while (page.previous) page = (await sales.get(`/api/parties?sort=${sort}&limit=4&cursor=${page.previous}`)).body;
      expect(page.rows).toEqual(first);
    }
    const cursor = (await sales.get('/api/parties?sort=name&limit=4')).body.next;
    expect((await sales.get(`/api/parties?sort=code&limit=4&cursor=${cursor}`)).body.code).toBe('kernel.bad-cursor');
  });

  test('in the order of how names sound', async () => {
    const names = await listed('q=华宁&sort=name');
    expect(names).toEqual(['重庆华宁商行', '上海华宁实业有限公司']);
  });
});

describe('products and what was sold', () => {
  let kettle: string;
  let buyer: string;

  beforeAll(async () => {
    ({ id: kettle } = (await sales.post('/api/products', { code: 'GF-2026-001', name: '青花保温壶', specification: '500ml 礼盒', unit: '个', category: '杯壶', warrantyMonths: 12, price: { amount: '128', currency: 'CNY' } })).body);
    buyer = await create({ name: '买家公司', salespersonId: sellerId });
  });

  test('a product is found by name, initials, code and specification', async () => {
    for (const q of ['保温', 'bwh', 'gf-2026', '2026-001', '礼盒', '500ml']) {
      expect((await sales.get(`/api/products/search?q=${encodeURIComponent(q)}`)).body, q).toMatchObject([{ id: kettle, code: 'GF-2026-001', price: { amount: '128.00', currency: 'CNY' } }]);
      expect((await sales.get(`/api/products?q=${encodeURIComponent(q)}`)).body.rows, q).toHaveLength(1);
    }
    expect((await sales.get('/api/products/search?q=茶')).body).toEqual([]);
  });

  test('a product changes by version and keeps its code for itself', async () => {
    const { body } = await sales.post('/api/products', { code: 'GF-2', name: '茶罐', unit: '个' });
    expect((await sales.put(`/api/products/${body.id}`, { version: 1, warrantyMonths: 6, price: { amount: '9.9' } })).body).toEqual({ version: 2 });
    expect((await sales.get(`/api/products/${body.id}`)).body).toMatchObject({ version: 2, warrantyMonths: 6, warrantyStart: 'delivery', price: { amount: '9.90', currency: 'CNY' }, name: '茶罐' });
    expect((await sales.put(`/api/products/${body.id}`, { version: 1, name: 'x' })).body).toMatchObject({ status: 409, current: { version: 2 } });
    expect((await sales.put(`/api/products/${body.id}`, { version: 2, code: 'GF-2026-001' })).body.code).toBe('directory.code-taken');
    expect((await sales.post('/api/products', { code: 'GF-2', name: '另', unit: '个' })).body.code).toBe('directory.code-taken');
    expect(await app.within(tenant, () => app.get(Products).names([body.id]))).toEqual(new Map([[body.id, { id: body.id, code: 'GF-2', name: '茶罐', specification: null }]]));
    const [entry] = await app.within(tenant, () => app.get(Journal).of(ref(product, body.id)));
    expect(entry).toMatchObject({ payload: { fields: ['warrantyMonths', 'price'] } });
  });

  test('a sold unit knows its seller and its warranty of today', async () => {
    const today = app.now.iso().slice(0, 10);
    const { status, body } = await sales.post('/api/sold-units', { partyId: buyer, productId: kettle, orderNumber: 'SO-2026-0007', batch: 'B20261101', serial: 'SN 0001', deliveredOn: today, quantity: { amount: '20', unit: '箱' } });
    expect(status).toBe(201);
    expect((await sales.get(`/api/sold-units/${body.id}`)).body).toMatchObject({
      party: { id: buyer, name: '买家公司' }, product: { id: kettle, code: 'GF-2026-001' }, orderNumber: 'SO-2026-0007', deliveredOn: today, quantity: { amount: '20', unit: '箱' },
      salesperson: { id: sellerId, name: '李敏' }, warranty: { state: 'running', from: today },
    });
    const plain = (await sales.post('/api/sold-units', { partyId: buyer, productId: kettle, salespersonId: null })).body.id;
    expect((await sales.get(`/api/sold-units/${plain}`)).body).toMatchObject({ quantity: { amount: '1', unit: '个' }, salesperson: null, warranty: { state: 'unknown' } });
  });

  test('what was shipped of a batch or a lot is counted, and who holds it comes page by page with their region', async () => {
    const press = (await sales.post('/api/products', { code: 'P-900', name: '压面机', unit: '台' })).body.id;
    const [north, south] = [await create({ name: '北方店', region: '河北' }), await create({ name: '南方店' })];
    const sell = (partyId: string, more: object) => sales.post('/api/sold-units', { partyId, productId: press, batch: 'Q-2607', deliveredOn: '2026-07-01', ...more });
    await sell(north, { quantity: { amount: '20', unit: '台' }, supplierLot: 'L 88-1' });
    await sell(north, { quantity: { amount: '0.5', unit: '台' }, batch: 'q2607', deliveredOn: '2026-08-01' });
    await sell(south, { supplierLot: 'L88-1' });
    await sell(south, { batch: 'Q-2608' });
    const within = <T,>(run: (units: SoldUnits) => Promise<T>) => app.within(tenant, () => run(app.get(SoldUnits)));
    expect(await within((units) => units.shipped({ product: press, batch: 'Q-2607' }))).toEqual({ amount: '21.5', unit: '台' });
    expect(await within((units) => units.shipped({ product: press, from: '2026-07-15', to: '2026-08-31' }))).toEqual({ amount: '0.5', unit: '台' });
    expect(await within((units) => units.shipped({ supplierLot: 'l88-1' }))).toEqual({ amount: '21', unit: '台' });
    expect(await within((units) => units.shipped({ product: press, batch: 'never' }))).toBeNull();
    const [first] = await within((units) => units.holders({ product: press, batch: 'Q-2607' }, { limit: 1 }));
    const rest = await within((units) => units.holders({ product: press, batch: 'Q-2607' }, { after: first, limit: 10 }));
    expect([first, ...rest]).toEqual([{ partyId: north, region: '河北', quantity: { amount: '20.5', unit: '台' } }, { partyId: south, region: null, quantity: { amount: '1', unit: '台' } }]);
    await sell(south, { quantity: { amount: '2', unit: '箱' } });
    expect(await within((units) => units.shipped({ product: press, batch: 'Q-2607' }))).toBeNull();
    expect((await sales.get('/api/sold-units?supplierLot=L881')).body.rows).toHaveLength(2);
  });

  test('sold units are found by whole numbers, by beginnings, by party and by product', async () => {
    const count = async (query: string) => (await sales.get(`/api/sold-units?${query}`)).body.rows.length;
    for (const query of ['serial=sn0001', 'batch=b20261101', 'order=so20260007', 'q=SO-2026', 'q=sn 00', 'q=B2026']) expect(await count(query), query).toBe(1);
    for (const query of ['serial=sn00', 'batch=b2026', 'q=0001', 'q=--']) expect(await count(query), query).toBe(0);
    expect(await count(`party=${buyer}`)).toBe(2);
    expect(await count(`party=${buyer}&product=${kettle}&sort=-deliveredOn`)).toBe(2);
    expect(await count(`party=${crypto.randomUUID()}`)).toBe(0);
    expect((await sales.get('/api/sold-units?sort=deliveredOn&limit=1')).body.rows[0].deliveredOn).toBeNull();
  });

  test('a sale of something unknown or to somebody unknown is refused by field', async () => {
    const wrong = async (more: object) => (await sales.post('/api/sold-units', { partyId: buyer, productId: kettle, ...more })).body.errors?.map(({ path, code }: { path: string; code: string }) => [path, code]);
    expect(await wrong({ partyId: crypto.randomUUID() })).toEqual([['partyId', 'unknown-party']]);
    expect(await wrong({ productId: crypto.randomUUID() })).toEqual([['productId', 'unknown-product']]);
    expect((await wrong({ deliveredOn: '21.11.2026', quantity: { amount: 'many', unit: '' } })).map(([path]: string[]) => path)).toEqual(['deliveredOn', 'quantity.amount', 'quantity.unit']);
  });

  test('need their permissions', async () => {
    expect((await visitor.post('/api/products', { code: 'X', name: 'x', unit: '个' })).body).toMatchObject({ status: 403, permission: 'directory.manageProducts' });
    expect((await visitor.post('/api/sold-units', { partyId: buyer, productId: kettle })).body).toMatchObject({ status: 403, permission: 'directory.recordSales' });
    expect((await app.http.get('/api/products')).status).toBe(401);
  });
});

describe('another company', () => {
  test('sees nothing of ours and changes nothing', async () => {
    const id = await create({ name: '只属于我们' });
    const kettle = (await sales.post('/api/products', { code: 'OURS', name: '我们的', unit: '个' })).body.id;
    const sold = (await sales.post('/api/sold-units', { partyId: id, productId: kettle })).body.id;
    for (const path of [`/api/parties/${id}`, `/api/products/${kettle}`, `/api/sold-units/${sold}`]) expect((await stranger.get(path)).body, path).toMatchObject({ status: 404, code: 'kernel.not-found' });
    expect((await stranger.put(`/api/parties/${id}`, { version: 1, name: '抢来' })).status).toBe(404);
    expect((await stranger.post(`/api/parties/${id}/contacts`, { name: '贼' })).status).toBe(404);
    expect((await stranger.put(`/api/products/${kettle}`, { version: 1, name: '抢来' })).status).toBe(404);
    expect(await found('只属于', stranger)).toEqual([]);
    expect((await stranger.get('/api/parties')).body).toMatchObject({ rows: [], total: 0 });
    expect((await stranger.post('/api/sold-units', { partyId: id, productId: kettle })).status).toBe(400);
    const tables = ['party', 'party_contact', 'party_key', 'product', 'product_key', 'sold_unit'];
    for (const table of tables) expect(await app.get(Db).across(sql`select * from ${sql.table(table)}`), table).toEqual([]);
  });

  test('widens its parties by a field of its plugin', async () => {
    const { body } = await stranger.post('/api/parties', { name: '北方', kinds: ['dealer'] });
    expect(body.errors).toMatchObject([{ path: 'extra.region' }]);
    const made = await stranger.post('/api/parties', { name: '北方', kinds: ['dealer'], extra: { region: 'north' } });
    expect((await stranger.get(`/api/parties/${made.body.id}`)).body).toMatchObject({ code: 'K00001', extra: { region: 'north' } });
    expect((await stranger.put(`/api/parties/${made.body.id}`, { version: 1, extra: { region: 'west' } })).body.errors).toMatchObject([{ path: 'extra.region' }]);
    expect((await sales.post('/api/parties', { name: '南方', kinds: ['dealer'], extra: { region: 'north' } })).body.errors).toMatchObject([{ path: 'extra.region', code: 'unknown-field' }]);
  });
});

test('comments and files of a party are open to those who see it', async () => {
  const id = await create({ name: '有备注' });
  expect((await sales.post('/api/comments', { subject: { type: 'party', id }, text: '月结客户' })).status).not.toBe(404);
  expect((await stranger.get(`/api/comments?type=party&id=${id}`)).status).toBe(404);
});
