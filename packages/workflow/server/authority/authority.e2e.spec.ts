import { openWork } from '@aftercare/identity';
import identityServer, { AssignRole, CreatePerson, Delegate, IssueToken, Leave } from '@aftercare/identity/server';
import { defineModule, ref, resource, role, settingDefault, text, yuan } from '@aftercare/kernel';
import { answer, Commands, currentActor, defineServerModule, Journal, newId, Questions, Tenants, type Tenant } from '@aftercare/kernel/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import mailServer from '@aftercare/mail/server';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApprovalView, authorityLimits, grantedIn, subjectAccess } from '../../domain/index.ts';
import workflowServer, { Authority, type Wanted } from '../index.ts';

const grantCase = resource('grant-case', text('案件', 'Case'));
const agent = role('grants.agent', text('专员', 'Agent'));
const supervisor = role('grants.supervisor', text('主管', 'Supervisor'));
const director = role('grants.director', text('总监', 'Director'));

/** Customers of cases, and who else may see a case. */
const customers = new Map<string, string>();
const seenBy = new Map<string, string>();

@Injectable()
class MayTouch {
  async answer({ id }: { id: string }) {
    const see = currentActor().kind === 'system' || seenBy.get(id) === currentActor().id;
    return { see, change: see };
  }
}

@Injectable()
class Granted {
  async answer({ id }: { id: string }) {
    return { customer: customers.get(id)!, openedAt: '2026-03-02T01:00:00.000Z' };
  }
}

const row = (of: { id: string }, limit: string | null, per: 'case' | 'customer' = 'case', windowDays: number | null = null) => ({ kind: 'any' as const, role: of.id, limit: limit === null ? null : yuan(limit), per, windowDays });

const grants = defineServerModule({
  manifest: defineModule({
    id: 'grants', title: text('案件', 'Cases'), requires: ['workflow'], roles: { agent, supervisor, director }, resources: { grantCase },
    defaults: [settingDefault(authorityLimits, [row(agent, '1000'), row(agent, '1500', 'customer', 30), row(supervisor, '20000'), row(director, null)])],
  }),
  answers: [answer(subjectAccess(grantCase), MayTouch), answer(grantedIn(grantCase), Granted)],
});

interface Colleague {
  readonly id: string;
  readonly http: TestClient;
  ask(subject: { type: string; id: string }, amount: string, former?: string): ReturnType<Authority['ask']>;
}

let app: TestApp;
let tenant: Tenant;
let ann: Colleague;
let bo: Colleague;
let sue: Colleague;
let dan: Colleague;

const wanted = (amount: string): Wanted => ({ summary: '赔偿误工', items: [{ kind: 'compensation', amount: yuan(amount), batch: null, words: '赔偿误工' }] });

beforeAll(async () => {
  app = await startTestApp({ modules: [mailServer, identityServer, workflowServer, grants] });
  tenant = await app.tenant('grants');
  const hire = async (name: string, post: typeof agent): Promise<Colleague> =>
    app.within(tenant, async () => {
      const commands = app.get(Commands);
      const { id } = await commands.execute(new CreatePerson({ name, email: `${name}@grants.example` }));
      await commands.execute(new AssignRole(post, { personId: id }));
      const { token } = await commands.execute(new IssueToken(id, { name: 'test', expiresAt: null }));
      const actor = { kind: 'person', id, permissions: new Set<string>(), sight: 'own', departments: [], roles: [post.id] } as const;
      return { id, http: app.http.bearer(token), ask: (subject, amount, former) => app.get(Tenants).within(tenant.id, () => commands.transaction(() => app.get(Authority).ask(subject, wanted(amount), { former: former ?? null })), actor) };
    });
  [ann, bo, sue, dan] = [await hire('ann', agent), await hire('bo', agent), await hire('sue', supervisor), await hire('dan', director)];
});
afterAll(() => app?.close());
beforeEach(() => app.now.set('2026-03-02T09:00+08:00'));

