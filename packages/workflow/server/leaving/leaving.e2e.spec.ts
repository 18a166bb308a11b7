import { type OpenWorkItem, openWork } from '@aftercare/identity';
import { Delegate, Leave } from '@aftercare/identity/server';
import { Commands, Questions } from '@aftercare/kernel/server';
import type { SubjectRef } from '@aftercare/kernel';
import type { TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CorrectiveView, StepsView } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { assess, type Colleague, director, Office, ownersProcedure, procedure, refund } from '../cases.fixture.ts';
import { HandOvers } from '../hand-overs/hand-overs.ts';
import { Steps } from '../steps/steps.ts';

let app: TestApp;
let office: Office;
let count = 0;

/** Somebody leaves in each test, so each has a company of its own. */
beforeEach(async () => {
  app ??= await Office.start();
  app.now.set('2026-10-12T09:00+08:00');
  office = await Office.open(app, `office-${(count += 1)}`);
});
afterAll(() => app?.close());

const left = ({ id: personId }: Colleague): Promise<OpenWorkItem[]> => office.within(() => app.get(Questions).ask(openWork, { personId }));
const letGo = async ({ id }: Colleague, successorId: string | null, roles: string[] = []): Promise<void> => {
  await office.within(() => app.get(Commands).execute(new Leave(id, { successorId, roles, leads: successorId !== null })));
  await app.settle();
};
const heard = async (who: Colleague, { id }: SubjectRef) => {
  await app.settle();
  return ((await who.http.get('/api/notices')).body.rows as { kind: string; subject: SubjectRef; detail: object }[]).filter(({ subject }) => subject.id === id).map(({ kind, detail }) => ({ kind, detail }));
};

/** A case of Ann's with a procedure. */
async function held(steps = procedure()): Promise<SubjectRef> {
  const subject = office.case();
  await office.ann.do(async () => {
    app.get(Assignments).begin(subject, { firstResponsible: office.ann.id, owner: office.ann.id });
    await app.get(Steps).sync(subject, steps);
  });
  return subject;
}

describe('somebody who leaves', () => {
  test('leaves steps that wait for them alone, and whoever takes their post hears of those', async () => {
    const subject = await held();
    await office.ann.do(() => app.get(Steps).complete(subject, assess.id, { cause: '运输' }));
    await office.ann.do(() => app.get(Steps).complete(subject, refund.id, { note: '全额' }));
    expect(await left(office.bo)).toEqual([]);
    expect(await left(office.chief)).toMatchObject([{ kind: { en: 'Steps that wait for them alone' }, title: 'A-1 案件 · 退款', subject }]);
    await letGo(office.chief, office.bo.id, [director.id]);
    expect(await heard(office.bo, subject)).toContainEqual({ kind: 'to-sign', detail: { step: refund.id } });
    expect(await left(office.bo)).toMatchObject([{ title: 'A-1 案件 · 退款' }]);
  });

  test('leaves corrective actions and measures, which go to the successor', async () => {
    const about = office.case();
    const opened = (await office.ann.http.post('/api/corrective-actions', { about, title: '表面划伤', leaderId: office.ann.id, severity: 'high', defect: '划伤' })).body as CorrectiveView;
    const measure = { version: opened.version, kind: 'containment', description: '全部隔离复检', ownerId: office.ann.id, dueAt: '2026-10-20T09:00:00Z' };
    expect(await office.ann.http.post(`/api/corrective-actions/${opened.id}/actions`, measure)).toMatchObject({ status: 200 });
    expect((await left(office.ann)).map(({ title, path }) => [title, path])).toEqual([[`${opened.number} 表面划伤`, `/corrective-actions/${opened.id}`], [`${opened.number} 全部隔离复检`, `/corrective-actions/${opened.id}`]]);
    await letGo(office.ann, office.bo.id);
    const now = (await office.bo.http.get(`/api/corrective-actions/${opened.id}`)).body as CorrectiveView;
    expect(now).toMatchObject({ leader: { id: office.bo.id }, measures: [{ owner: { id: office.bo.id } }] });
    expect(await heard(office.bo, { type: 'corrective-action', id: opened.id })).toContainEqual({ kind: 'to-do', detail: {} });
    expect([await left(office.ann), (await left(office.bo)).length]).toEqual([[], 2]);
  });

  test('gives back what was offered to them', async () => {
    const subject = await held();
    await office.ann.do(() => app.get(HandOvers).offer(subject, office.bo.id, '休假'));
    expect(await left(office.bo)).toMatchObject([{ kind: { en: 'Cases offered to them' }, title: 'A-1 案件', path: expect.stringContaining('/cases/') }]);
    await letGo(office.bo, office.chief.id);
    expect((await office.journal(subject)).at(-1)).toBe('hand-over-returned');
    expect(await heard(office.ann, subject)).toContainEqual({ kind: 'handed-back', detail: {} });
  });

  test('can go without a successor when nothing waits for them alone', async () => {
    await held();
    await letGo(office.bo, null);
    expect(await left(office.bo)).toEqual([]);
  });
});

describe('whoever stands in', () => {
  const standIn = (roles: string[] | null) => office.within(() => app.get(Commands).execute(new Delegate(office.chief.id, { toId: office.bo.id, startsAt: '2026-10-12T02:00:00Z', endsAt: '2026-10-13T02:00:00Z', roles, reason: '休假' })));

  test('for a superior does what waits for the superior', async () => {
    const subject = await held(ownersProcedure);
    const complete = () => office.bo.do(() => app.get(Steps).complete(subject, assess.id, { cause: '运输' }));
    await standIn(null);
    await expect(complete()).rejects.toMatchObject({ code: 'workflow.step-not-yours' });
    app.now.set('2026-10-12T11:00+08:00');
    await complete();
    expect(((await office.ann.http.get(`/api/steps?type=${subject.type}&id=${subject.id}`)).body as StepsView).steps).toMatchObject([{ step: assess.id, state: 'done' }]);
  });

  test('is told when that begins and when it has run out, as the giver is, each once', async () => {
    await standIn(null);
    const about = { type: 'person', id: office.chief.id };
    expect(await heard(office.bo, about)).toEqual([]);
    app.now.set('2026-10-12T10:00+08:00');
    for (const who of [office.bo, office.chief]) expect((await heard(who, about)).map(({ kind }) => kind)).toEqual(['standing-in']);
    app.now.set('2026-10-13T10:00+08:00');
    for (const who of [office.bo, office.chief]) expect((await heard(who, about)).map(({ kind }) => kind)).toEqual(['standing-in', 'standing-in']);
  });
});
