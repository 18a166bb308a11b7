import { Office, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { definePlugin, hours, labelled, override, plan, setting, step, text } from '@aftercare/kernel';
import { Commands, defineServerPlugin, SetSetting, sql } from '@aftercare/kernel/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { agent, director, handling, specialist, supervisor } from '../domain/index.ts';

const note = z.object({ note: labelled(z.string().trim().min(1), '说明', 'Note') });
const inspect = step('lab.inspect', text('检测', 'Inspection'), note);
const ask = step('lab.ask', text('询问客户', 'Ask the customer'), note);
const photos = step('lab.photos', text('补照片', 'Ask for photographs'), note);
const decide = step('lab.decide', text('会签处理意见', 'Decide together'), note);
const asksIn = setting('lab.asks-in', text('询问部门', 'Department that asks'), z.uuid().nullable(), null);

/** The laboratory inspects while one department asks the customer; then director and specialist sign together what the supervisor decides. */
const lab = defineServerPlugin({
  manifest: definePlugin({
    id: 'lab', version: '1.0.0', title: text('实验室', 'Laboratory'),
    steps: { inspect, ask, photos, decide },
    settings: { asksIn },
    overrides: [
      override(
        handling,
        ({ severity }, _standard, read) => [
          plan(inspect, { by: specialist, after: [], due: hours(8) }),
          plan(ask, { by: agent, department: read(asksIn), after: [] }),
          ...(severity === 'safety' ? [plan(photos, { by: agent, after: [ask] })] : []),
          plan(decide, { by: supervisor, after: [inspect, ask, photos], signOff: { all: [{ by: director }, { by: specialist }] } }),
        ],
        { settings: [asksIn] },
      ),
    ],
  }),
});

let started: StartedApp;
let office: Office;
let other: Office;

beforeAll(async () => {
  started = await startOffice([lab]);
  started.app.now.set('2026-03-01T09:00+08:00');
  office = await Office.open(started.app, 'lab', ['lab']);
  other = await Office.open(started.app, 'lab-south', ['lab']);
  const [south] = await office.rows(sql<{ id: string }>`select id from department where name = '南区客服'`);
  await started.app.within(office.tenant, () => started.app.get(Commands).execute(new SetSetting(asksIn.id, { value: south!.id, appliesToOpen: true })));
});
afterAll(() => started?.close());
beforeEach(() => started.app.now.set('2026-03-02T09:00+08:00'));

const form = { form: { note: '已核实' } };
const states = (view: { steps: { step: string; state: string }[] }) => view.steps.map(({ step: id, state }) => `${id} ${state}`);
const allowed = async (id: string, who: Office['ann']) => (await who.http.get(`/api/complaints/${id}`)).body.steps?.map((each: { allowed: string[] }) => each.allowed.join());
const waits = async (id: string, who: Office['ann']) => (await who.http.get('/api/complaints?view=waiting')).body.rows.some((row: { id: string }) => row.id === id);

test('steps run at the same time and join; one of them is for the people of one department and its head', async () => {
  const { id } = await office.file();
  expect(await allowed(id, office.kim)).toEqual(['complete', '', '']);
  expect(await allowed(id, office.ann)).toEqual(['', 'complete', '']);
  expect(await allowed(id, office.sue)).toEqual(['', 'complete', '']);
  expect([await waits(id, office.ann), await waits(id, office.bo), await waits(id, office.sue), await waits(id, office.kim)]).toEqual([true, false, true, true]);
  expect((await office.bo.http.get(`/api/complaints/${id}`)).status).toBe(404);
  const { body } = await office.dan.http.get(`/api/complaints/${id}`);
  expect(body.steps[1].doer).toMatchObject({ role: 'complaints.agent', department: { name: '南区客服' } });
  expect(body.steps[1].doer.people.toSorted()).toEqual([office.ann.id, office.sue.id].toSorted());
  expect(await office.act(id, 'steps/lab.ask', form, office.kim)).toMatchObject({ status: 403, body: { code: 'workflow.step-not-yours' } });
  expect(await office.act(id, 'steps/lab.decide', form, office.sue)).toMatchObject({ status: 409, body: { code: 'workflow.step-not-available', waitsFor: ['lab.inspect', 'lab.ask'] } });
  await office.done(id, 'steps/lab.ask', form, office.sue);
  expect(await office.act(id, 'steps/lab.decide', form, office.sue)).toMatchObject({ status: 409, body: { waitsFor: ['lab.inspect'] } });
  await office.done(id, 'steps/lab.inspect', form, office.kim);
  expect(await allowed(id, office.sue)).toEqual(['hand-back', 'hand-back', 'complete']);
});

test('a step comes and goes with the facts; the journal names rule and facts, and what was written stays', async () => {
  const { id } = await office.file();
  await office.done(id, 'revise', { severity: 'safety' });
  await office.done(id, 'steps/lab.ask', form);
  await office.done(id, 'steps/lab.photos', { form: { note: '已收到三张' } });
  expect(states(await office.see(id))).toEqual(['lab.inspect open', 'lab.ask done', 'lab.photos done', 'lab.decide open']);
  await office.done(id, 'steps/lab.inspect', form, office.kim);
  await office.done(id, 'steps/lab.photos/hand-back', { reason: '照片不清楚' }, office.sue);
  expect(states(await office.done(id, 'revise', { severity: 'low' }))).toEqual(['lab.inspect done', 'lab.ask done', 'lab.decide open', 'lab.photos withdrawn']);
  expect(await allowed(id, office.sue)).toEqual(['hand-back', 'hand-back', 'complete', '']);
  const back = await office.done(id, 'revise', { severity: 'safety' });
  expect(back.steps[2]).toMatchObject({ state: 'open', available: true, form: { note: '已收到三张' } });
  const { entries } = (await office.dan.http.get(`/api/timeline?type=complaint&id=${id}&limit=200`)).body;
  const because = { policy: 'complaints.handling', facts: expect.arrayContaining(['severity']) };
  expect(entries.find(({ event }: { event: string }) => event === 'workflow.step-withdrawn')).toMatchObject({ payload: { step: 'lab.photos', because } });
  expect(entries.find(({ event, payload }: { event: string; payload: { again: boolean } }) => event === 'workflow.step-opened' && payload.again)).toMatchObject({ payload: { step: 'lab.photos', because } });
});

test('several sign together; each comment is kept and read on the timeline, and one hand-back voids all', async () => {
  const { id } = await office.file();
  await office.done(id, 'steps/lab.ask', form);
  await office.done(id, 'steps/lab.inspect', form, office.kim);
  await office.done(id, 'steps/lab.decide', form, office.sue);
  expect(await office.act(id, 'steps/lab.decide/sign', {}, office.sue)).toMatchObject({ status: 403, body: { code: 'workflow.step-not-yours' } });
  const half = await office.done(id, 'steps/lab.decide/sign', { comment: '同意换货' }, office.kim);
  expect(half.steps[2]).toMatchObject({ state: 'filled', signers: [{ role: 'complaints.director', next: true, signature: null }, { role: 'complaints.specialist', next: false, signature: { by: office.kim.id, text: '同意换货' } }] });
  expect(half.openForClosing).toContain('open-steps');
  expect(await office.act(id, 'steps/lab.decide/sign', {}, office.kim)).toMatchObject({ status: 403, body: { code: 'workflow.already-signed' } });
  expect([await waits(id, office.kim), await waits(id, office.dan)]).toEqual([false, true]);
  await office.done(id, 'steps/lab.decide/hand-back', { reason: '请写明费用' }, office.dan);
  await office.done(id, 'steps/lab.decide', { form: { note: '换货，费用两百元' } }, office.sue);
  await office.done(id, 'steps/lab.decide/sign', {}, office.dan);
  const signed = await office.done(id, 'steps/lab.decide/sign', {}, office.kim);
  expect(signed.steps[2]).toMatchObject({ state: 'done', history: [{ kind: 'filled' }, { kind: 'signed', text: '同意换货' }, { kind: 'handed-back', text: '请写明费用', by: office.dan.id }, { kind: 'filled' }, { kind: 'signed' }, { kind: 'signed' }] });
  expect(signed.openForClosing).not.toContain('open-steps');
  const { entries } = (await office.ann.http.get(`/api/timeline?type=complaint&id=${id}&limit=200`)).body;
  const said = entries.filter(({ event }: { event: string }) => event === 'workflow.step-handed-back' || event === 'workflow.step-signed').map(({ text: words }: { text: string | null }) => words);
  expect(said).toEqual([null, null, '请写明费用', '同意换货']);
  expect((await office.events(id)).filter((event) => event === 'workflow.step-done')).toHaveLength(3);
});

test('whoever has the next step gives back an earlier one: it counts as open again, and so does what was built on it', async () => {
  const { id } = await office.file();
  await office.done(id, 'revise', { severity: 'safety' });
  await office.done(id, 'steps/lab.ask', form);
  expect(await office.act(id, 'steps/lab.ask/hand-back', { reason: 'x' }, office.kim)).toMatchObject({ status: 403, body: { code: 'workflow.step-not-yours' } });
  await office.done(id, 'steps/lab.photos', form);
  await office.done(id, 'steps/lab.inspect', form, office.kim);
  expect(await office.act(id, 'steps/lab.decide/hand-back', { reason: 'x' }, office.sue)).toMatchObject({ status: 409, body: { code: 'workflow.step-not-filled' } });
  expect((await office.act(id, 'steps/lab.ask/hand-back', { reason: ' ' }, office.sue)).body.errors).toMatchObject([{ path: 'reason' }]);
  const { version } = await office.see(id);
  expect((await office.sue.http.get(`/api/complaints/${id}`)).body.steps[1].reopens).toEqual(['lab.photos']);
  const back = await office.done(id, 'steps/lab.ask/hand-back', { reason: '没有写型号' }, office.sue);
  expect(states(back)).toEqual(['lab.inspect done', 'lab.ask open', 'lab.photos open', 'lab.decide open']);
  expect(back.steps[1]).toMatchObject({ available: true, form: form.form, history: [{ kind: 'filled' }, { kind: 'handed-back', text: '没有写型号', by: office.sue.id }] });
  expect(back.steps[2]).toMatchObject({ available: false, waitsFor: ['lab.ask'], history: [{ kind: 'filled' }, { kind: 'reopened', cause: 'lab.ask' }] });
  expect(back.openForClosing).toContain('open-steps');
  expect(await office.sue.http.post(`/api/complaints/${id}/steps/lab.ask/hand-back`, { version, reason: 'x' })).toMatchObject({ status: 409, body: { code: 'kernel.stale-version' } });
});

test('to another company neither the case nor its steps exist', async () => {
  const { id, version } = await office.file();
  expect((await other.dan.http.get(`/api/steps?type=complaint&id=${id}`)).status).toBe(404);
  expect((await other.kim.http.post(`/api/complaints/${id}/steps/lab.inspect`, { version, ...form })).status).toBe(404);
  expect((await other.dan.http.post(`/api/complaints/${id}/steps/lab.inspect/hand-back`, { version, reason: 'x' })).status).toBe(404);
});