/** A case of a customer that Ann may see. */
function open(customer = newId()) {
  const subject = ref(grantCase, newId());
  customers.set(subject.id, customer);
  seenBy.set(subject.id, ann.id);
  return subject;
}
const see = async (who: Colleague, id: string) => (await who.http.get<ApprovalView>(`/api/approvals/${id}`)).body;
const sign = (who: Colleague, id: string, version: number, comment: string | null = null) => who.http.post<ApprovalView & Record<string, any>>(`/api/approvals/${id}/sign`, { version, comment });
const waiting = async (who: Colleague): Promise<string[]> => (await who.http.get('/api/approvals?view=waiting&limit=200')).body.rows.map(({ id }: { id: string }) => id);
const events = async (subject: { type: string; id: string }) => (await app.within(tenant, () => app.get(Journal).of(subject))).map(({ name, payload }) => ({ name: name.replace('workflow.approval-', ''), payload })).toReversed();

test('what is within one’s own authority is granted at once, and counts', async () => {
  const subject = open();
  expect(await ann.ask(subject, '600')).toMatchObject({ state: 'approved', approvers: [] });
  expect(await ann.ask(subject, '400')).toMatchObject({ state: 'approved' });
  expect(await ann.ask(subject, '0.01')).toMatchObject({ state: 'pending', roles: [supervisor.id], approvers: [sue.id] });
  expect(await ann.ask(open(), '0')).toBeNull();
});

test('a grant that must go to the director is signed level by level, and says why', async () => {
  const subject = open();
  const { id } = (await ann.ask(subject, '25000'))!;
  expect(await waiting(sue)).toContain(id);
  expect(await waiting(dan)).not.toContain(id);
  const asked = await see(ann, id);
  expect(asked).toMatchObject({ state: 'pending', amount: yuan('25000'), waitsFor: [supervisor.id], chain: [{ approvers: [{ name: 'sue' }] }, { approvers: [{ name: 'dan' }] }], requestedBy: { name: 'ann' }, allowed: ['withdraw'] });
  expect(asked.decision.levels[1]).toMatchObject({ roles: [supervisor.id], covers: false, checks: [{ per: 'case', limit: yuan('20000'), asked: yuan('25000'), before: yuan('0'), over: yuan('5000') }] });

  expect((await sign(dan, id, 1)).body).toMatchObject({ status: 403, code: 'workflow.approval-not-yours' });
  const first = await sign(sue, id, 1, '同意，情况属实');
  expect(first.body).toMatchObject({ state: 'pending', version: 2, signed: 1, waitsFor: [director.id], signatures: [{ by: { name: 'sue' }, decision: 'signed', comment: '同意，情况属实' }], allowed: [] });
  expect(await waiting(dan)).toContain(id);
  expect((await sign(dan, id, 1)).body).toMatchObject({ status: 409, code: 'kernel.stale-version', current: { version: 2, signed: 1 } });
  expect((await sign(dan, id, 2)).body).toMatchObject({ state: 'approved', signed: 2, waitsFor: [] });
  expect((await sign(dan, id, 3)).body).toMatchObject({ status: 409, code: 'workflow.approval-decided', current: { state: 'approved' } });
  expect(await events(subject)).toMatchObject([
    { name: 'requested', payload: { request: id, approvers: [sue.id], former: null } },
    { name: 'signed', payload: { by: sue.id, for: null, approvers: [dan.id] } },
    { name: 'signed', payload: { by: dan.id, approvers: [] } },
    { name: 'granted', payload: { request: id, by: dan.id, askedBy: ann.id } },
  ]);
});

test('sums run over all cases of a customer, and leave the window with time', async () => {
  const customer = newId();
  expect(await ann.ask(open(customer), '900')).toMatchObject({ state: 'approved' });
  const { id } = (await ann.ask(open(customer), '700'))!;
  expect((await see(ann, id)).decision.levels[0]!.checks).toMatchObject([{ per: 'case', covered: true }, { per: 'customer', windowDays: 30, before: yuan('900'), over: yuan('100'), covered: false }]);
  app.now.set('2026-04-02T09:00+08:00');
  expect(await ann.ask(open(customer), '800')).toMatchObject({ state: 'approved' });
});

