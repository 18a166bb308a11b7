import { defineModule, definePlugin, owner, permissions, ref, role, superior, text } from '@aftercare/kernel';
import { Commands, Db, defineServerModule, defineServerPlugin, Journal, sql, type Tenant } from '@aftercare/kernel/server';
import mail from '@aftercare/mail/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, employee, person } from '../domain/index.ts';
import identity, { AssignRole, CreateDepartment, CreatePerson, hashPassword, People, Roles, SetDepartmentHead, TenantSetup } from './index.ts';

const can = permissions('doors', { open: text('开门', 'Open doors'), lock: text('锁门', 'Lock doors') });
const porter = role('doors.porter', text('门卫', 'Porter'), { grants: [can.open] });
const director = role('doorco.director', text('总监', 'Director'), { grants: [can.lock], sight: 'department' });
const doors = defineServerModule({ manifest: defineModule({ id: 'doors', title: text('门', 'Doors'), requires: ['identity'], permissions: can, roles: { porter } }) });
const doorco = defineServerPlugin({ manifest: definePlugin({ id: 'doorco', version: '1.0.0', title: text('门业', 'Door company'), roles: { director } }) });

const password = 'correct horse 马';
let app: TestApp;
let tenant: Tenant;
let admin: TestClient;
let clerk: TestClient;
const people: Record<string, string> = {};
const departments: Record<string, string> = {};

const inTenant = <T>(run: () => Promise<T>): Promise<T> => app.within(tenant, run);
const execute: Commands['execute'] = (command) => inTenant(() => app.get(Commands).execute(command));

/** 总部 (headed by 金总) > 客服部 (headed by 王小丽) > 热线组 (no head). */
beforeAll(async () => {
  app = await startTestApp({ modules: [mail, identity, doors], plugins: [doorco] });
  ({ tenant } = await app.get(TenantSetup).create({ code: 'gift', name: '礼', adminEmail: 'admin@example.com', adminName: '管理员', plugins: ['doorco'] }, password));
  await app.get(TenantSetup).create({ code: 'plain', name: '素', adminEmail: 'admin@example.com', adminName: '管理员' }, password);
  const hash = await hashPassword(password);
  const department = async (name: string, parent?: string) => (departments[name] = (await execute(new CreateDepartment({ name, parentId: parent ? departments[parent]! : null }))).id);
  const add = async (name: string, email: string, within?: string, manager?: string) => (people[name] = (await execute(new CreatePerson({ name, email, phone: '13900000000', departmentId: within ? departments[within]! : null, managerId: manager ? people[manager]! : null }, hash))).id);
  await department('总部');
  await department('客服部', '总部');
  await department('热线组', '客服部');
  await add('金总', 'jin@example.com', '总部');
  await add('王小丽', 'wang.xl@example.com', '客服部');
  await add('李明', 'li.ming@example.com', '热线组');
  await add('单雄', 'shan@example.com', '热线组', '李明');
  await add('Anna Schmidt', 'anna@example.com');
  await execute(new SetDepartmentHead(departments['总部']!, people['金总']!));
  await execute(new SetDepartmentHead(departments['客服部']!, people['王小丽']!));
  await execute(new AssignRole(director, { headOf: departments['总部']! }));
  await execute(new AssignRole(porter, { personId: people['李明']! }));
  admin = await app.http.signIn('gift', 'admin@example.com', password);
  clerk = await app.http.signIn('gift', 'anna@example.com', password);
});

afterAll(() => app?.close());

const names = async (query: string): Promise<string[]> => (await clerk.get(`/api/people?${query}`)).body.rows.map((row: { name: string }) => row.name);

describe('the list of people', () => {
  test('stands in the order of how names sound', async () => {
    expect(await names('')).toEqual(['Anna Schmidt', '管理员', '金总', '李明', '单雄', '王小丽']);
    expect(await names('sort=-name&limit=2')).toEqual(['王小丽', '单雄']);
  });

  test('goes forward and back by cursor', async () => {
    const first = (await clerk.get('/api/people?limit=4')).body;
    expect(first).toMatchObject({ total: 6, totalIsMore: false, previous: null });
    const second = (await clerk.get(`/api/people?limit=4&cursor=${first.next}`)).body;
    expect(second.rows.map(({ name }: { name: string }) => name)).toEqual(['单雄', '王小丽']);
    expect(second.next).toBeNull();
    expect((await clerk.get(`/api/people?limit=4&cursor=${second.previous}`)).body.rows).toEqual(first.rows);
  });

  test('is searched by any part of a name, by sound, initials and e-mail', async () => {
    for (const q of ['小丽', 'wxl', 'xiaoli', 'wang.xl@', 'WANG', '王 wxl']) expect([q, await names(`q=${encodeURIComponent(q)}`)]).toEqual([q, ['王小丽']]);
    expect(await names('q=schm+ann')).toEqual(['Anna Schmidt']);
    expect(await names('q=%25')).toEqual([]);
  });

  test('is filtered by department with those below, by role however held, and by being active', async () => {
    expect(await names(`department=${departments['客服部']}`)).toEqual(['李明', '单雄', '王小丽']);
    expect(await names(`role=${director.id}`)).toEqual(['金总']);
    expect((await clerk.get(`/api/people?role=${director.id}`)).body.rows).toMatchObject([{ roles: [director.id] }]);
    expect(await names(`role=${porter.id}`)).toEqual(['李明']);
    expect(await names('active=false')).toEqual([]);
  });

  test('refuses what it does not know, all at once', async () => {
    const { status, body } = await clerk.get('/api/people?colour=red&sort=password&limit=0');
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['colour', 'limit', 'sort']);
  });
});

