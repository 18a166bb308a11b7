import { administrator } from '@aftercare/identity';
import { AssignRole } from '@aftercare/identity/server';
import { expectOk, Office, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { Commands } from '@aftercare/kernel/server';
import { afterAll, beforeAll, expect, test } from 'vitest';

let started: StartedApp;
let office: Office;

beforeAll(async () => {
  started = await startOffice();
  office = await Office.open(started.app, 'leave');
  await started.app.within(office.tenant, () => started.app.get(Commands).execute(new AssignRole(administrator, { personId: office.dan.id })));
});
afterAll(() => started?.close());

test('the open complaints of whoever leaves go to the successor; those that ended stay', async () => {
  started.app.now.set('2026-03-02T09:00+08:00');
  const [first, second, ended] = [await office.file(), await office.file(), await office.file()];
  await office.done(ended.id, 'withdraw', { reason: '客户撤诉' });
  const held = expectOk(await office.dan.http.get(`/api/people/${office.ann.id}/left-behind`)).work;
  const shown = [second, first].map(({ id, number }) => ({ kind: { en: 'Complaint', 'zh-CN': '投诉' }, title: expect.stringContaining(number), path: `/complaints/${id}`, subject: { type: 'complaint', id } }));
  expect(held.filter(({ subject }: { subject: { type: string } }) => subject.type === 'complaint')).toEqual(shown);
  expect((await office.dan.http.post(`/api/people/${office.ann.id}/leave`, {})).body.errors).toMatchObject([{ path: 'successorId', code: 'successor-needed' }]);
  expectOk(await office.dan.http.post(`/api/people/${office.ann.id}/leave`, { successorId: office.bo.id }));
  await started.app.settle();
  for (const { id } of [first, second]) {
    const { assignment } = await office.see(id);
    expect(assignment).toMatchObject({ owner: office.bo.id, firstResponsible: office.ann.id });
    expect(assignment.owners.at(-1)).toMatchObject({ personId: office.bo.id, reason: '离职交接' });
    expect((await office.bo.http.get(`/api/complaints/${id}`)).status).toBe(200);
  }
  expect((await office.see(ended.id)).assignment.owner).toBe(office.ann.id);
});
