import identity, { TenantSetup } from '@aftercare/identity/server';
import mail from '@aftercare/mail/server';
import { startTestApp, type TestApp } from '@aftercare/kernel/testing';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askRunning, doorFile } from './ask-running.ts';
import { SideDoor } from './side-door.ts';

let folder: string;
let door: SideDoor;
let app: TestApp;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-door-'));
  door = new SideDoor(folder);
  app = await startTestApp({ modules: [mail, identity], prepare: async (nest, fastify) => door.hang(nest, fastify) });
  await app.get(TenantSetup).create({ code: 'gift', name: '礼', adminEmail: 'admin@example.com', adminName: '管理员' });
  url = await app.listen();
});

afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('is found by nobody before it is open', async () => {
  expect(await askRunning(folder, 'token', { tenant: 'gift', person: 'admin@example.com' })).toBeUndefined();
});

test('gives those who can read the data folder a token that works', async () => {
  door.open(url);
  if (process.platform !== 'win32') expect(statSync(doorFile(folder)).mode & 0o777).toBe(0o600);
  const answer = await askRunning(folder, 'token', { tenant: 'gift', person: 'Admin@example.com' });
  const session = await app.http.bearer(answer!.token).get('/api/session');
  expect(session.body.person.email).toBe('admin@example.com');
});

test('makes a company whose administrator can sign in', async () => {
  const answer = await askRunning(folder, 'tenant', { code: 'neu', name: '新', adminEmail: 'a@example.com', adminName: '甲' });
  expect(answer).toMatchObject({ code: 'neu', email: 'a@example.com' });
  await app.http.signIn('neu', 'a@example.com', answer!.password);
});

test('names somebody to run the installation, and ends that', async () => {
  const { token } = (await askRunning(folder, 'token', { tenant: 'gift', person: 'admin@example.com' }))!;
  const status = async () => (await app.http.bearer(token).get('/api/installation/companies')).status;
  expect(await askRunning(folder, 'operator', { tenant: 'gift', person: 'admin@example.com' })).toMatchObject({ named: true });
  expect(await status()).toBe(200);
  await askRunning(folder, 'operator', { tenant: 'gift', person: 'admin@example.com', remove: true });
  expect(await status()).toBe(403);
});

test('says what is wrong', async () => {
  await expect(askRunning(folder, 'token', { tenant: 'nowhere', person: 'x' })).rejects.toThrow('There is no company nowhere.');
  await expect(askRunning(folder, 'token', { tenant: 'gift', person: 'nobody@example.com' })).rejects.toThrow('There is no person nobody@example.com.');
  await expect(askRunning(folder, 'tenant', { code: 'Neu!', colour: 'red' })).rejects.toMatchObject({ details: { errors: expect.arrayContaining([expect.objectContaining({ path: 'code' }), expect.objectContaining({ path: 'colour' })]) } });
});

test('is not there for anybody else', async () => {
  const right = readFileSync(doorFile(folder), 'utf8');
  const knock = async (authorization: string, chore = 'token') => (await app.http.post(`/api/side-door/${chore}`, { tenant: 'gift', person: 'admin@example.com' }, { authorization })).status;
  expect([await knock(''), await knock('Key wrong'), await knock(`Key ${(JSON.parse(right) as { key: string }).key}`, 'toString')]).toEqual([404, 404, 404]);
  writeFileSync(doorFile(folder), JSON.stringify({ url, key: 'of a process before' }));
  await expect(askRunning(folder, 'token', { tenant: 'gift', person: 'admin@example.com' })).rejects.toThrow('Cannot POST');
});

test('leaves nothing behind', () => {
  door.close();
  expect(existsSync(doorFile(folder))).toBe(false);
});
