import type { ComplaintView, ContainmentView, HolderRow } from '@aftercare/complaints';
import type { TestApp } from '@aftercare/kernel/testing';
import type { CostLine, RecoveryView, SanctionView } from '@aftercare/workflow';
import type { Office } from './office.fixture.ts';
import { ok } from './ok.fixture.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

/** In each company, a complaint of which nobody took care for three weeks, so that everybody above heard of it. */
export async function neglect(app: TestApp, offices: readonly Office[]): Promise<void> {
  for (const office of offices) await ok(office.as('jiangyue').post('/api/complaints', office.intake(0, { lines: [{ problem: '破损' }] })));
  for (let days = 0; days < 21; days += 3) {
    app.now.advance({ hours: 72 });
    await app.settle();
  }
}

/** A case that is offered to a colleague, lies with another, and has cost money that a supplier owes and a carrier's driver is fined for. */
export async function chargeOne(app: TestApp, office: Office): Promise<void> {
  const [agent, admin] = [office.as('jiangyue'), office.as('admin')];
  const [{ id }, other] = [await ok<ComplaintView>(agent.post('/api/complaints', office.intake(0, { lines: [{ problem: '少件' }] }))), await ok<ComplaintView>(agent.post('/api/complaints', office.intake(1, { lines: [{ problem: '少件' }] })))];
  const subject = { type: 'complaint', id };
  const today = app.now.date().toISOString().slice(0, 10);
  const partyId = office.made.parties.get(office.company.parties[0]!.name);
  await ok<CostLine>(agent.post('/api/costs', { subject, category: 'freight', amount: yuan('80'), payer: 'us', incurredOn: today }));
  const claimed = await ok<{ id: string }>(agent.post('/api/recoveries', { subject, payer: 'dealer', partyId, claimed: yuan('200') }));
  const agreed = await ok<RecoveryView>(admin.post(`/api/recoveries/${claimed.id}/agree`, { version: 1, amount: yuan('200') }));
  await ok(admin.post(`/api/recoveries/${claimed.id}/receive`, { version: agreed.version, amount: yuan('50'), way: 'bank', receivedOn: today, reference: '回单 1' }));
  await ok<SanctionView>(admin.post('/api/sanctions', { subject, kind: 'fine', personId: office.person('baiyu'), evidence: '两次推诿' }));
  await ok(agent.post(`/api/complaints/${id}/links`, { to: other.id, kind: 'related', reason: '同一批货' }));
  await ok(agent.post('/api/recoveries', { subject, payer: 'carrier', claimed: yuan('20') }));
  await attach(app, office, subject);
  const seen = await ok<ComplaintView>(agent.get(`/api/complaints/${id}`));
  const { version } = await ok<ComplaintView>(agent.post(`/api/complaints/${id}/contact`, { version: seen.version, direction: 'in', channel: 'phone', note: '客户询问进度' }));
  await ok(agent.post(`/api/complaints/${id}/hand-over`, { version, to: office.person('baiyu'), reason: '休假' }));
}

/** A complaint of which the customer took what was offered, and somebody has yet to do it. */
export async function executeOne(office: Office): Promise<void> {
  const agent = office.as('jiangyue');
  let view = await ok<ComplaintView>(agent.post('/api/complaints', office.intake(0, { lines: [{ problem: '划痕' }] })));
  const act = async (action: string, input: object): Promise<void> => {
    view = await ok<ComplaintView>(agent.post(`/api/complaints/${view.id}/${action}`, { version: view.version, ...input }));
  };
  await act('judge', { verdict: 'justified', liability: 'us', reason: '包装不足' });
  await act('offer', { solution: '补漆。', remedies: [{ kind: 'repair', description: '补漆' }] });
  await act('answer', { answer: 'accepted' });
}

/** A file on a case. */
export async function attach(app: TestApp, office: Office, { type, id }: { type: string; id: string }): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([`只有 ${office.company.code} 看得到`]), '说明.txt');
  const request = new Request('http://x/', { method: 'POST', body: form });
  const headers = { authorization: `Bearer ${office.made.tokens.get(office.addressOf('jiangyue'))}`, 'content-type': request.headers.get('content-type')! };
  const answer = await app.nest.getHttpAdapter().getInstance().inject({ method: 'POST', url: `/api/attachments?type=${type}&id=${id}`, headers, payload: Buffer.from(await request.arrayBuffer()) });
  if (answer.statusCode !== 201) throw new Error(answer.body);
}

/** Three complaints about one batch, its alarm, its recall, and a holder who was called. */
export async function recallOne(app: TestApp, office: Office): Promise<void> {
  const [agent, admin] = [office.as('jiangyue'), office.as('admin')];
  for (let n = 0; n < 3; n++) await ok(agent.post('/api/complaints', office.intake(1, { lines: [{ ...office.line(1), defect: 'function' }] })));
  await app.settle();
  const { rows: [alarm] } = await ok<{ rows: { id: string }[] }>(admin.get('/api/containments'));
  const url = `/api/containments/${alarm!.id}`;
  const act = async (action: string, input: object = {}) => ok<ContainmentView>(admin.post(`${url}/${action}`, { version: (await ok<ContainmentView>(admin.get(url))).version, ...input }));
  await act('confirm');
  await act('contain', { measures: '停止发货' });
  await act('compare-sample', { sample: '封样 12', result: 'same', findings: '封样同样松动' });
  const { recall } = await act('decide-recall', { instruction: '请停止销售并退回。' });
  await app.settle();
  const holders = `/api/recalls/${recall!.id}/holders`;
  const { rows: [holder] } = await ok<{ rows: HolderRow[] }>(admin.get(holders));
  await ok(admin.post(`${holders}/${holder!.id}/attempt`, { version: holder!.version, channel: 'phone', result: 'reached' }));
}

/** What is made of cases that have ended or come up too often. */
export async function review(app: TestApp, office: Office): Promise<void> {
  const admin = office.as('admin');
  await ok(admin.post('/api/complaint-meetings', { title: '月度例会' }));
  await ok(admin.put('/api/rules/settings/complaints.recurring-count', { value: 2 }));
  await ok(admin.post('/api/complaint-reviews', { month: app.now.date().toISOString().slice(0, 7) }));
}

/** What people keep for themselves, and that they look at something. */
export async function lookOn(office: Office): Promise<void> {
  const agent = office.as('jiangyue');
  const { rows: [first] } = await ok<{ rows: { id: string }[] }>(agent.get('/api/complaints'));
  await ok(agent.put('/api/drafts', { key: 'complaints.file', value: { subject: '未写完' } }));
  await ok(agent.put('/api/presence', { subject: { type: 'complaint', id: first!.id }, doing: 'viewing' }));
  await ok(agent.put('/api/notices/preferences', await ok<object>(agent.get('/api/notices/preferences'))));
}
