import type { TestClient } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, type DepartmentView } from '../../domain/index.ts';
import { Company, director } from '../company.fixture.ts';

let company: Company;
let anna: TestClient;
beforeAll(async () => {
  company = await Company.start();
  anna = await company.as('anna');
});
afterAll(() => company?.close());

const all = async (query = ''): Promise<DepartmentView[]> => (await company.admin.get(`/api/departments${query}`)).body;
const one = async (id: string) => (await all('?archived=true')).find((each) => each.id === id)!;
const change = async (id: string, more: object, by: TestClient = company.admin) => {
  const { name, parentId, version } = await one(id);
  return by.put(`/api/departments/${id}`, { name, parentId, version, ...more });
};
const archive = async (id: string, by: TestClient = company.admin) => by.post(`/api/departments/${id}/archive`, { version: (await one(id)).version });

describe('a department', () => {
  test('is renamed and moved', async () => {
    const { hotline, house } = company.departments;
    expect((await change(hotline, { name: '热线中心', parentId: house })).status).toBe(204);
    expect(await one(hotline)).toMatchObject({ name: '热线中心', parentId: house, version: 2 });
  });

  test('never stands below itself', async () => {
    const { house, service } = company.departments;
    for (const parentId of [house, service]) expect((await change(house, { parentId })).body.errors).toMatchObject([{ path: 'parentId', code: 'below-itself' }]);
    expect((await change(service, { parentId: company.people.li })).body.errors).toMatchObject([{ path: 'parentId', code: 'unknown' }]);
    const [x, y] = await Promise.all(['x', 'y'].map(async (name) => (await company.admin.post('/api/departments', { name })).body.id as string));
    const both = await Promise.all([change(x!, { parentId: y }), change(y!, { parentId: x })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 400]);
  });

  test('is not changed over the changes of another, without the permission or from another company', async () => {
    const { service } = company.departments;
    expect((await change(service, { version: 99 })).body).toMatchObject({ code: 'kernel.stale-version', current: { id: service } });
    expect((await change(service, {}, anna)).status).toBe(403);
    expect((await change(service, {}, company.stranger)).status).toBe(404);
    expect((await archive(service, anna)).status).toBe(403);
    expect((await archive(service, company.stranger)).status).toBe(404);
    expect((await anna.post(`/api/departments/${service}/restore`)).status).toBe(403);
  });

  test('is archived once nobody is in it, with its head and the roles of its head, and restored', async () => {
    const { house } = company.departments;
    expect((await archive(house)).body).toMatchObject({ code: 'identity.department-in-use', people: 1 });
    const { id } = (await company.admin.post('/api/departments', { name: '门市部', parentId: house })).body;
    await company.admin.put(`/api/departments/${id}/head`, { personId: company.people.anna });
    await company.admin.put(`/api/roles/${director.id}/holders`, { headsOf: [house, id] });
    expect((await one(id)).roles).toEqual([director.id]);
    expect((await archive(id)).status).toBe(204);
    expect((await all()).map((each) => each.id)).not.toContain(id);
    expect(await one(id)).toMatchObject({ head: null, roles: [], archivedAt: expect.any(String) });
    expect((await company.admin.get('/api/people?role=doorco.director')).body.rows.map(({ name }: { name: string }) => name)).toEqual(['boss']);
    expect((await archive(id)).body.code).toBe('identity.department-archived');
    expect((await company.admin.post('/api/departments', { name: '柜台', parentId: id })).body.errors).toMatchObject([{ path: 'parentId' }]);
    expect((await company.admin.put(`/api/departments/${id}/head`, { personId: company.people.anna })).status).toBe(404);
    expect((await company.admin.post(`/api/departments/${id}/restore`)).status).toBe(204);
    expect((await company.admin.post(`/api/departments/${id}/restore`)).status).toBe(404);
    expect(await one(id)).toMatchObject({ parentId: house, archivedAt: null });
  });

  test('whose head is the last administrator keeps them', async () => {
    const { id } = (await company.admin.post('/api/departments', { name: '信息部' })).body;
    await company.admin.put(`/api/departments/${id}/head`, { personId: company.people.anna });
    await company.admin.put(`/api/roles/${administrator.id}/holders`, { headsOf: [id] });
    const byHead = await company.as('anna');
    expect((await archive(id, byHead)).body.code).toBe('identity.last-administrator');
    expect((await byHead.put(`/api/departments/${id}/head`, { personId: null })).body.code).toBe('identity.last-administrator');
    await byHead.put(`/api/roles/${administrator.id}/holders`, { people: [company.adminId] });
  });
});