test("a person's page shows department, manager, superior, posts and whence they come", async () => {
  expect((await clerk.get(`/api/people/${people['单雄']}`)).body).toMatchObject({ name: '单雄', department: { name: '热线组' }, manager: { name: '李明' }, superior: { name: '李明' }, roles: [{ id: employee.id }] });
  expect((await clerk.get(`/api/people/${people['金总']}`)).body).toMatchObject({
    superior: null,
    headOf: [{ name: '总部' }],
    roles: [{ id: director.id, title: { 'zh-CN': '总监', en: 'Director' }, by: { name: '总部' } }, { id: employee.id, by: null }],
  });
  expect((await clerk.get('/api/people/not-an-id')).status).toBe(400);
});

test('departments come parents first, with their heads and how many people', async () => {
  expect((await clerk.get('/api/departments')).body).toMatchObject([
    { name: '总部', parentId: null, head: { name: '金总' }, people: 1 },
    { name: '客服部', parentId: departments['总部'], head: { name: '王小丽' }, people: 1 },
    { name: '热线组', parentId: departments['客服部'], head: null, people: 2 },
  ]);
});

describe('roles', () => {
  const roles = () => app.get(Roles);

  test('are held by people and by heads of departments', async () => {
    expect(await inTenant(() => roles().holders(porter.id))).toEqual([people['李明']]);
    expect(await inTenant(() => roles().holders(director.id))).toEqual([people['金总']]);
    expect(await inTenant(() => roles().holds(people['金总']!, director.id))).toBe(true);
    expect(await inTenant(() => roles().of(people['金总']!))).toEqual([director.id, employee.id]);
    expect(await inTenant(() => roles().holders(employee.id))).toHaveLength(6);
    expect(await inTenant(() => roles().holders('doors.unknown'))).toEqual([]);
  });

  test('the superior is the manager, else the head of the department or of one above', async () => {
    const superiorOf = (name: string) => inTenant(() => roles().superiorOf(people[name]!));
    expect(await superiorOf('单雄')).toBe(people['李明']);
    expect(await superiorOf('李明')).toBe(people['王小丽']);
    expect(await superiorOf('王小丽')).toBe(people['金总']);
    expect(await superiorOf('金总')).toBeUndefined();
    expect(await superiorOf('Anna Schmidt')).toBeUndefined();
    expect(await inTenant(() => roles().holders(superior.id, { personId: people['李明']! }))).toEqual([people['王小丽']]);
    expect(await inTenant(() => roles().holders(superior.id))).toEqual([]);
    expect(await inTenant(() => roles().holders(owner.id, { personId: people['李明']! }))).toEqual([people['李明']]);
  });

  test('a superior knows their people', async () => {
    const subordinates = (name: string) => inTenant(() => roles().subordinatesOf(people[name]!));
    expect(await subordinates('王小丽')).toEqual([people['李明']]);
    expect(await subordinates('李明')).toEqual([people['单雄']]);
    expect(await subordinates('金总')).toEqual([people['王小丽']]);
    expect(await subordinates('Anna Schmidt')).toEqual([]);
  });

  test('somebody who left holds nothing and is nobody’s superior', async () => {
    const active = (value: boolean) => inTenant(() => app.get(Commands).transaction(() => app.get(Db).run(sql`update person set active = ${value} where id = ${people['李明']}`)));
    await active(false);
    expect(await inTenant(() => roles().holders(porter.id))).toEqual([]);
    expect(await inTenant(() => roles().superiorOf(people['单雄']!))).toBe(people['王小丽']);
    expect(await inTenant(() => app.get(People).emailOf(people['李明']!))).toBeUndefined();
    await active(true);
  });

  test('the departments one sees are one’s own and those that one heads, with all below', async () => {
    const of = (name: string) => inTenant(() => app.get(People).departmentsOf(people[name]!));
    expect(new Set(await of('王小丽'))).toEqual(new Set([departments['客服部'], departments['热线组']]));
    expect(await of('李明')).toEqual([departments['热线组']]);
    expect(await of('Anna Schmidt')).toEqual([]);
  });

  test('are listed with holders and what they grant', async () => {
    const { body } = await clerk.get('/api/roles');
    const of = (id: string) => body.find((each: { id: string }) => each.id === id);
    expect(of(director.id)).toMatchObject({ by: 'doorco', sight: 'department', mapped: true, grants: [can.lock.id], people: [], headsOf: [{ department: { name: '总部' }, head: { name: '金总' } }] });
    expect(of(porter.id)).toMatchObject({ by: 'doors', people: [{ name: '李明' }] });
    expect(of(administrator.id).grants).toContain(can.lock.id);
    for (const id of [employee.id, superior.id, owner.id]) expect(of(id)).toMatchObject({ mapped: false, people: [] });
  });
});

