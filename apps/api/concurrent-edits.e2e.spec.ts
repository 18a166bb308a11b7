import { containmentMoved, factsRevised, type ComplaintView, type ContainmentView } from '@aftercare/complaints';
import { Db, Journal, sql } from '@aftercare/kernel/server';
import type { TestAnswer, TestApp } from '@aftercare/kernel/testing';
import { MailServer } from '@aftercare/mail/testing';
import { commentAdded, fileAttached, type RecoveryView } from '@aftercare/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from './demo/plain.ts';
import { plugins } from './modules.ts';
import { attach } from './testing/busy-cases.fixture.ts';
import { stepped } from './testing/busy-company.fixture.ts';
import { Office, startWhole } from './testing/office.fixture.ts';
import { ok } from './testing/ok.fixture.ts';

let mails: MailServer;
let app: TestApp;
let office: Office;

beforeAll(async () => {
  mails = await MailServer.start();
  app = await startWhole(mails, { plugins: [...plugins, stepped] });
  office = await Office.open(app, { ...plain, plugins: ['stepped'] });
});
afterAll(async () => {
  await app?.close();
  await mails?.stop();
});

const agent = () => office.as('jiangyue');
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const today = () => app.now.date().toISOString().slice(0, 10);
const file = (line: object = {}) => ok<ComplaintView>(agent().post('/api/complaints', office.intake(0, { lines: [{ problem: '破损', ...line }] })));
const see = (id: string) => ok<ComplaintView>(agent().get(`/api/complaints/${id}`));
const rows = <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => app.within(office.made.tenant, () => app.get(Db).rows(query));
const won = (answers: readonly TestAnswer[]) => answers.filter(({ status }) => status < 300);

/** Whoever came too late is told so, and what holds now. */
function expectStale(answers: readonly TestAnswer[], version: number): void {
  for (const { status, body } of answers.filter((each) => each.status >= 300)) expect([status, body.code, body.expected, body.current.version > version]).toEqual([409, 'kernel.stale-version', version, true]);
}

/** Its events are numbered without a gap, and each hangs on the one before. */
async function expectSound(type: string, id: string): Promise<string[]> {
  await app.settle();
  const events = await rows<{ seq: number; name: string }>(sql`select seq::int as seq, name from journal where subject_type = ${type} and subject_id = ${id} order by seq`);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
  expect(await app.within(office.made.tenant, () => app.get(Journal).verify())).toEqual([]);
  return events.map(({ name }) => name);
}
const times = <T>(n: number, each: (n: number) => Promise<T>): Promise<T>[] => Array.from({ length: n }, (_, at) => each(at));

describe('fifty people at one complaint', () => {
  test('lose nothing of what goes beside it, and of what changes it only the first is done', async () => {
    const { id, version, subject } = await file();
    const about = { type: 'complaint', id };
    const act = (action: string, input: object) => agent().post(`/api/complaints/${id}/${action}`, { version, ...input });
    const changes = [
      ...times(12, (n) => act('revise', { subject: `第 ${n} 人改的` })),
      ...times(4, (n) => act('steps/stepped.look', { form: { found: `第 ${n} 人看的` } })),
      ...times(4, () => act('hand-over', { to: office.person('baiyu'), reason: '休假' })),
      ...times(4, (n) => act('judge', { verdict: 'justified', liability: 'us', reason: `第 ${n} 人判的` })),
    ];
    const beside = [
      ...times(10, (n) => agent().post('/api/comments', { subject: about, text: `备注 ${n}` })),
      ...times(8, (n) => agent().post('/api/costs', { subject: about, category: 'freight', amount: yuan(`${n + 1}`), payer: 'us', incurredOn: today() })),
      ...times(8, () => attach(app, office, about)),
    ];
    const [changed, added] = await Promise.all([Promise.all(changes), Promise.all(beside)]);
    expect(changed.length + added.length).toBe(50);
    expect(won(added.filter((each) => each !== undefined))).toHaveLength(18);
    expect(won(changed)).toHaveLength(1);
    expectStale(changed, version);

    const [now, events] = [await see(id), await expectSound('complaint', id)];
    expect(now.version).toBe(version + 1);
    const first = changed.findIndex(({ status }) => status < 300);
    expect(now.subject).toBe(first < 12 ? `第 ${first} 人改的` : subject);
    const count = ({ name }: { name: string }) => events.filter((each) => each === name).length;
    expect([count(factsRevised), count(commentAdded), count(fileAttached)]).toEqual([first < 12 ? 1 : 0, 10, 8]);
    expect((await agent().get(`/api/comments?type=complaint&id=${id}`)).body).toHaveLength(10);
    expect((await agent().get(`/api/attachments?type=complaint&id=${id}`)).body).toHaveLength(8);
    const [costs] = await rows<{ n: number; total: string }>(sql`select count(*)::int as n, sum(amount)::text as total from cost_line where subject_id = ${id}`);
    expect(costs).toEqual({ n: 8, total: '36.00' });
  });

  test('get there one after the other when each looks again: the versions have no gap', async () => {
    const { id, version } = await file();
    const revise = async (n: number): Promise<number> => {
      let seen = version;
      for (;;) {
        const { status, body } = await agent().post(`/api/complaints/${id}/revise`, { version: seen, demand: `要求 ${n}` });
        if (status < 300) return body.version as number;
        expect([status, body.code]).toEqual([409, 'kernel.stale-version']);
        seen = body.current.version as number;
      }
    };
    const versions = await Promise.all(times(10, revise));
    expect(versions.toSorted((a, b) => a - b)).toEqual(versions.map((_, n) => version + 1 + n));
    expect((await see(id)).version).toBe(version + 10);
    expect((await expectSound('complaint', id)).filter((name) => name === factsRevised.name)).toHaveLength(10);
  });
});

