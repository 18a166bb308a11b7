import { expectOk, Office, offer, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { SetRoleHolders } from '@aftercare/identity/server';
import { calendarDays } from '@aftercare/kernel';
import { Commands, sql } from '@aftercare/kernel/server';
import { clockThresholdReached } from '@aftercare/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { director, supervisor, type ComplaintView, type LinkView } from '../domain/index.ts';

let started: StartedApp;
let plain: Office;

beforeAll(async () => {
  started = await startOffice();
  plain = await Office.open(started.app, 'plain');
});
afterAll(() => started?.close());
beforeEach(() => {
  // A Monday morning.
  started.app.now.set('2026-03-02T09:00+08:00');
  started.mails.received.length = 0;
});

/** The mails that arrived about a complaint, in the order in which they were written: their ids grow. */
async function mailsAbout({ number }: { number: string }) {
  await started.app.settle();
  return started.mails.received.filter(({ subject }) => subject?.includes(number)).toSorted((a, b) => ((a.messageId ?? '') < (b.messageId ?? '') ? -1 : 1));
}

const linkIn = (text: string | undefined, answer: string) => new RegExp(`https://care\\.example/answer/([\\w-]+)\\?answer=${answer}`).exec(text ?? '')![1]!;

describe('the main job', () => {
  test('runs from the call to the closing notice, the customer accepting by the link', async () => {
    const filed = await plain.file();
    expect(filed).toMatchObject({ state: 'handling', level: 'general', confirmed: true, version: 1, party: { name: '华宁实业有限公司' }, masked: false, openForClosing: ['verdict', 'unanswered-lines', 'consent'] });
    expect(filed.number).toMatch(/^C-202603-\d{4}$/);
    expect(filed.lines).toMatchObject([{ product: { code: 'BX-200' }, orderNumber: 'PO-7788', serial: 'SN-000123', deliveredOn: '2026-01-15', answer: null }]);
    expect(filed.assignment).toMatchObject({ owner: plain.ann.id, firstResponsible: plain.ann.id });
    expect(filed.clocks.map(({ deadline }) => deadline)).toEqual(['complaints.answer', 'complaints.resolution']);
    const { id } = filed;

    await plain.done(id, 'judge', { verdict: 'justified', liability: 'us', reason: '压缩机接线松脱' });
    const offered = await plain.done(id, 'offer', offer);
    expect(offered).toMatchObject({ state: 'offered', offers: [{ answer: 'open', offeredBy: { name: 'ann' } }] });
    expect(offered.clocks.find(({ deadline }) => deadline === 'complaints.answer')).toMatchObject({ outcome: 'met' });

    const [acknowledged, solution] = await mailsAbout(filed);
    expect(acknowledged).toMatchObject({ subject: expect.stringContaining('已受理'), to: [{ address: 'li@huaning.example', name: '李敏' }] });
    expect(acknowledged!.text).toContain('要求尽快处理');
    const token = linkIn(solution!.text, 'accepted');
    expect(linkIn(solution!.text, 'refused')).toBe(token);

    const shown = await started.app.http.get<LinkView>(`/api/answers/${token}`);
    expect(shown).toMatchObject({ status: 200, body: { company: 'plain 有限公司', locale: 'zh-CN', number: filed.number, answer: 'open', solution: offer.solution } });
    expect((await plain.see(id)).state).toBe('offered');
    const accepted = await started.app.http.post<LinkView>(`/api/answers/${token}`, { answer: 'accepted' });
    expect(accepted).toMatchObject({ status: 200, body: { answer: 'accepted' } });
    const again = await started.app.http.post<LinkView>(`/api/answers/${token}`, { answer: 'refused' });
    expect(again.body.answer).toBe('accepted');

    const agreed = await plain.see(id);
    expect(agreed).toMatchObject({ state: 'accepted', offers: [{ answer: 'accepted', answeredBy: 'link' }], actions: [{ kind: 'exchange', owner: { name: 'ann' }, doneAt: null, dueAt: '2026-03-02T01:00:00.000Z' }] });
    expect((await plain.act(id, 'start-follow-up')).body).toMatchObject({ status: 409, code: 'complaints.actions-open', actions: [agreed.actions[0]!.id] });

    const executing = await plain.done(id, 'complete-action', { actionId: agreed.actions[0]!.id, note: '已发新机' });
    expect(executing).toMatchObject({ state: 'executing', actions: [{ doneBy: { name: 'ann' }, note: '已发新机' }] });
    const following = await plain.done(id, 'start-follow-up');
    expect(following.state).toBe('following-up');
    expect(following.clocks.find(({ deadline }) => deadline === 'complaints.follow-up')).toMatchObject({ term: calendarDays(7), outcome: null });
    expect((await plain.act(id, 'follow-up', { satisfied: false, note: '噪音大' })).body.errors).toMatchObject([{ path: 'remedialAction', code: 'required' }]);
    const remedial = await plain.done(id, 'follow-up', { satisfied: false, note: '噪音大', remedialAction: '上门调试' });
    expect(remedial).toMatchObject({ state: 'executing', followUps: [{ satisfied: false }], actions: [{}, { remedial: true, description: '上门调试', owner: { name: 'ann' } }] });
    await plain.done(id, 'complete-action', { actionId: remedial.actions[1]!.id, note: '已调试' });
    await plain.done(id, 'start-follow-up');
    await plain.done(id, 'follow-up', { satisfied: true, note: '满意' });

    const refused = await plain.act(id, 'close');
    expect(refused).toMatchObject({ status: 409, body: { code: 'complaints.cannot-close', open: ['unanswered-lines'] } });
    await plain.done(id, 'answer-line', { lineId: filed.lines[0]!.id, answer: '接线松脱，已更换整机' });
    await plain.done(id, 'analyse', { cause: '装配工位漏检', corrective: '增加通电检验' });
    const closed = await plain.done(id, 'close', { summary: '客户满意' });
    expect(closed).toMatchObject({ state: 'closed', closedAt: '2026-03-02T01:00:00.000Z', summary: '客户满意' });
    expect(closed.clocks.every(({ outcome }) => outcome === 'met')).toBe(true);
    const allowedTo = (view: ComplaintView) => view.actionsNow.filter(({ allowed }) => allowed).map(({ action }) => action);
    expect(allowedTo(closed)).toEqual([]);
    expect(allowedTo(expectOk(await plain.sue.http.get<ComplaintView>(`/api/complaints/${id}`)))).toEqual(['reopen']);

    const all = await mailsAbout(filed);
    expect(all.map(({ subject }) => subject!.replace(filed.number, '#'))).toEqual(['您的投诉已受理（#）', '您的投诉 #：解决方案，请您确认', '您的投诉 # 已办结']);
    expect(all[2]!.text).toContain('接线松脱，已更换整机');
    expect(await plain.events(id)).toEqual(expect.arrayContaining(['complaints.filed', 'complaints.level-changed', 'complaints.solution-answered', 'complaints.closed']));
    expect((await plain.events(id))[0]).toBe('complaints.filed');
  });

  test('waits for a confirmation before anything is offered; a promise is told as a deferral, and again when it changes', async () => {
    const filed = await plain.file({ readBack: false });
    expect(filed).toMatchObject({ state: 'received', confirmed: false });
    expect(filed.clocks.map(({ deadline }) => deadline)).toContain('complaints.first-contact');
    expect((await plain.act(filed.id, 'offer', offer)).body).toMatchObject({ code: 'complaints.action-does-not-fit', action: 'offer', state: 'received' });
    const confirmed = await plain.done(filed.id, 'confirm', { content: '两台都不制冷' });
    expect(confirmed).toMatchObject({ state: 'handling', content: '两台都不制冷' });
    expect(confirmed.clocks.find(({ deadline }) => deadline === 'complaints.first-contact')!.outcome).toBe('met');

    expect((await plain.act(filed.id, 'promise', { at: '2026-03-01T00:00:00Z' })).body.errors).toMatchObject([{ path: 'at', code: 'in-the-past' }]);
    const promised = await plain.done(filed.id, 'promise', { at: '2026-03-04T17:00:00+08:00', note: '等待工厂检测结果' });
    expect(promised.promise).toMatchObject({ at: '2026-03-04T09:00:00.000Z', handler: { name: 'ann' } });
    await plain.done(filed.id, 'promise', { at: '2026-03-05T17:00:00+08:00' });
    const [, first, second] = await mailsAbout(filed);
    expect(first!.text).toContain('等待工厂检测结果');
    expect(first!.text).toContain('2026-03-04 17:00');
    expect(second!.text).toContain('2026-03-05 17:00');
    const offered = await plain.done(filed.id, 'offer', offer);
    expect(offered.promise).toBeNull();
    expect(offered.clocks.find(({ deadline }) => deadline === 'complaints.promised-notice')).toMatchObject({ outcome: 'met' });
  });
});

describe('a refusal', () => {
  test('needs a reason from an agent, and leads to a better offer; the third leads to external review', async () => {
    const { id, number } = await plain.file();
    for (const last of [false, false, true]) {
      await plain.done(id, 'offer', offer);
      expect((await plain.act(id, 'answer', { answer: 'refused' })).body.errors).toMatchObject([{ path: 'reason', code: 'required' }]);
      expect(await plain.done(id, 'answer', { answer: 'refused', reason: '时间太长' })).toMatchObject({ state: last ? 'external-review' : 'refused' });
    }
    const view = await plain.see(id);
    expect(view.offers.map(({ answer }) => answer)).toEqual(['refused', 'refused', 'refused']);
    expect(view.clocks.every(({ outcome }) => outcome !== null)).toBe(true);
    const mails = await mailsAbout({ number });
    expect(mails.at(-1)!.subject).toContain('外部机构');
    expect(mails.at(-1)!.text).toContain('12315');
  });

  test('by the link of an earlier offer no longer counts; an expired or invented link is none', async () => {
    const filed = await plain.file();
    await plain.done(filed.id, 'offer', offer);
    const [, mail] = await mailsAbout(filed);
    const token = linkIn(mail!.text, 'accepted');
    started.app.now.advance({ days: 16 });
    for (const bad of [token, token.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), token.slice(0, -2), 'x', `${token}A`]) {
      expect(await started.app.http.get(`/api/answers/${bad}`)).toMatchObject({ status: 404, body: { code: 'complaints.link-not-valid' } });
      expect(await started.app.http.post(`/api/answers/${bad}`, { answer: 'accepted' })).toMatchObject({ status: 404 });
    }
    expect((await plain.see(filed.id)).state).toBe('offered');
    const stored = await plain.rows<{ n: number }>(sql`select count(*)::int as n from complaint_link where encode(token_hash, 'escape') = ${token}`);
    expect(stored).toEqual([{ n: 0 }]);
  });

  test('by two clicks at once is one answer', async () => {
    const filed = await plain.file();
    await plain.done(filed.id, 'offer', offer);
    const [, mail] = await mailsAbout(filed);
    const token = linkIn(mail!.text, 'refused');
    const answers = await Promise.all(['accepted', 'refused', 'accepted', 'refused'].map((answer) => started.app.http.post<LinkView>(`/api/answers/${token}`, { answer })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.answer)).size).toBe(1);
    expect((await plain.events(filed.id)).filter((event) => event === 'complaints.solution-answered')).toHaveLength(1);
  });
});