describe('managing', () => {
  test('needs its permission', async () => {
    for (const [path, body] of [['/api/people', { name: '新', email: 'new@example.com' }], ['/api/departments', { name: '新部' }]] as const) expect((await clerk.post(path, body)).status).toBe(403);
    const changes: [string, object][] = [[`/api/people/${people['李明']}/roles`, { roles: [] }], ['/api/roles/doors.porter/holders', {}], ['/api/roles/doors.porter/grants', {}], [`/api/departments/${departments['总部']}/head`, { personId: null }]];
    for (const [path, body] of changes) expect([path, (await clerk.put(path, body)).status]).toEqual([path, 403]);
  });

  test('a new person signs in with the first password', async () => {
    const { status, body } = await admin.post('/api/people', { name: '陈晨', email: ' Chen@Example.com', departmentId: departments['热线组'], password: 'first password' });
    expect(status).toBe(201);
    const client = await app.http.signIn('gift', 'chen@example.com', 'first password');
    expect((await client.get('/api/session')).body.person.id).toBe(body.id);
    const [created] = await inTenant(() => app.get(Journal).of(ref(person, body.id)));
    expect(created).toMatchObject({ name: 'identity.person-created', payload: { department: departments['热线组'], manager: null } });
  });

  test('refuses fields that are not for the caller to say', async () => {
    const { status, body } = await admin.post('/api/people', { name: '', email: 'no mail', active: true, tenantId: tenant.id, roles: ['identity.administrator'], extra: { height: 3 } });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['active', 'email', 'name', 'roles', 'tenantId']);
    expect((await admin.post('/api/people', { name: '高', email: 'gao@example.com', extra: { height: 3 } })).body.errors).toMatchObject([{ path: 'extra.height', code: 'unknown-field' }]);
  });

  test('refuses a taken e-mail, unknown references and a weak password', async () => {
    const post = async (more: object) => (await admin.post('/api/people', { name: '新', email: 'new@example.com', ...more })).body.errors;
    expect(await post({ email: 'JIN@example.com' })).toMatchObject([{ path: 'email', code: 'email-taken' }]);
    expect(await post({ departmentId: people['李明'], managerId: departments['总部'] })).toMatchObject([{ path: 'departmentId' }, { path: 'managerId' }]);
    expect(await post({ password: 'short' })).toMatchObject([{ path: 'password', code: 'password-too-short' }]);
    expect((await admin.post('/api/departments', { name: '孤', parentId: people['李明'] })).body.errors).toMatchObject([{ path: 'parentId' }]);
  });

  test('sets exactly these roles of a person, and says so in the journal', async () => {
    const put = (roles: string[]) => admin.put(`/api/people/${people['单雄']}/roles`, { roles });
    expect((await put([porter.id, director.id])).status).toBe(204);
    expect((await put([director.id])).status).toBe(204);
    expect(await inTenant(() => app.get(Roles).of(people['单雄']!))).toEqual([director.id, employee.id]);
    expect((await put([])).status).toBe(204);
    const journal = await inTenant(() => app.get(Journal).of(ref(person, people['单雄']!)));
    expect(journal.map(({ name, payload }) => [name, payload.role])).toEqual([
      ['identity.role-withdrawn', director.id],
      ['identity.role-withdrawn', porter.id],
      ['identity.role-assigned', director.id],
      ['identity.role-assigned', porter.id],
      ['identity.person-created', undefined],
    ]);
  });

  test('knows no other roles, and maps none that follow by themselves', async () => {
    expect((await admin.put('/api/roles/doors.king/holders', { people: [] })).body).toMatchObject({ status: 404, code: 'identity.role-not-found' });
    expect((await admin.put(`/api/roles/${superior.id}/holders`, { people: [people['李明']] })).body).toMatchObject({ status: 422, code: 'identity.role-not-mapped' });
    expect((await admin.put(`/api/roles/${administrator.id}/grants`, { remove: [can.lock.id] })).body.code).toBe('identity.grants-fixed');
    expect((await admin.put(`/api/roles/${porter.id}/grants`, { add: ['doors.fly'], remove: ['doors.swim'] })).body.errors).toMatchObject([{ path: 'add.0' }, { path: 'remove.0' }]);
    expect((await admin.put(`/api/roles/${porter.id}/holders`, { people: [departments['总部']] })).body.errors).toMatchObject([{ path: 'people', code: 'unknown' }]);
  });

  test('nobody hands out what they do not hold', async () => {
    expect((await admin.put(`/api/roles/${porter.id}/grants`, { add: ['identity.manageRoles', 'identity.managePeople'] })).status).toBe(204);
    const li = await app.http.signIn('gift', 'li.ming@example.com', password);
    expect((await li.put(`/api/people/${people['李明']}/roles`, { roles: [porter.id, administrator.id] })).status).toBe(403);
    expect((await li.put(`/api/roles/${director.id}/holders`, { people: [people['李明']] })).body).toMatchObject({ code: 'kernel.forbidden', permission: can.lock.id });
    expect((await li.put(`/api/roles/${porter.id}/grants`, { add: [can.lock.id] })).status).toBe(403);
    expect((await li.put(`/api/departments/${departments['总部']}/head`, { personId: people['李明'] })).status).toBe(403);
    expect((await li.put(`/api/roles/${porter.id}/holders`, { people: [people['李明'], people['单雄']] })).status).toBe(204);
    await admin.put(`/api/roles/${porter.id}/holders`, { people: [people['李明']] });
    await admin.put(`/api/roles/${porter.id}/grants`, {});
  });

  test('somebody always remains administrator', async () => {
    const me = (await admin.get('/api/session')).body.person.id as string;
    expect((await admin.put(`/api/people/${me}/roles`, { roles: [] })).body).toMatchObject({ status: 409, code: 'identity.last-administrator' });
    expect((await admin.put(`/api/roles/${administrator.id}/holders`, { people: [people['李明']] })).status).toBe(204);
    const li = await app.http.signIn('gift', 'li.ming@example.com', password);
    expect((await admin.get('/api/session')).body.permissions).not.toContain('identity.manageRoles');
    expect((await li.put(`/api/roles/${administrator.id}/holders`, { people: [me] })).status).toBe(204);
  });
});