test('nobody signs their own, nor what they asked for in a post of their own', async () => {
  const { id } = (await sue.ask(open(), '20000.01'))!;
  expect((await sign(sue, id, 1)).body).toMatchObject({ status: 403, code: 'workflow.own-approval' });
  expect((await sue.http.post(`/api/approvals/${id}/withdraw`, { version: 1 })).body).toMatchObject({ state: 'withdrawn', voided: 'withdrawn' });
  expect((await sign(dan, id, 2)).body.code).toBe('workflow.approval-decided');
});

test('a substitute signs for the one who is away, and never for the asker', async () => {
  const give = (from: Colleague, to: Colleague) => app.get(Tenants).within(tenant.id, () => app.get(Commands).execute(new Delegate(from.id, { toId: to.id, startsAt: '2026-03-02T00:00:00Z', endsAt: '2026-03-09T00:00:00Z', roles: null, reason: '休假' })));
  await give(dan, bo);
  await give(sue, bo);
  const high = (await sue.ask(open(), '30000'))!;
  expect(high.approvers.toSorted()).toEqual([bo.id, dan.id].toSorted());
  expect(await waiting(bo)).toContain(high.id);
  expect((await sign(bo, high.id, 1)).body).toMatchObject({ state: 'approved', signatures: [{ by: { name: 'bo' }, for: { name: 'dan' }, role: director.id }] });

  const own = (await bo.ask(open(), '2000'))!;
  expect(own).toMatchObject({ state: 'pending', approvers: [sue.id] });
  expect((await sign(bo, own.id, 1)).body.code).toBe('workflow.own-approval');

  const both = (await ann.ask(open(), '30000'))!;
  const done = await sign(bo, both.id, 1);
  expect(done.body).toMatchObject({ state: 'approved', signed: 2, signatures: [{ for: { name: 'sue' } }, { for: { name: 'dan' } }] });
});

test('a refusal says why and ends it; a new request names the former, which counts no more', async () => {
  const subject = open();
  const { id } = (await ann.ask(subject, '3000'))!;
  expect((await sue.http.post(`/api/approvals/${id}/refuse`, { version: 1 })).body).toMatchObject({ status: 400, errors: [{ path: 'reason' }] });
  expect((await sue.http.post(`/api/approvals/${id}/refuse`, { version: 1, reason: '先核实损失' })).body).toMatchObject({ state: 'refused', signatures: [{ decision: 'refused', comment: '先核实损失' }] });
  expect(await ann.ask(subject, '1000')).toMatchObject({ state: 'approved' });

  const first = (await ann.ask(subject, '10'))!;
  const second = (await ann.ask(subject, '11', first.id))!;
  expect(await see(ann, first.id)).toMatchObject({ state: 'void', voided: 'replaced' });
  expect(await see(ann, second.id)).toMatchObject({ former: first.id, decision: { levels: [{ checks: [{ before: yuan('1000') }, {}] }, {}, {}] } });
});

test('two requests at once cannot both slip under one limit', async () => {
  for (let round = 0; round < 5; round += 1) {
    const customer = newId();
    const asked = await Promise.all([ann.ask(open(customer), '800'), bo.ask(open(customer), '800'), ann.ask(open(customer), '800')]);
    expect(asked.filter((each) => each!.state === 'approved')).toHaveLength(1);
  }
});