describe('deadlines', () => {
  test('that pass make a case overdue, once, and tell its owner and their superior', async () => {
    const filed = await plain.file();
    started.app.now.set('2026-04-30T09:00+08:00');
    await started.app.settle();
    const view = await plain.see(filed.id);
    expect(view).toMatchObject({ overdue: true, level: 'general' });
    expect(view.clocks.every(({ breachedAt }) => breachedAt !== null)).toBe(true);
    const told = (await plain.dan.http.get(`/api/timeline?type=complaint&id=${filed.id}`)).body.entries.filter(({ event, payload }: { event: string; payload: { percent: number | null } }) => event === clockThresholdReached.name && payload.percent === 100);
    expect(told).toHaveLength(2);
    expect(told[0].payload.people.toSorted()).toEqual([plain.ann.id, plain.sue.id].toSorted());
    const late = await plain.ann.http.get('/api/complaints?view=late&sort=nextDueAt&q=C-2026');
    expect(late.body.rows.map(({ id }: ComplaintView) => id)).toContain(filed.id);
    await plain.done(filed.id, 'withdraw', { reason: '客户来电撤回' });
  });

  test('follow the level: what makes a case major is decided anew whenever facts change', async () => {
    const filed = await plain.file();
    const major = await plain.done(filed.id, 'revise', { flags: ['media'], claimed: { amount: '5000', currency: 'CNY' } });
    expect(major).toMatchObject({ level: 'major', claimed: { amount: '5000.00', currency: 'CNY' } });
    expect((await plain.done(filed.id, 'revise', { flags: [] })).level).toBe('general');
    expect((await plain.events(filed.id)).filter((event) => event === 'complaints.level-changed')).toHaveLength(3);
  });

  test('promised for the end of a case go by their date, and lists follow a pause', async () => {
    const filed = await plain.file({ endBy: '2026-03-10T18:00:00+08:00' });
    const resolution = filed.clocks.find(({ deadline }) => deadline === 'complaints.resolution')!;
    expect(resolution.explanation.dueAt).toBe('2026-03-10T10:00:00.000Z');
    const dueOf = async () => (await plain.rows<{ due: string }>(sql`select next_due_at as due from complaint where id = ${filed.id}`))[0]!.due;
    const before = await dueOf();
    for (const { id } of filed.clocks) expectOk(await plain.sue.http.post(`/api/clocks/${id}/pause`, { reason: '等待客户寄回样品' }));
    await started.app.settle();
    expect(await dueOf()).toBe('9999-12-31T00:00:00.000Z');
    started.app.now.advance({ hours: 2 });
    for (const { id } of filed.clocks) expectOk(await plain.sue.http.post(`/api/clocks/${id}/resume`));
    await started.app.settle();
    expect(await dueOf() > before).toBe(true);
  });
});