test('of all who decide one approval the first does', async () => {
  const filed = await file();
  const judged = await ok<ComplaintView>(agent().post(`/api/complaints/${filed.id}/judge`, { version: filed.version, verdict: 'justified', liability: 'us', reason: '来料不良' }));
  const offered = await ok<ComplaintView>(agent().post(`/api/complaints/${filed.id}/offer`, { version: judged.version, solution: '更换。', remedies: [{ kind: 'repair', description: '更换', amount: yuan('6000') }] }));
  const approval = offered.offers[0]!.approval!;
  const decide = (n: number) => office.as('tangyi').post(`/api/approvals/${approval}/${n % 2 ? 'sign' : 'refuse'}`, n % 2 ? { version: 1, comment: '同意' } : { version: 1, reason: '不同意' });
  const answers = await Promise.all(times(10, decide));
  expect(won(answers)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 300).map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 409));
  expect(await rows(sql`select decision from authority_signature where request_id = ${approval}`)).toHaveLength(1);
  await expectSound('complaint', filed.id);
});

test('of all who post a receipt to one claim the first does, and the money is counted once', async () => {
  const { id: complaint } = await file();
  const { id } = await ok<{ id: string }>(agent().post('/api/recoveries', { subject: { type: 'complaint', id: complaint }, payer: 'dealer', partyId: office.made.parties.values().next().value, claimed: yuan('200') }));
  const agreed = await ok<RecoveryView>(office.as('admin').post(`/api/recoveries/${id}/agree`, { version: 1, amount: yuan('200') }));
  const answers = await Promise.all(times(10, (n) => office.as('admin').post(`/api/recoveries/${id}/receive`, { version: agreed.version, amount: yuan('150'), way: 'bank', receivedOn: today(), reference: `回单 ${n}` })));
  expect(won(answers)).toHaveLength(1);
  expectStale(answers, agreed.version);
  expect(await rows(sql`select r.version, r.received::text as received, (select count(*)::int from recovery_receipt where recovery_id = r.id) as receipts from recovery r where id = ${id}`)).toEqual([{ version: agreed.version + 1, received: '150.00', receipts: 1 }]);
});

test('of all who move one containment case the first does', async () => {
  for (let n = 0; n < 3; n++) await ok(agent().post('/api/complaints', office.intake(1, { lines: [{ ...office.line(1), defect: 'function' }] })));
  await app.settle();
  const { rows: [alarm] } = await ok<{ rows: { id: string }[] }>(office.as('admin').get('/api/containments'));
  const { id, version } = await ok<ContainmentView>(office.as('admin').get(`/api/containments/${alarm!.id}`));
  const answers = await Promise.all(times(10, (n) => office.as('admin').post(`/api/containments/${id}/${n % 2 ? 'confirm' : 'dismiss'}`, n % 2 ? { version } : { version, reason: '误报' })));
  expect(won(answers)).toHaveLength(1);
  expectStale(answers, version);
  expect((await expectSound('containment', id)).filter((name) => name === containmentMoved.name)).toHaveLength(1);
});
