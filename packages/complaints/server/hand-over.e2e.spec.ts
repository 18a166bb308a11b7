import { expectOk, Office, startOffice, type Colleague, type StartedApp } from '@aftercare/complaints/testing';
import { sql } from '@aftercare/kernel/server';
import { handOverDeadline } from '@aftercare/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ComplaintView } from '../domain/index.ts';

let started: StartedApp;
let office: Office;

beforeAll(async () => {
  started = await startOffice();
  office = await Office.open(started.app, 'hand');
});
afterAll(() => started?.close());
// A Monday morning.
beforeEach(() => started.app.now.set('2026-03-02T09:00+08:00'));

const offerTo = (id: string, to: Colleague, by = office.ann, more = {}) => office.act(id, 'hand-over', { to: to.id, reason: '我下周休假', ...more }, by);
const offered = async (to = office.bo): Promise<ComplaintView> => expectOk(await offerTo((await office.file()).id, to));
const allowed = async (id: string, who: Colleague) => expectOk(await who.http.get<ComplaintView>(`/api/complaints/${id}`)).actionsNow.filter(({ allowed: may }) => may).map(({ action }) => action).filter((action) => action.includes('hand-over'));
const workOf = async (who: Colleague) => expectOk(await who.http.get('/api/my-work'));
const textsOf = async (id: string) => (await office.dan.http.get(`/api/timeline?type=complaint&id=${id}&limit=200`)).body.entries.map(({ event, text }: { event: string; text: string | null }) => `${event} ${text ?? ''}`.trim()) as string[];

describe('a hand-over', () => {
  test('is an offer: until it is accepted the giver holds the case, and the first responsible person never changes', async () => {
    const { id, assignment } = await offered();
    expect(assignment).toMatchObject({ owner: office.ann.id, pending: { from: office.ann.id, to: office.bo.id, reason: '我下周休假', dueAt: '2026-03-02T06:30:00.000Z' } });
    expect([await allowed(id, office.ann), await allowed(id, office.bo)]).toEqual([['withdraw-hand-over'], ['accept-hand-over', 'decline-hand-over']]);
    expect((await workOf(office.bo)).accept.map((row: { id: string }) => row.id)).toEqual([id]);
    for (const who of [office.ann, office.dan]) expect((await office.act(id, 'accept-hand-over', {}, who)).body).toMatchObject({ status: 403, code: 'workflow.hand-over-not-yours' });
    const accepted = await office.done(id, 'accept-hand-over', {}, office.bo);
    expect(accepted.assignment).toMatchObject({ owner: office.bo.id, firstResponsible: office.ann.id, pending: null, owners: [{ personId: office.ann.id }, { personId: office.bo.id, reason: '我下周休假' }] });
    expect(accepted.clocks.find(({ deadline }) => deadline === handOverDeadline.id)!.outcome).toBe('met');
    expect((await office.act(id, 'accept-hand-over', {}, office.bo)).body).toMatchObject({ status: 409, code: 'workflow.no-hand-over' });
    expect((await workOf(office.bo)).counts.accept).toBe(0);
  });

  test('comes back with the reason when it is declined', async () => {
    const { id } = await offered();
    expect((await office.act(id, 'decline-hand-over', {}, office.bo)).body.errors).toMatchObject([{ path: 'reason' }]);
    expect((await office.done(id, 'decline-hand-over', { reason: '不属于北区客户' }, office.bo)).assignment).toMatchObject({ owner: office.ann.id, pending: null });
    expect(await textsOf(id)).toEqual(expect.arrayContaining(['workflow.hand-over-offered 我下周休假', 'workflow.hand-over-declined 不属于北区客户']));
  });

  test('comes back by itself when it is not answered in time, and the lateness is the receiver’s', async () => {
    const { id, version } = await offered();
    started.app.now.set('2026-03-02T14:29+08:00');
    await started.app.settle();
    expect((await office.see(id)).assignment.pending).not.toBeNull();
    started.app.now.set('2026-03-02T15:00+08:00');
    await started.app.settle();
    const back = await office.see(id);
    expect(back).toMatchObject({ version, assignment: { owner: office.ann.id, pending: null } });
    expect(await textsOf(id)).toContain('workflow.hand-over-returned 我下周休假');
    const charges = await office.rows<{ person: string; used: string; late: string; outcome: string }>(sql`select person_id as person, used_ms::text as used, late_ms::text as late, outcome from clock_charge where subject_id = ${id} and deadline = ${handOverDeadline.id}`);
    expect(charges).toEqual([{ person: office.bo.id, used: String(4.5 * 3_600_000), late: String(0.5 * 3_600_000), outcome: 'late' }]);
    expect((await office.act(id, 'accept-hand-over', {}, office.bo)).body.code).toBe('workflow.no-hand-over');
    expect(expectOk(await offerTo(id, office.bo)).assignment.pending).not.toBeNull();
  });

  test('is one at a time, taken back by its giver, and void when the case ends or goes up', async () => {
    const { id } = await offered();
    expect((await offerTo(id, office.kim)).body).toMatchObject({ status: 409, code: 'workflow.hand-over-pending' });
    expect((await office.act(id, 'withdraw-hand-over', {}, office.bo)).status).toBe(403);
    expect((await office.done(id, 'withdraw-hand-over')).assignment.pending).toBeNull();
    await offerTo(id, office.bo);
    expect((await office.done(id, 'escalate', { course: '客户多次来电', demand: '换新', progress: '已检测' })).assignment).toMatchObject({ owner: office.sue.id, pending: null });
    const ending = await offered();
    expect((await office.done(ending.id, 'withdraw', { reason: '客户自行解决' })).assignment.pending).toBeNull();
    expect((await textsOf(ending.id)).filter((line) => line.startsWith('workflow.hand-over-withdrawn'))).toHaveLength(1);
  });

  test('is not for a colleague to start, unless by authority, at once and with the reason kept', async () => {
    const { id } = await office.file();
    await office.done(id, 'hand-over', { to: office.kim.id, reason: '会诊' });
    expect((await offerTo(id, office.bo, office.kim)).body).toMatchObject({ status: 409, code: 'complaints.cannot-hand-over', because: ['not-owner'] });
    expect((await offerTo(id, office.bo, office.ann, { override: '我说了算' })).body).toMatchObject({ status: 403, permission: 'workflow.handOver' });
    const forced = expectOk(await offerTo(id, office.bo, office.sue, { override: '客户要求立即更换负责人' }));
    expect(forced.assignment).toMatchObject({ owner: office.bo.id, firstResponsible: office.ann.id, pending: null });
    expect(await textsOf(id)).toContain('workflow.hand-over-forced 客户要求立即更换负责人');
  });

  test('is hidden from other tenants, and goes by the version', async () => {
    const other = await Office.open(started.app, 'elsewhere');
    const { id, version } = await offered();
    for (const act of ['accept-hand-over', 'decline-hand-over', 'withdraw-hand-over']) expect((await other.dan.http.post(`/api/complaints/${id}/${act}`, { version, reason: 'x' })).status).toBeOneOf([400, 404]);
    expect((await other.dan.http.post(`/api/complaints/${id}/accept-hand-over`, { version })).status).toBe(404);
    expect((await office.bo.http.post(`/api/complaints/${id}/accept-hand-over`, { version: version - 1 })).body.code).toBe('kernel.stale-version');
  });
});

