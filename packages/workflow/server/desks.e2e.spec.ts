import type { TestApp } from '@aftercare/kernel/testing';
import type { SubjectRef } from '@aftercare/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Colleague, Office } from './cases.fixture.ts';

let app: TestApp;
let office: Office;
let other: Office;

beforeAll(async () => {
  app = await Office.start();
  [office, other] = [await Office.open(app, 'north'), await Office.open(app, 'south')];
  app.now.set('2026-10-12T09:00+08:00');
});
afterAll(() => app?.close());

describe('a draft', () => {
  const key = 'complaints.file';
  const find = async (who: Colleague) => (await who.http.get(`/api/drafts?key=${key}`)).body.draft;

  test('is kept for whoever typed it, and for nobody else', async () => {
    expect(await find(office.ann)).toBeNull();
    expect((await office.ann.http.put('/api/drafts', { key, value: { subject: '破损' } })).status).toBe(204);
    expect((await office.ann.http.put('/api/drafts', { key, value: { subject: '破损', content: '外箱' } })).status).toBe(204);
    expect(await find(office.ann)).toEqual({ value: { subject: '破损', content: '外箱' }, keptAt: '2026-10-12T01:00:00.000Z' });
    expect([await find(office.bo), await find(office.chief), await find(other.ann)]).toEqual([null, null, null]);
  });

  test('goes when it is dropped, and by itself after a month', async () => {
    await office.bo.http.put('/api/drafts', { key, value: {} });
    expect((await office.bo.http.delete(`/api/drafts?key=${key}`)).status).toBe(204);
    expect(await find(office.bo)).toBeNull();
    app.now.advance({ days: 31 });
    await app.settle();
    expect(await find(office.ann)).toBeNull();
  });

  test('that is too long or has no proper key is refused, by name', async () => {
    const named = async (body: object) => (await office.ann.http.put('/api/drafts', body)).body.errors?.map(({ path }: { path: string }) => path);
    expect(await named({ key, value: { content: '长'.repeat(100_001) } })).toEqual(['value']);
    expect(await named({ key: '../x', value: {} })).toEqual(['key']);
  });
});

describe('two people on one case', () => {
  const there = (who: Colleague, subject: SubjectRef, doing = 'viewing') => who.http.put('/api/presence', { subject, doing });

  test('see each other, and what the other does, until one leaves', async () => {
    const subject = office.case();
    expect((await there(office.ann, subject)).body).toEqual([]);
    const since = app.now.iso();
    app.now.advance({ seconds: 30 });
    await there(office.ann, subject, 'editing');
    expect((await there(office.chief, subject)).body).toEqual([{ id: office.ann.id, name: 'ann', doing: 'editing', since }]);
    await office.ann.http.delete(`/api/presence?type=${subject.type}&id=${subject.id}`);
    expect((await there(office.chief, subject)).body).toEqual([]);
  });

  test('no longer see who has not been heard of for a minute', async () => {
    const subject = office.case();
    await there(office.ann, subject);
    app.now.advance({ minutes: 2 });
    expect((await there(office.chief, subject)).body).toEqual([]);
    await app.settle();
  });

  test('must both be allowed to see it', async () => {
    const subject = office.case();
    expect([(await there(office.bo, subject)).status, (await there(other.ann, subject)).status, (await other.ann.http.delete(`/api/presence?type=${subject.type}&id=${subject.id}`)).status]).toEqual([404, 404, 404]);
  });
});