describe('handing on', () => {
  test('an escalation goes to the owner’s superior with all that they must know', async () => {
    const { id } = await plain.file();
    expect((await plain.act(id, 'escalate', { course: '见记录', demand: '', progress: '已检测' })).body.errors).toMatchObject([{ path: 'demand' }]);
    const told = { course: '客户多次来电', demand: '换新', progress: '已检测' };
    const up = await plain.done(id, 'escalate', told);
    expect(up).toMatchObject({ escalated: true, escalation: { ...told, by: { name: 'ann' } }, assignment: { owner: plain.sue.id, firstResponsible: plain.ann.id } });
    expect((await plain.done(id, 'escalate', told, plain.sue)).assignment.owner).toBe(plain.dan.id);
    expect((await plain.done(id, 'escalate', told, plain.dan)).assignment.owner).toBe(plain.sue.id);
  });

  test('stays where it is while no post above is filled', async () => {
    const alone = await Office.open(started.app, 'alone');
    const { id, version } = await alone.file({}, alone.bo);
    for (const post of [supervisor, director]) await started.app.within(alone.tenant, () => started.app.get(Commands).execute(new SetRoleHolders(post.id, { people: [], headsOf: [] })));
    const refused = await alone.bo.http.post(`/api/complaints/${id}/escalate`, { version, course: '见记录', demand: '换新', progress: '已检测' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'complaints.nobody-above', roles: ['kernel.superior', supervisor.id, director.id] } });
    expect((await alone.bo.http.get(`/api/complaints/${id}`)).body).toMatchObject({ escalated: false, version, assignment: { owner: alone.bo.id } });
  });

  test('a case goes only to somebody who handles complaints', async () => {
    const { id } = await plain.file();
    expect((await plain.act(id, 'hand-over', { to: crypto.randomUUID(), reason: '休假' })).body.errors).toMatchObject([{ path: 'to', code: 'unknown' }]);
    expect((await plain.act(id, 'hand-over', { to: plain.ann.id, reason: '休假' })).body.errors).toMatchObject([{ path: 'to', code: 'is-owner' }]);
    await plain.done(id, 'hand-over', { to: plain.bo.id, reason: '休假' });
    expect((await plain.done(id, 'accept-hand-over', {}, plain.bo)).assignment).toMatchObject({ owner: plain.bo.id, owners: [{ personId: plain.ann.id }, { personId: plain.bo.id, reason: '休假' }] });
  });
});

