import type { ComplaintView } from '@aftercare/complaints';
import { handling } from '@aftercare/complaints';
import { Operators } from '@aftercare/identity/server';
import { definePlugin, labelled, override, owner, plan, step, text } from '@aftercare/kernel';
import { Commands, defineServerPlugin } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import type { MailServer } from '@aftercare/mail/testing';
import { sanctioning } from '@aftercare/workflow';
import { z } from 'zod';
import { plain } from '../demo/plain.ts';
import { attach, chargeOne, executeOne, lookOn, neglect, recallOne, review } from './busy-cases.fixture.ts';
import { correctOne } from './busy-correctives.fixture.ts';
import { Office, password } from './office.fixture.ts';
import { ok } from './ok.fixture.ts';

const look = step('stepped.look', text('查看', 'Look'), z.object({ found: labelled(z.string().min(1), '发现', 'Found') }));

const fined = { kind: 'fine', rule: 'stepped', reason: { 'zh-CN': '推诿', en: 'Passing on' }, least: null, most: null, amount: null } as const;

/** Puts one step into every case, and lets people be fined by hand. */
export const stepped = defineServerPlugin({
  manifest: definePlugin({ id: 'stepped', version: '1.0.0', title: text('有步骤', 'Stepped'), overrides: [override(handling, () => [plan(look, { by: owner, optional: true })]), override(sanctioning, ({ cause }) => (cause === 'by-hand' ? [fined] : []))], steps: { look } }),
});

/** Companies like any other, of which nothing but the code is its own, and in which everything has happened that the platform keeps rows about. */
export async function openBusyCompanies(app: TestApp, mails: MailServer, ...codes: string[]): Promise<Office[]> {
  const offices: Office[] = [];
  for (const code of codes) offices.push(await openCompany(app, code));
  await neglect(app, offices);
  for (const office of offices) {
    await organise(app, office);
    await handleOne(app, mails, office);
    await correctOne(app, office);
    await chargeOne(app, office);
    await executeOne(office);
    await recallOne(app, office);
    await review(app, office);
  }
  // Whoever looks on is forgotten within minutes.
  for (const office of offices) await lookOn(office);
  return offices;
}

function openCompany(app: TestApp, code: string): Promise<Office> {
  const people = plain.people.map((person) => ({ ...person, email: person.email.replace('@plain.', `@${code}.`) }));
  const parties = plain.parties.map((party) => ({ ...party, salesperson: people.at(-1)!.email }));
  return Office.open(app, { ...plain, code, plugins: ['stepped'], people, parties });
}

async function organise(app: TestApp, office: Office): Promise<void> {
  const admin = office.as('admin');
  await app.http.post('/api/session', { company: office.company.code, email: office.addressOf('admin'), password: 'wrong' });
  await app.http.signIn(office.company.code, office.addressOf('admin'), password);
  await ok(admin.put('/api/roles/complaints.specialist/grants', { add: ['complaints.file'], remove: [] }));
  await ok(admin.put('/api/rules/settings/complaints.major-amount', { value: { amount: '5000', currency: 'CNY' } }));
  await ok(admin.put('/api/calendar/exceptions/2026-10-09', { name: '周年庆', windows: [] }));
  const { id: newcomer } = await ok<{ id: string }>(admin.post('/api/invitations', { name: '孟小满', email: `newcomer@${office.company.code}.example` }));
  const { id: closed } = await ok<{ id: string }>(admin.post('/api/departments', { name: '旧仓库' }));
  await ok(admin.post(`/api/departments/${closed}/archive`, { version: 1 }));
  const startsAt = app.now.date();
  await ok(admin.post('/api/session/delegations', { toId: newcomer, startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 86_400_000).toISOString(), reason: '休假' }));
  await app.within(office.made.tenant, () => app.get(Commands).transaction(() => app.get(Operators).name(`newcomer@${office.company.code}.example`)));
}

/** One complaint from the call to the closing notice, and with everything that may happen to one. */
async function handleOne(app: TestApp, mails: MailServer, office: Office): Promise<void> {
  const agent = office.as('jiangyue');
  let view = await ok<ComplaintView>(agent.post('/api/complaints', office.intake(0), { 'idempotency-key': `first-of-${office.company.code}` }));
  const act = async (action: string, input: object = {}) => {
    view = await ok<ComplaintView>(agent.post(`/api/complaints/${view.id}/${action}`, { version: view.version, ...input }));
  };
  const subject = { type: 'complaint', id: view.id };
  await ok(agent.post('/api/comments', { subject, text: '已联系客户。' }));
  await attach(app, office, subject);
  const clock = view.clocks[0]!.id;
  await ok(office.as('tangyi').post(`/api/clocks/${clock}/pause`, { reason: '等待客户寄回样品' }));
  app.now.advance({ minutes: 30 });
  await ok(office.as('tangyi').post(`/api/clocks/${clock}/resume`));
  await act('steps/stepped.look', { form: { found: '扶手松动' } });
  await act('judge', { verdict: 'justified', liability: 'us', reason: '螺纹套件偏小' });
  await act('offer', { solution: '更换扶手。', remedies: [{ kind: 'repair', description: '更换扶手', amount: { amount: '6000', currency: 'CNY' } }] });
  // More than an agent may grant.
  await ok(office.as('tangyi').post(`/api/approvals/${view.offers[0]!.approval}/sign`, { version: 1, comment: '同意' }));
  await app.settle();
  const { text: said } = mails.received.findLast(({ text: each }) => each?.includes('/answer/'))!;
  await ok(app.http.post(`/api/answers/${/\/answer\/([\w-]+)/.exec(said!)![1]}`, { answer: 'accepted' }));
  view = await ok<ComplaintView>(agent.get(`/api/complaints/${view.id}`));
  await act('complete-action', { actionId: view.actions[0]!.id, note: '已更换。' });
  await act('start-follow-up');
  await act('follow-up', { satisfied: true, note: '客户满意。' });
  await act('answer-line', { lineId: view.lines[0]!.id, answer: '已更换扶手。' });
  await act('analyse', { cause: '来料不良', corrective: '来料加测' });
  await act('close', { summary: '客户满意。' });
  await app.settle();
}
