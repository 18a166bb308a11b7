import { expectOk, Office, offer, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { definePlugin, deadline, hours, labelled, override, plan, settingDefault, step, text, yuan, type Journaled } from '@aftercare/kernel';
import { Commands, defineServerPlugin, subscribe } from '@aftercare/kernel/server';
import { authorityLimits, stepDone } from '@aftercare/workflow';
import { Steps } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { agent, caseDeadlines, complaintLevel, customerNotice, director, handling, majorAmount, offering, specialist, supervisor } from '../domain/index.ts';
import { CaseReader, PromiseNotice, ReviseComplaint } from './index.ts';

const inspect = step('strict.inspect', text('检测', 'Inspection'), z.object({ finding: labelled(z.string().min(1), '结论', 'Finding'), loss: labelled(z.string().regex(/^\d+$/), '损失金额', 'Loss') }));
const chase = deadline('strict.chase', text('催办', 'Chase'));

/** What a plugin does with a step: feeds the case by the commands that people use, without knowing its version. */
@Injectable()
class TakeFindings {
  constructor(
    private readonly steps: Steps,
    private readonly commands: Commands,
    private readonly cases: CaseReader,
  ) {}

  async handle({ subject, payload }: Journaled<{ step: string }>): Promise<void> {
    if (payload.step !== inspect.id) return;
    const form = await this.steps.form(subject, inspect);
    const { facts } = await this.cases.read(subject);
    if (facts.amount === null) await this.commands.execute(new ReviseComplaint(subject.id, { version: null, loss: yuan(form!.loss) }));
    await this.commands.execute(new PromiseNotice(subject.id, { version: null, at: '2026-03-06T09:00:00Z', note: '等待总监审批' }));
  }
}

const limit = (role: string, amount: string | null) => ({ kind: 'any' as const, role, limit: amount === null ? null : yuan(amount), per: 'case' as const, windowDays: null });

const strict = defineServerPlugin({
  manifest: definePlugin({
    id: 'strict', version: '1.0.0', title: text('严格', 'Strict'),
    steps: { inspect },
    deadlines: { chase },
    defaults: [settingDefault(majorAmount, yuan('2000')), settingDefault(authorityLimits, [limit(agent.id, '1000'), limit(supervisor.id, '1500'), limit(director.id, null)])],
    overrides: [
      override(handling, ({ amount }) => [plan(inspect, { by: specialist, signOff: { by: director, amount } })]),
      override(complaintLevel, (facts, standard) => (facts.overdue ? 'major' : standard(facts))),
      override(caseDeadlines, (facts, standard) => [...standard(facts), ...(facts.stepsDone.includes(inspect.id) ? [] : [{ deadline: chase.id, due: hours(24) }])]),
      override(offering, (facts, standard) => {
        const said = standard(facts);
        return { ...said, missing: [...said.missing, ...(facts.case.stepsDone.includes(inspect.id) ? [] : ['inspection'])] };
      }),
      override(customerNotice, (facts, standard) => (facts.happened === 'state-changed' || facts.happened === 'referred' ? 'updated' : standard(facts))),
    ],
  }),
  subscribers: [subscribe(stepDone, TakeFindings)],
});

let started: StartedApp;
let office: Office;

beforeAll(async () => {
  started = await startOffice([strict]);
  office = await Office.open(started.app, 'strict', ['strict']);
});
afterAll(() => started?.close());
beforeEach(() => started.app.now.set('2026-03-02T09:00+08:00'));

test('a step of the tenant’s procedure waits for its role, is filled in, given back, signed, and feeds the case', async () => {
  const { id, number, version } = await office.file();
  const path = `/api/complaints/${id}/steps/strict.inspect`;
  const view = expectOk(await office.kim.http.get(`/api/complaints/${id}`));
  expect(view.steps).toMatchObject([{ step: 'strict.inspect', state: 'open', available: true, allowed: ['complete'] }]);
  expect(view.openForClosing).toContain('open-steps');
  expect(view.actionsNow.find(({ action }: { action: string }) => action === 'offer')).toEqual({ action: 'offer', allowed: false, because: ['inspection'] });
  expect((await office.kim.http.get('/api/complaints?view=waiting')).body.rows).toMatchObject([{ id }]);
  expect(await office.act(id, 'offer', offer)).toMatchObject({ status: 409, body: { code: 'complaints.cannot-offer', missing: ['inspection'] } });

  expect(await office.ann.http.post(path, { version, form: { finding: 'x', loss: '1' } })).toMatchObject({ status: 403, body: { code: 'workflow.step-not-yours' } });
  expect((await office.kim.http.post(path, { version, form: { loss: 'much', colour: 1 } })).body.errors.map((each: { path: string }) => each.path).toSorted()).toEqual(['colour', 'finding', 'loss']);
  await office.done(id, 'steps/strict.inspect', { form: { finding: '接线松脱', loss: '2500' } }, office.kim);
  expect((await office.dan.http.get('/api/complaints?view=waiting')).body.rows).toMatchObject([{ id }]);
  await office.done(id, 'steps/strict.inspect/hand-back', { reason: '请附照片' }, office.dan);
  await office.done(id, 'steps/strict.inspect', { form: { finding: '接线松脱，见照片', loss: '2500' } }, office.kim);
  expect((await office.act(id, 'steps/strict.inspect/sign', {}, office.kim)).status).toBe(403);
  const signed = await office.done(id, 'steps/strict.inspect/sign', { comment: '同意' }, office.dan);
  expect(signed.steps).toMatchObject([{ state: 'done', signers: [{ role: 'complaints.director', signature: { by: office.dan.id, text: '同意' } }] }]);
  expect(signed.clocks.find(({ deadline: each }) => each === chase.id)).toMatchObject({ outcome: 'met' });

  await started.app.settle();
  const fed = await office.see(id);
  expect(fed).toMatchObject({ loss: yuan('2500'), level: 'major', promise: { note: '等待总监审批' } });
  const mails = () => started.mails.received.filter(({ subject }) => subject!.includes(number));
  expect(mails().some(({ text: said }) => said!.includes('等待总监审批'))).toBe(true);
  expect(office.ann.id).toBe(fed.assignment.owner);

  const asked = await office.done(id, 'offer', offer);
  expect(asked).toMatchObject({ state: 'handling', offers: [{ answer: 'awaiting-approval' }], assignment: { owner: office.ann.id } });
  expect(asked.openForClosing).toContain('pending-approvals');
  for (const [signer, seen] of [[office.sue, 1], [office.dan, 2]] as const) expectOk(await signer.http.post(`/api/approvals/${asked.offers[0]!.approval}/sign`, { version: seen }));
  await started.app.settle();
  expect(await office.see(id)).toMatchObject({ state: 'offered', offers: [{ answer: 'open', offeredBy: { id: office.ann.id } }], assignment: { owner: office.ann.id } });
  expect(mails().filter(({ text: said }) => said!.includes('有相应权限的负责人'))).toHaveLength(1);
  expect(mails().filter(({ subject }) => subject!.includes('请您确认'))).toHaveLength(1);

  const withdrawn = await office.done(id, 'withdraw', { reason: '客户自行解决' }, office.dan);
  expect(withdrawn.offers.at(-1)!.answer).toBe('withdrawn');
});

test('a case that is late becomes major, and its clocks go by the other level', async () => {
  const { id } = await office.file();
  expect((await office.see(id)).level).toBe('general');
  started.app.now.set('2026-04-30T09:00+08:00');
  await started.app.settle();
  expect(await office.see(id)).toMatchObject({ level: 'major', overdue: true });
  const { body } = await office.dan.http.get(`/api/timeline?type=complaint&id=${id}`);
  const changed = body.entries.find(({ event, payload }: { event: string; payload: { from: unknown } }) => event === 'complaints.level-changed' && payload.from === 'general');
  expect(changed).toMatchObject({ payload: { to: 'major', why: 'overdue' }, actor: { kind: 'system' }, title: { en: 'Level changed' } });
});

test('steps that are open end with the case, and come back with it', async () => {
  const { id } = await office.file();
  expect((await office.done(id, 'withdraw', { reason: '撤回' })).steps).toMatchObject([{ state: 'withdrawn' }]);
  expect((await office.kim.http.get('/api/complaints?view=waiting')).body.rows.map((row: { id: string }) => row.id)).not.toContain(id);
  expect((await office.done(id, 'reopen', { reason: '继续' }, office.sue)).steps).toMatchObject([{ state: 'open', available: true }]);
});