describe('other ends', () => {
  test('a withdrawn case can be reopened, by new clocks', async () => {
    const { id } = await plain.file();
    const withdrawn = await plain.done(id, 'withdraw', { reason: '客户自行解决' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn' });
    expect(withdrawn.clocks.every(({ outcome }) => outcome === 'withdrawn')).toBe(true);
    expect((await plain.act(id, 'offer', offer)).status).toBe(409);
    expect((await plain.act(id, 'reopen', { reason: '再次来电' })).body).toMatchObject({ status: 403, permission: 'complaints.reopen' });
    const reopened = await plain.done(id, 'reopen', { reason: '再次来电' }, plain.sue);
    expect(reopened).toMatchObject({ state: 'handling', closedAt: null });
    expect(reopened.clocks.filter(({ outcome }) => outcome === null).map(({ deadline }) => deadline)).toEqual(['complaints.answer', 'complaints.resolution']);
    const { body } = await plain.dan.http.get(`/api/timeline?type=complaint&id=${id}`);
    expect((await plain.dan.http.get(`/api/complaints/${id}`)).body.timeline).toEqual(body);
    expect((await plain.dan.http.get(`/api/complaints/${id}?timeline=1`)).body.timeline.entries).toEqual(body.entries.slice(0, 1));
    expect(body.entries.map(({ text }: { text: string }) => text)).toEqual(expect.arrayContaining(['客户自行解决', '再次来电']));
  });

  test('a duplicate points at its original, and never in a circle', async () => {
    const [one, two, three] = [await plain.file(), await plain.file(), await plain.file()];
    const wrongly = async (id: string, of: string) => (await plain.act(id, 'mark-duplicate', { of })).body.errors[0].code;
    expect(await wrongly(one.id, one.id)).toBe('itself');
    expect(await wrongly(one.id, crypto.randomUUID())).toBe('unknown');
    expect(await plain.done(two.id, 'mark-duplicate', { of: one.id })).toMatchObject({ state: 'duplicate', duplicateOf: { number: one.number } });
    expect(await wrongly(three.id, two.id)).toBe('is-a-duplicate');
  });

  test('what is not ours is closed without an offer', async () => {
    const { id, lines } = await plain.file();
    await plain.done(id, 'judge', { verdict: 'not-ours', reason: '非本公司产品' });
    await plain.done(id, 'answer-line', { lineId: lines[0]!.id, answer: '该产品并非我司销售' });
    expect((await plain.done(id, 'close')).state).toBe('closed');
  });
});

describe('an intake', () => {
  test('is told every wrong field at once', async () => {
    const { status, body } = await plain.ann.http.post('/api/complaints', { ...plain.intake(), subject: '', flags: ['rain'], unknown: 1, lines: [{ problem: '' }], contact: { name: '', phone: null } });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['contact.name', 'flags.0', 'lines.0.problem', 'subject', 'unknown']);
  });

  test('is checked against what is stored and against the rules, all at once', async () => {
    const { status, body } = await plain.ann.http.post('/api/complaints', {
      ...plain.intake({ contact: { name: '李敏' } }),
      partyId: crypto.randomUUID(), type: 'development', responsibleId: crypto.randomUUID(), aboutComplaintId: crypto.randomUUID(), endBy: '2026-01-01T00:00:00Z', receivedAt: '2027-01-01T00:00:00Z', loss: { amount: '1', currency: 'USD' },
      lines: [{ productId: crypto.randomUUID(), soldUnitId: crypto.randomUUID(), problem: 'x' }], extra: { colour: 'red' },
    });
    expect(status).toBe(400);
    expect(Object.fromEntries(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code]))).toEqual({
      partyId: 'unknown', type: 'type-not-offered', responsibleId: 'unknown', aboutComplaintId: 'unknown', endBy: 'in-the-past', receivedAt: 'in-the-future', 'loss.currency': 'wrong-currency',
      'lines.0.productId': 'unknown', 'lines.0.soldUnitId': 'unknown', 'contact.phone': 'no-way-to-answer', 'extra.colour': 'unknown-field',
    });
  });

  test('sent twice with one key is one complaint and one mail', async () => {
    const key = { 'idempotency-key': 'intake-1' };
    const [first, again] = [await plain.ann.http.post('/api/complaints', plain.intake(), key), await plain.ann.http.post('/api/complaints', plain.intake(), key)];
    expect(again.body.id).toBe(first.body.id);
    expect(await mailsAbout(first.body)).toHaveLength(1);
  });

  test('of somebody without e-mail goes to the customer’s own address, in their language', async () => {
    const filed = await plain.file({ contact: { name: 'Anna', phone: '13812345678', email: null, language: 'en' } });
    const [mail] = await mailsAbout(filed);
    expect(mail!.to).toMatchObject([{ address: 'office@huaning.example' }]);
    const english = await plain.file({ contact: { name: 'Anna', email: 'anna@huaning.example', language: 'en' } });
    expect((await mailsAbout(english))[0]!.subject).toContain('We have received your complaint');
  });
});