test('two who sign at once: one is told that the other was faster', async () => {
  const { id } = (await ann.ask(open(), '2000'))!;
  const answers = await Promise.all([sign(sue, id, 1), sign(sue, id, 1)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect((await see(ann, id)).signatures).toHaveLength(1);
});

test('whoever has nothing to do with it learns nothing, nor does another company', async () => {
  const subject = open();
  const { id } = (await ann.ask(subject, '2000'))!;
  expect((await bo.http.get(`/api/approvals/${id}`)).status).toBe(200);
  app.now.set('2026-03-20T09:00+08:00');
  expect((await bo.http.get(`/api/approvals/${id}`)).body).toMatchObject({ status: 404, code: 'kernel.not-found' });
  expect((await sign(bo, id, 1)).status).toBe(404);
  expect((await bo.http.get(`/api/approvals?type=${subject.type}&id=${subject.id}`)).status).toBe(404);
  expect((await ann.http.get(`/api/approvals?type=${subject.type}&id=${subject.id}`)).body.rows).toMatchObject([{ id, kinds: ['compensation'], signed: 0, levels: 1 }]);
  expect((await bo.http.post('/api/approvals/preview', { subject, items: [] })).status).toBe(404);

  const other = await app.tenant('grants-other');
  const token = await app.within(other, async () => {
    const { id: person } = await app.get(Commands).execute(new CreatePerson({ name: 'oda', email: 'oda@other.example' }));
    await app.get(Commands).execute(new AssignRole(director, { personId: person }));
    return (await app.get(Commands).execute(new IssueToken(person, { name: 'test', expiresAt: null }))).token;
  });
  const oda = app.http.bearer(token);
  expect([(await oda.get(`/api/approvals/${id}`)).status, (await oda.post(`/api/approvals/${id}/sign`, { version: 1 })).status, (await oda.post(`/api/approvals/${id}/refuse`, { version: 1, reason: 'x' })).status, (await oda.post(`/api/approvals/${id}/withdraw`, { version: 1 })).status]).toEqual([404, 404, 404, 404]);
  expect((await oda.get('/api/approvals')).body.rows).toEqual([]);
  expect((await app.http.get(`/api/approvals/${id}`)).status).toBe(401);
});

test('a preview says who would be asked and why, and keeps nothing', async () => {
  app.now.set('2026-03-20T09:00+08:00');
  const subject = open();
  const items = [{ kind: 'compensation', amount: yuan('1200'), batch: null }];
  const { body } = await ann.http.post('/api/approvals/preview', { subject, items });
  expect(body).toMatchObject({ decision: { outcome: 'ask', chain: [[supervisor.id]] }, chain: [{ approvers: [{ name: 'sue' }] }] });
  expect((await ann.http.post('/api/approvals/preview', { subject, items: [{ kind: 'gift', amount: yuan('1'), batch: null }] })).body.errors).toMatchObject([{ path: 'items.0.kind' }]);
  expect((await ann.http.post('/api/approvals/preview', { subject, items, replacing: [newId()] })).status).toBe(404);
  expect((await ann.http.get(`/api/approvals?type=${subject.type}&id=${subject.id}`)).body.rows).toEqual([]);
});

test('the lists: mine leaves out what was within my own authority, and a page follows on another', async () => {
  const before = (await ann.http.get('/api/approvals?view=mine&limit=1')).body;
  expect(before.rows).toHaveLength(1);
  const next = (await ann.http.get(`/api/approvals?view=mine&limit=1&cursor=${before.next}`)).body;
  expect(next.rows[0].id).not.toBe(before.rows[0].id);
  const all = (await ann.http.get('/api/approvals?view=mine&limit=200')).body.rows as { levels: number }[];
  expect(all.every(({ levels }) => levels > 0)).toBe(true);
  expect((await ann.http.get('/api/approvals?view=none')).status).toBe(400);
  expect((await ann.http.get('/api/approvals?type=grant-case')).body.errors).toMatchObject([{ path: 'id' }]);
});

test('an approval that only somebody who leaves can give waits for whoever takes their post, and says so', async () => {
  const subject = ref(grantCase, newId());
  customers.set(subject.id, newId());
  const { id } = (await ann.ask(subject, '50000'))!;
  const view = async (who: Colleague) => (await who.http.get<ApprovalView>(`/api/approvals/${id}`)).body;
  if ((await view(sue)).allowed.includes('sign')) await sue.http.post(`/api/approvals/${id}/sign`, { version: 1, comment: null });
  const open = () => app.get(Tenants).within(tenant.id, () => app.get(Questions).ask(openWork, { personId: dan.id }));
  expect((await open()).map((each) => each.subject)).toContainEqual(subject);
  await app.get(Tenants).within(tenant.id, () => app.get(Commands).execute(new Leave(dan.id, { successorId: bo.id, roles: [director.id], leads: false })));
  await app.settle();
  expect((await view(bo)).allowed).toContain('sign');
  const [last] = await app.get(Tenants).within(tenant.id, () => app.get(Journal).of(subject));
  expect(last).toMatchObject({ name: 'workflow.approval-rerouted', payload: { request: id, approvers: [bo.id] } });
});