/** Five working days to answer end on the 9th at 18:00; at noon most of them are over. */
async function dueOnTheNinth(): Promise<void> {
  for (const at of ['2026-03-09T12:00+08:00', '2026-03-09T18:00+08:00']) {
    started.app.now.set(at);
    await started.app.settle();
  }
}

describe('a complaint that runs late', () => {
  const waiting = async (who: Colleague, id: string) => ((await who.http.get(`/api/escalations?type=complaint&id=${id}`)).body as { id: string; mine: boolean; deadline: string; rung: string; state: string }[]).filter(({ deadline }) => deadline === 'complaints.answer');

  test('is acknowledged by those who were told, or goes to the next level', async () => {
    const { id } = await office.file();
    await dueOnTheNinth();
    const [warned, late] = await waiting(office.ann, id);
    expect([warned, late]).toMatchObject([{ rung: '80%', state: 'told', mine: false }, { rung: '100%', state: 'open', mine: true }]);
    expect((await workOf(office.ann)).acknowledge.map((row: { id: string }) => row.id)).toContain(id);
    const acknowledge = (who: Colleague) => who.http.post(`/api/escalations/${late!.id}/acknowledge`);
    expect((await acknowledge(office.dan)).body).toMatchObject({ status: 403, code: 'workflow.not-told-of-escalation' });
    expect((await acknowledge(office.bo)).status).toBe(404);
    expect((await acknowledge(office.ann)).status).toBe(204);
    expect((await waiting(office.ann, id))[1]).toMatchObject({ state: 'open', mine: false });
    expect((await acknowledge(office.sue)).status).toBe(204);
    expect((await waiting(office.sue, id))[1]!.state).toBe('acknowledged');
    expect((await acknowledge(office.sue)).body.code).toBe('workflow.escalation-over');
  });

  test('tells whoever has to know of it, who may look at the case from then on', async () => {
    const { id } = await office.file({}, office.bo);
    expect((await office.kim.http.get(`/api/complaints/${id}`)).status).toBe(404);
    await office.done(id, 'hand-over', { to: office.kim.id, reason: '会诊' }, office.bo);
    await office.done(id, 'accept-hand-over', {}, office.kim);
    await dueOnTheNinth();
    expect((await waiting(office.kim, id)).map(({ rung, mine }) => [rung, mine])).toEqual([['80%', false], ['100%', true]]);
  });
});