test('mails of ten intakes wait for a mail server that is down, and arrive once each', async () => {
  await started.mails.stop();
  const filed: ComplaintView[] = [];
  for (let n = 0; n < 10; n += 1) filed.push(await plain.file());
  await started.app.settle();
  expect(started.mails.received).toEqual([]);
  await started.mails.start();
  started.app.now.advance({ hours: 2 });
  await started.app.settle();
  for (const each of filed) expect(await mailsAbout(each)).toHaveLength(1);
});

describe('two at once', () => {
  test('the later one, with an old version, is told what holds now', async () => {
    const { id, version } = await plain.file();
    await plain.done(id, 'revise', { subject: '新的主题' });
    const stale = await plain.sue.http.post(`/api/complaints/${id}/revise`, { version, subject: '别的' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale-version', expected: version, current: { subject: '新的主题', version: version + 1 } } });
  });

  test('of many writers each either saves or is told; nothing is lost', { timeout: 90_000 }, async () => {
    const { id } = await plain.file();
    const writer = async (n: number): Promise<void> => {
      for (;;) {
        const { version, content } = await plain.see(id);
        const { status } = await plain.ann.http.post(`/api/complaints/${id}/revise`, { version, content: `${content} ${n}` });
        if (status === 200) return;
        if (status !== 409) throw new Error(`Answered ${status}`);
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, n) => writer(n)));
    const { content, version } = await plain.see(id);
    expect(version).toBe(13);
    for (let n = 0; n < 12; n += 1) expect(content.split(' ')).toContain(String(n));
  });

  test('fifty with the same version: one saves; numbers drawn at once have no gap', { timeout: 90_000 }, async () => {
    const { id, version } = await plain.file();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => plain.ann.http.post(`/api/complaints/${id}/revise`, { version, subject: `主题 ${n}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    const filed = await Promise.all(Array.from({ length: 20 }, () => plain.file()));
    const numbers = filed.map(({ number }) => Number(number.slice(-4))).toSorted((a, b) => a - b);
    expect(numbers.at(-1)! - numbers[0]!).toBe(19);
    expect(new Set(numbers).size).toBe(20);
  });
});

describe('sight', () => {
  test('of an agent ends at their department; another’s case is as if it were none, until they have a hand in it', async () => {
    const { id } = await plain.file();
    for (const path of [`complaints/${id}`, `timeline?type=complaint&id=${id}`]) expect(await plain.bo.http.get(`/api/${path}`)).toMatchObject({ status: 404, body: { code: 'kernel.not-found' } });
    expect((await plain.bo.http.get(`/api/comments?type=complaint&id=${id}`)).status).toBe(404);
    expect((await plain.kim.http.get(`/api/complaints/${id}`)).status).toBe(404);
    expect((await plain.sue.http.get(`/api/complaints/${id}`)).status).toBe(200);
    const seenBy = async (who: typeof plain.bo) => (await who.http.get('/api/complaints?limit=200')).body.rows.some((row: ComplaintView) => row.id === id);
    expect([await seenBy(plain.ann), await seenBy(plain.bo), await seenBy(plain.kim), await seenBy(plain.dan)]).toEqual([true, false, false, true]);
    await plain.done(id, 'hand-over', { to: plain.kim.id, reason: '技术问题' });
    expect(await plain.kim.http.get(`/api/complaints/${id}`)).toMatchObject({ status: 200, body: { masked: true, contact: { phone: '138****5678', email: 'l***@huaning.example' } } });
    expect(await seenBy(plain.kim)).toBe(true);
    expect(await seenBy(plain.ann)).toBe(true);
  });

  test('ends at the tenant', async () => {
    const other = await Office.open(started.app, 'other');
    const { id } = await plain.file();
    expect((await other.dan.http.get(`/api/complaints/${id}`)).status).toBe(404);
    expect((await other.dan.http.post(`/api/complaints/${id}/judge`, { version: 1, verdict: 'justified', reason: 'x' })).status).toBe(404);
    expect((await other.dan.http.get('/api/complaints')).body.rows).toEqual([]);
    expect((await other.dan.http.post('/api/complaints', plain.intake())).body.errors).toMatchObject([{ path: 'partyId' }, { path: 'lines.0.soldUnitId' }]);
  });
});

describe('a list', () => {
  let desk: Office;
  const ids: string[] = [];

  beforeAll(async () => {
    desk = await Office.open(started.app, 'desk');
    for (let n = 0; n < 9; n += 1) {
      started.app.now.set(`2026-03-${String(n + 2).padStart(2, '0')}T09:00+08:00`);
      const { id } = await desk.file({ subject: `冷藏箱问题${n}`, channel: n % 2 ? 'phone' : 'email', flags: n % 3 ? [] : ['media'], lines: n === 4 ? [{ problem: '门封条开裂', batch: 'LOT/77-A' }] : [{ soldUnitId: desk.unit, problem: '不制冷' }] });
      ids.push(id);
    }
  });

  const list = async (query: string, by = desk.dan) => expectOk(await by.http.get(`/api/complaints?${query}`)) as { rows: { id: string }[]; next: string | null; previous: string | null; total: number };
  const found = async (query: string) => (await list(query)).rows.map(({ id }) => ids.indexOf(id));

  test('is paged by keyset, forwards and back, by every sort', async () => {
    for (const [sort, order] of [['openedAt', ids], ['-openedAt', ids.toReversed()], ['number', ids], ['-number', ids.toReversed()], ['nextDueAt', ids], ['-nextDueAt', ids.toReversed()]] as const) {
      const seen: string[] = [];
      let cursor: string | null = '';
      let last = null as Awaited<ReturnType<typeof list>> | null;
      while (cursor !== null) {
        last = await list(`sort=${sort}&limit=4${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...last.rows.map(({ id }) => id));
        cursor = last.next;
      }
      expect(seen).toEqual(order);
      const back = await list(`sort=${sort}&limit=4&cursor=${last!.previous}`);
      expect(back.rows.map(({ id }) => id)).toEqual(order.slice(4, 8));
      expect((await list(`sort=${sort}&limit=4&cursor=${back.previous}`)).rows.map(({ id }) => id)).toEqual(order.slice(0, 4));
    }
    expect((await desk.dan.http.get('/api/complaints?cursor=abc')).body.code).toBe('kernel.bad-cursor');
  });

  test('is filtered', async () => {
    expect(await found('level=major&sort=number')).toEqual([0, 3, 6]);
    expect(await found('channel=phone&level=general&sort=number')).toEqual([1, 5, 7]);
    expect(await found('openedFrom=2026-03-04&openedTo=2026-03-05&sort=number')).toEqual([2, 3]);
    expect(await found(`product=${desk.product}&sort=number`)).toHaveLength(8);
    expect(await found(`party=${desk.party}&owner=${desk.ann.id}&state=handling,offered&type=product`)).toHaveLength(9);
    expect(await found('state=closed')).toEqual([]);
    expect((await desk.dan.http.get('/api/complaints?state=lost&colour=red')).body.errors.map(({ path }: { path: string }) => path)).toEqual(['state.0', 'colour']);
  });

  test('is searched by number, words, name, telephone, serial and batch, closed cases too', async () => {
    const { id, number, lines } = await desk.see(ids[4]!);
    await desk.done(id, 'judge', { verdict: 'unjustified', reason: '正常损耗' });
    await desk.done(id, 'answer-line', { lineId: lines[0]!.id, answer: '属正常损耗' });
    await desk.done(id, 'close');
    for (const q of [number, number.toLowerCase(), number.slice(-4), '问题4', 'lot/77', '77-A']) expect(await found(`q=${encodeURIComponent(q)}`)).toEqual([4]);
    for (const q of ['李敏', '华宁', '13812345678', '5678', '通电后不制冷', '冷藏箱 李敏']) expect(await found(`q=${encodeURIComponent(q)}`)).toHaveLength(9);
    expect(await found('q=SN-000123')).toHaveLength(8);
    for (const q of ['海天', '！', '13999999999', '冷藏箱 海天']) expect(await found(`q=${encodeURIComponent(q)}`)).toEqual([]);
    await desk.done(ids[3]!, 'revise', { subject: '运输破损' });
    expect(await found(`q=${encodeURIComponent('运输破损')}`)).toEqual([3]);
    expect(await found(`q=${encodeURIComponent('问题3')}`)).toEqual([]);
  });

  test('shows what waits, what is mine and what is late on the start page', async () => {
    const [open] = ids;
    await desk.done(open!, 'offer', offer);
    await desk.done(open!, 'answer', { answer: 'accepted' });
    const { rows } = await list('view=waiting', desk.ann);
    expect(rows.map(({ id }) => id)).toEqual([open]);
    started.app.now.set('2026-03-12T09:00+08:00');
    const work = expectOk(await desk.ann.http.get('/api/my-work'));
    expect(work.counts).toMatchObject({ waiting: 1, mine: 8 });
    expect(work.late.length).toBeGreaterThan(0);
    expect(work.late[0].nextClock).toMatchObject({ deadline: 'complaints.answer', percent: expect.any(Number) });
  });
});