describe('a new company', () => {
  const create = (more: object) => app.get(TenantSetup).create({ code: 'neu', name: '新', adminEmail: 'a@example.com', adminName: '甲', ...more });

  test('gets a first administrator who signs in with the password that was made up', async () => {
    const made = await create({ modules: ['doors'], locale: 'en', currency: 'EUR', timeZone: 'Europe/Berlin' });
    expect(made.tenant).toMatchObject({ code: 'neu', locale: 'en', currency: 'EUR', timeZone: 'Europe/Berlin', plugins: [], letterhead: { company: '新' } });
    expect([...made.tenant.modules]).toEqual(['kernel', 'mail', 'identity', 'doors']);
    const client = await app.http.signIn('neu', 'a@example.com', made.password);
    expect((await client.get('/api/session')).body.permissions).toContain('identity.manageRoles');
    expect((await client.get('/api/people')).body.rows).toHaveLength(1);
  });

  test('that is there already is refused', async () => {
    await expect(create({ code: 'gift' })).rejects.toMatchObject({ code: 'kernel.tenant-exists' });
  });

  test('names every wrong option', async () => {
    const refused = create({ code: 'Neu!', name: ' ', adminEmail: 'a', locale: 'fr', currency: 'Euro', timeZone: 'Mars/Base', modules: ['doors', 'windows'], plugins: ['none'], colour: 'red' });
    const { details } = await refused.then(() => { throw new Error('was made'); }, (error: { details: { errors: { path: string; message: string }[] } }) => error);
    expect(details.errors.map(({ path }) => path).sort()).toEqual(['adminEmail', 'code', 'colour', 'currency', 'locale', 'modules.1', 'name', 'plugins.0', 'timeZone']);
    expect(details.errors.find(({ path }) => path === 'modules.1')!.message).toContain('"windows". There are: kernel, mail, identity, doors');
    await expect(create({ code: 'weak' }).then(() => app.get(TenantSetup).create({ code: 'weaker', name: '弱', adminEmail: 'a@example.com', adminName: '甲' }, 'short'))).rejects.toMatchObject({ details: { errors: [{ path: 'password' }] } });
  });
});
