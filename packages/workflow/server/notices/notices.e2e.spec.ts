import { sql, Db } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import type { SubjectRef } from '@aftercare/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assess, type Colleague, Office, procedure, refund } from '../cases.fixture.ts';
import { Assignments } from '../assignments.ts';
import { Steps } from '../steps/steps.ts';

let app: TestApp;
let office: Office;
let other: Office;

beforeAll(async () => {
  app = await Office.start();
  [office, other] = [await Office.open(app, 'north'), await Office.open(app, 'south')];
  app.now.set('2026-10-12T09:00+08:00');
});
afterAll(() => app?.close());

const heard = async (who: Colleague, query = '') => {
  await app.settle();
  return (await who.http.get(`/api/notices${query}`)).body.rows as { id: string; kind: string; detail: object; by: { id: string } | null; readAt: string | null; subject: SubjectRef }[];
};
const about = async (who: Colleague, { id }: SubjectRef) => (await heard(who)).filter(({ subject }) => subject.id === id);
const mails = () => office.within(() => app.get(Db).rows<{ to: string; subject: string }>(sql`select to_address as "to", subject from mail where email = 'workflow.noticed' order by created_at`));

describe('a colleague', () => {
  test('hears by bell of a step that waits to be done, and by mail as well of one to sign', async () => {
    const subject = office.case();
    await office.ann.do(async () => {
      app.get(Assignments).begin(subject, { firstResponsible: office.ann.id, owner: office.ann.id });
      await app.get(Steps).sync(subject, procedure());
    });
    expect(await about(office.ann, subject)).toEqual([]);
    expect(await about(office.bo, subject)).toMatchObject([{ kind: 'to-do', detail: { step: assess.id }, by: { id: office.ann.id } }]);
    await office.ann.do(() => app.get(Steps).complete(subject, assess.id, { cause: '运输' }));
    await office.ann.do(() => app.get(Steps).complete(subject, refund.id, { note: '全额' }));
    expect(await about(office.chief, subject)).toMatchObject([{ kind: 'to-sign', detail: { step: refund.id } }]);
    expect(await mails()).toEqual([{ to: 'chief@north.example', subject: '待签批：A-1 案件' }]);
  });

  test('is told of a mention, and only once however often it is told', async () => {
    const subject = office.case();
    const said = await office.ann.http.post('/api/comments', { subject, text: '@chief 请看', mentions: [office.chief.id, office.chief.id] });
    expect(said.status).toBe(201);
    expect(await about(office.chief, subject)).toMatchObject([{ kind: 'mentioned', by: { id: office.ann.id } }]);
    const wrong = await office.ann.http.post('/api/comments', { subject, text: '@?', mentions: [other.ann.id] });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'mentions.0' }] } });
  });

  test('chooses how to hear, marks as read, and sees nobody else’s', async () => {
    const { body: ways } = await office.chief.http.get('/api/notices/preferences');
    expect((await office.chief.http.put('/api/notices/preferences', { ...ways, mentioned: { bell: false, mail: false } })).status).toBe(200);
    const subject = office.case();
    await office.ann.http.post('/api/comments', { subject, text: '@chief', mentions: [office.chief.id] });
    expect(await about(office.chief, subject)).toEqual([]);
    const [first] = await heard(office.chief, '?unread=true');
    await other.chief.http.post('/api/notices/read', {});
    await office.bo.http.post('/api/notices/read', { ids: [first!.id] });
    expect((await heard(office.chief, '?unread=true')).map(({ id }) => id)).toContain(first!.id);
    await office.chief.http.post('/api/notices/read', { ids: [first!.id] });
    expect((await heard(office.chief, '?unread=true')).map(({ id }) => id)).not.toContain(first!.id);
    await office.chief.http.post('/api/notices/read', {});
    expect(await heard(office.chief, '?unread=true')).toEqual([]);
    expect((await heard(office.chief, '?unread=false&kind=to-sign')).length).toBe(1);
  });
});
