import { director, proposals, resolution, supervisor, type ComplaintView } from '@aftercare/complaints';
import { expectOk, Office, startOffice, type Colleague, type StartedApp } from '@aftercare/complaints/testing';
import { AssignRole, SetRoleHolders } from '@aftercare/identity/server';
import { hours } from '@aftercare/kernel';
import { Commands } from '@aftercare/kernel/server';
import { clockThresholdReached } from '@aftercare/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chase, giftSteps, marketingManager } from '../domain/index.ts';
import giftPlugin from './index.ts';

let started: StartedApp;
let gift: Office;
let plain: Office;

beforeAll(async () => {
  started = await startOffice([giftPlugin]);
  gift = await Office.open(started.app, 'gift', ['gift']);
  plain = await Office.open(started.app, 'plain');
});
afterAll(() => started?.close());
beforeEach(() => {
  // A Monday morning.
  started.app.now.set('2026-03-02T09:00+08:00');
  started.mails.received.length = 0;
});

const endBy = '2026-03-06T18:00:00+08:00';
/** Without a sold unit there is no salesperson, so whoever records it is responsible. */
const intake = { subject: '礼盒破损', content: '到货的礼盒有三套破损，活动周五开始。', endBy, lines: [{ problem: '外盒压坏' }] };
const file = (office = gift, more: object = {}, by = office.ann) => office.file({ ...intake, ...more }, by);

const forms = {
  listen: { heardOut: true, apologised: true, thanked: true },
  groundwork: { core: '缓冲不足', severity: 'medium', expectation: '周五前补发', businessLoss: false },
  coordinate: { need: '周四送达并补偿误工', outcome: 'still-refuses' },
  weigh: { customer: '活动不能没有礼品', company: '成本可控', assessment: '从速补发' },
  propose: { solution: '加急补发三套', feasibility: '现货充足', cost: '运费二百元', fairness: '双方可接受' },
  evaluate: { effectiveness: 'effective', reason: '客户认可' },
  proposals: { first: '周四前补发三套礼盒', second: '换货三套', third: '退还三套货款' },
  exclude: { operation: true, material: true, storage: true, transport: true },
  summarise: { summary: '补发后客户满意', plan: '周四前补发', do: '已补发三套', check: '回访两次均满意', act: '加厚内衬' },
};
const stepsByName: Readonly<Record<keyof typeof forms, { readonly id: string }>> = { ...giftSteps, proposals };
const step = (office: Office, id: string, name: keyof typeof forms, by = office.ann) => office.done(id, `steps/${stepsByName[name].id}`, { form: forms[name] }, by);
const resupply = { solution: '周四前补发三套礼盒。', remedies: [{ kind: 'resupply', description: '补发三套' }] };
const handedOver = { course: '三套破损', demand: '周四送达并补偿', progress: '补发方案被拒' };

/** Listened to, understood, and ready for an offer. */
async function ready(more: object = {}): Promise<ComplaintView> {
  const { id } = await file(gift, more);
  await step(gift, id, 'listen');
  await step(gift, id, 'groundwork');
  return step(gift, id, 'proposals');
}

async function mailsAbout({ number }: { number: string }) {
  await started.app.settle();
  return started.mails.received.filter(({ subject }) => subject?.includes(number)).toSorted((a, b) => ((a.messageId ?? '') < (b.messageId ?? '') ? -1 : 1));
}
const tokenIn = (text: string | undefined) => /answer\/([\w-]+)\?answer=accepted/.exec(text ?? '')![1]!;
const clock = (view: ComplaintView, id: string) => view.clocks.find(({ deadline }) => deadline === id);
const stepsOf = (view: ComplaintView, state = 'open') => view.steps.filter((each) => each.state === state && !each.plan.optional).map((each) => each.step);

describe('the main job', () => {
  test('runs from the call to the written notice by the normal process', async () => {
    const filed = await file();
    const { id } = filed;
    expect(filed).toMatchObject({ state: 'handling', level: 'general', assignment: { owner: gift.ann.id, firstResponsible: gift.ann.id } });
    expect(stepsOf(filed)).toEqual([giftSteps.listen.id, giftSteps.groundwork.id, proposals.id, giftSteps.summarise.id]);
    expect(clock(filed, resolution.id)!.explanation.dueAt).toBe('2026-03-06T10:00:00.000Z');

    expect((await gift.act(id, 'offer', resupply)).body).toMatchObject({ code: 'complaints.cannot-offer', missing: ['proposals', 'groundwork'] });
    expect((await gift.act(id, `steps/${giftSteps.groundwork.id}`, { form: forms.groundwork })).body).toMatchObject({ code: 'workflow.step-not-available', waitsFor: [giftSteps.listen.id] });
    await step(gift, id, 'listen');
    expect((await gift.act(id, `steps/${giftSteps.groundwork.id}`, { form: { core: '缓冲不足', businessLoss: true } })).body.errors.map(({ path }: { path: string }) => path)).toEqual(['severity', 'expectation']);
    expect(await step(gift, id, 'groundwork')).toMatchObject({ severity: 'medium', demand: '周五前补发' });
    await step(gift, id, 'proposals');

    const refund = { solution: '退款。', remedies: [{ kind: 'refund', description: '退还货款', amount: { amount: '600', currency: 'CNY' } }] };
    expect((await gift.act(id, 'offer', refund)).body.errors).toMatchObject([{ path: 'remedies.0.justification', code: 'not-standard' }]);
    const offered = await gift.done(id, 'offer', { ...refund, remedies: [{ ...refund.remedies[0], justification: '活动已过，补发无用' }] });
    expect((await gift.act(id, 'complete-action', { actionId: filed.id, note: '先做' })).body.code).toBe('complaints.action-does-not-fit');
    const token = tokenIn((await mailsAbout(offered)).at(-1)!.text);
    expectOk(await started.app.http.post(`/api/answers/${token}`, { answer: 'accepted' }));

    const accepted = await gift.see(id);
    expect(accepted.actions).toMatchObject([{ kind: 'refund', dueAt: '2026-03-02T01:00:00.000Z', owner: { id: gift.ann.id } }]);
    expect((await gift.act(id, 'start-follow-up')).body.code).toBe('complaints.actions-open');
    await gift.done(id, 'complete-action', { actionId: accepted.actions[0]!.id, note: '已退款' });
    const following = await gift.done(id, 'start-follow-up');
    expect(clock(following, 'complaints.follow-up')!.outcome).toBeNull();
    const remedial = await gift.done(id, 'follow-up', { satisfied: false, note: '未到账', remedialAction: '与银行核对' });
    expect(remedial).toMatchObject({ state: 'executing', actions: [{}, { remedial: true, owner: { id: gift.ann.id } }] });
    expect(remedial.clocks.filter(({ deadline, outcome }) => deadline === 'complaints.follow-up' && outcome === null)).toHaveLength(1);
    await gift.done(id, 'complete-action', { actionId: remedial.actions[1]!.id, note: '已到账' });
    await gift.done(id, 'start-follow-up');
    const asked = await gift.done(id, 'follow-up', { satisfied: true, note: '满意' });
    expect(asked.clocks.filter(({ deadline, outcome }) => deadline === 'complaints.follow-up' && outcome === null)).toEqual([]);

    expect((await gift.act(id, 'close')).body).toMatchObject({ status: 409, code: 'complaints.cannot-close', open: ['verdict', 'unanswered-lines', 'open-steps', 'cause', 'corrective-action'] });
    expect((await gift.act(id, 'judge', { verdict: 'justified', liability: 'us', reason: '缓冲不足' })).body).toMatchObject({ status: 409, code: 'complaints.cannot-judge', because: ['exclusions'] });
    await step(gift, id, 'exclude');
    await gift.done(id, 'judge', { verdict: 'justified', liability: 'us', reason: '缓冲不足' });
    await gift.done(id, 'answer-line', { lineId: filed.lines[0]!.id, answer: '已退款' });
    await gift.done(id, 'analyse', { cause: '内衬过薄', corrective: '加厚内衬' });
    await step(gift, id, 'summarise');
    expect((await gift.done(id, 'close')).state).toBe('closed');

    // One mail for each change, and none twice.
    const told = (await mailsAbout(filed)).map(({ subject, text }) => /变化：.*“(.*)”/.exec(text!)?.[1] ?? subject!.replace(filed.number, '#'));
    expect(told).toEqual(['感谢您的反馈，投诉 # 已受理', '问题分析', '准备备选方案', '投诉 #：我们的解决方案，恳请您确认', '客户已同意', '执行中', '回访中', '执行中', '回访中', '排除非产品原因', '投诉 # 书面处理结果']);
    const closing = (await mailsAbout(filed)).at(-1)!;
    expect(closing.text).toMatch(/已退款.*内衬过薄.*加厚内衬/s);
    for (const q of ['李敏', '13812345678', '活动周五开始']) expect(expectOk(await gift.dan.http.get(`/api/complaints?state=closed&q=${encodeURIComponent(q)}`)).rows.map((row: ComplaintView) => row.id)).toContain(id);
  });

  test('goes up after a second refusal, is signed by a director and never by its author, and ends outside when refused again', async () => {
    const office = await Office.open(started.app, 'gift-up', ['gift']);
    // The supervisor is a director too: that does not let her sign her own proposal.
    await started.app.within(office.tenant, () => started.app.get(Commands).execute(new AssignRole(director, { personId: office.sue.id })));
    const filed = await file(office, { claimed: { amount: '2000', currency: 'CNY' } });
    const { id } = filed;
    expect(filed.level).toBe('major');
    await step(office, id, 'listen');
    await step(office, id, 'groundwork');
    await step(office, id, 'proposals');
    await office.done(id, 'offer', resupply);
    await office.done(id, 'answer', { answer: 'refused', reason: '太迟' });
    expect((await office.act(id, 'escalate', handedOver)).body).toMatchObject({ status: 409, code: 'complaints.cannot-escalate', blockedBy: ['coordination'] });
    expect((await office.act(id, 'offer', resupply)).body).toMatchObject({ code: 'complaints.cannot-offer', missing: ['coordination'] });
    await step(office, id, 'coordinate');
    expect((await office.act(id, 'escalate', { ...handedOver, course: '', progress: ' ' })).body.errors.map(({ path }: { path: string }) => path)).toEqual(['course', 'progress']);
    const up = await office.done(id, 'escalate', handedOver);
    expect(up).toMatchObject({ escalated: true, assignment: { owner: office.sue.id, firstResponsible: office.ann.id } });
    expect(stepsOf(up)).toEqual([giftSteps.weigh.id, giftSteps.propose.id, giftSteps.evaluate.id, giftSteps.summarise.id]);

    expect((await office.act(id, 'offer', resupply, office.sue)).body).toMatchObject({ code: 'complaints.cannot-offer', missing: ['assessment', 'proposal'] });
    expect((await office.act(id, `steps/${giftSteps.weigh.id}`, { form: forms.weigh })).body.code).toBe('workflow.step-not-yours');
    await step(office, id, 'weigh', office.sue);
    expect((await office.act(id, `steps/${giftSteps.propose.id}`, { form: { solution: '补发' } }, office.sue)).body.errors.map(({ path }: { path: string }) => path)).toEqual(['feasibility', 'cost', 'fairness']);
    await step(office, id, 'propose', office.sue);
    expect((await office.act(id, 'offer', resupply, office.sue)).body).toMatchObject({ missing: ['proposal'] });
    expect((await office.act(id, `steps/${giftSteps.propose.id}/sign`, {}, office.sue)).body.code).toBe('workflow.own-signature');
    expect((await office.act(id, `steps/${giftSteps.propose.id}/sign`)).body.code).toBe('workflow.step-not-yours');
    await office.done(id, `steps/${giftSteps.propose.id}/sign`, { comment: '同意' }, office.dan);
    await office.done(id, 'offer', resupply, office.sue);
    const outside = await office.done(id, 'answer', { answer: 'refused', reason: '要求赔偿' }, office.sue);
    expect(outside).toMatchObject({ state: 'external-review' });
    expect(outside.clocks.every(({ outcome }) => outcome !== null)).toBe(true);

    const mails = await mailsAbout(filed);
    expect(mails.filter(({ subject }) => subject!.includes('外部评审'))).toHaveLength(1);
    expect(mails.at(-1)!.text).toContain('12315');
    expect(mails.filter(({ text }) => text!.includes('更高级别'))).toHaveLength(1);
  });

  test('under an escalated case is carried out, evaluated and closed like any other', async () => {
    const { id, lines } = await ready();
    await gift.done(id, 'escalate', handedOver);
    await step(gift, id, 'weigh', gift.sue);
    await step(gift, id, 'propose', gift.sue);
    await gift.done(id, 'offer', resupply, gift.sue);
    const { actions } = await gift.done(id, 'answer', { answer: 'accepted' }, gift.sue);
    expect((await gift.act(id, 'start-follow-up', {}, gift.sue)).body.code).toBe('complaints.actions-open');
    await gift.done(id, 'complete-action', { actionId: actions[0]!.id, note: '已送达' }, gift.sue);
    await gift.done(id, 'start-follow-up', {}, gift.sue);
    expect((await gift.act(id, `steps/${giftSteps.evaluate.id}`, { form: forms.evaluate }, gift.sue)).body).toMatchObject({ code: 'workflow.step-not-available', blockedBy: ['before-follow-up'] });
    await gift.done(id, 'follow-up', { satisfied: true, note: '满意' }, gift.sue);
    await gift.done(id, 'follow-up', { satisfied: true, note: '仍满意' }, gift.sue);
    await step(gift, id, 'exclude', gift.sue);
    await gift.done(id, 'judge', { verdict: 'justified', liability: 'us', reason: '缓冲不足' }, gift.sue);
    await gift.done(id, 'answer-line', { lineId: lines[0]!.id, answer: '已补发' }, gift.sue);
    await gift.done(id, 'analyse', { cause: '内衬过薄', corrective: '加厚内衬' }, gift.sue);
    expect((await gift.act(id, 'close', {}, gift.sue)).body.open).toEqual(['open-steps']);
    await step(gift, id, 'evaluate', gift.sue);
    await step(gift, id, 'summarise', gift.sue);
    expect((await gift.done(id, 'close', {}, gift.sue)).state).toBe('closed');
  });
});

describe('time', () => {
  test('passing without a solution turns a general complaint major, and owner, superior and director hear of it', async () => {
    const filed = [await file(), await file(plain)];
    started.app.now.set('2026-03-06T18:01+08:00');
    await started.app.settle();
    const [inGift, inPlain] = [await gift.see(filed[0]!.id), await plain.see(filed[1]!.id)];
    expect([inGift, inPlain]).toMatchObject([{ overdue: true, level: 'major' }, { overdue: true, level: 'general' }]);
    const { entries } = (await gift.dan.http.get(`/api/timeline?type=complaint&id=${inGift.id}&limit=200`)).body;
    const told = entries.find(({ event, payload }: { event: string; payload: { deadline?: string; percent?: number } }) => event === clockThresholdReached.name && payload.deadline === resolution.id && payload.percent === 100);
    expect(told.payload.people.toSorted()).toEqual([gift.ann.id, gift.sue.id, gift.dan.id].toSorted());
    expect(entries.find(({ event, payload }: { event: string; payload: { why?: string } }) => event === 'complaints.level-changed' && payload.why === 'overdue').payload).toMatchObject({ from: 'general', to: 'major' });
  });

  test('to chase other departments is 24 hours, alerts when it is over, and ends with an answer', async () => {
    const [chased, answered] = [await file(), await file()];
    expect(clock(chased, chase.id)).toMatchObject({ term: hours(24), outcome: null });
    expect(clock(await file(plain), chase.id)).toBeUndefined();
    await step(gift, answered.id, 'listen');
    expect(clock(await gift.done(answered.id, `steps/${giftSteps.departmentAnswer.id}`, { form: { department: '仓储部', answer: '周三可补发' } }), chase.id)!.outcome).toBe('met');
    started.app.now.set('2026-03-03T09:01+08:00');
    await started.app.settle();
    expect(clock(await gift.see(chased.id), chase.id)!.breachedAt).not.toBeNull();
    const { entries } = (await gift.dan.http.get(`/api/timeline?type=complaint&id=${chased.id}&limit=200`)).body;
    expect(entries.filter(({ event }: { event: string }) => event === clockThresholdReached.name).map(({ payload }: { payload: { deadline: string; people: string[] } }) => [payload.deadline, payload.people.toSorted()])).toContainEqual([chase.id, [gift.ann.id, gift.sue.id].toSorted()]);
    expect(await gift.see(chased.id)).toMatchObject({ level: 'general', overdue: false });
  });

  test('that is needed to find out more is promised in one mail, and investigated before an offer', async () => {
    const { id, number } = await ready();
    const form = { reason: '需核对出库批次', process: '向仓库调取记录，不需要您再提供材料', promisedAt: '2026-03-04T10:00:00+08:00', handler: 'ann', contact: '13812345678' };
    expect((await gift.act(id, `steps/${giftSteps.defer.id}`, { form: { reason: form.reason, process: form.process } })).body.errors.map(({ path }: { path: string }) => path)).toEqual(['promisedAt', 'handler', 'contact']);
    expect((await gift.act(id, `steps/${giftSteps.defer.id}`, { form: { ...form, promisedAt: '2026-03-01T10:00:00+08:00' } })).body.errors).toMatchObject([{ path: 'promisedAt', code: 'in-the-past' }]);
    const waiting = await gift.done(id, `steps/${giftSteps.defer.id}`, { form });
    const [deferral, ...more] = (await mailsAbout({ number })).slice(3);
    expect(more).toEqual([]);
    expect(deferral!.subject).toContain('我们需要多一点时间');
    expect(deferral!.text).toMatch(/需核对出库批次.*2026-03-04 10:00.*ann/s);
    expect(waiting.promise).toMatchObject({ at: '2026-03-04T02:00:00.000Z', handler: { id: gift.ann.id } });
    expect(clock(waiting, 'complaints.promised-notice')!.outcome).toBeNull();
    expect(stepsOf(waiting)).toContain(giftSteps.investigate.id);
    expect((await gift.act(id, 'offer', resupply)).body).toMatchObject({ missing: ['investigation'] });
    await gift.done(id, `steps/${giftSteps.investigate.id}`, { form: { findings: '该批次内衬用错' } });
    expect((await gift.done(id, 'offer', resupply)).state).toBe('offered');
  });
});

describe('an intake', () => {
  test('by letter is acknowledged at once and opens the task to ask for a number, which then confirms it', async () => {
    const filed = await file(gift, { channel: 'letter', readBack: false, contact: { name: '李敏', email: 'li@huaning.example', address: '平原路 1 号' } });
    expect(filed.state).toBe('received');
    expect(stepsOf(filed)[0]).toBe(giftSteps.askPhone.id);
    const [acknowledged] = await mailsAbout(filed);
    expect(acknowledged!.text).toMatch(/歉意.*来信已经寄达.*联系电话/s);
    expect((await gift.act(filed.id, 'confirm')).body.errors).toMatchObject([{ path: 'contact.phone', code: 'needed-to-confirm' }]);
    const reached = await gift.done(filed.id, `steps/${giftSteps.askPhone.id}`, { form: { phone: '13812345678' } });
    expect(reached.contact).toMatchObject({ phone: '13812345678', address: '平原路 1 号' });
    expect((await gift.done(filed.id, 'confirm')).state).toBe('handling');
  });

  test('is refused by gift, and taken by plain, without an end, an address to confirm or a channel of theirs', async () => {
    const bad = { endBy: null, contact: { name: '李敏', phone: '13812345678' }, channel: 'email' };
    const refused = await gift.ann.http.post('/api/complaints', gift.intake({ ...intake, ...bad, type: 'complaint-handling' }));
    expect(Object.fromEntries(refused.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code]))).toEqual({ endBy: 'deadline-missing', 'contact.address': 'needed-to-confirm', channel: 'channel-not-offered', aboutComplaintId: 'complaint-missing' });
    expect((await file(plain, bad)).state).toBe('handling');
    const first = await file();
    expect((await file(gift, { type: 'complaint-handling', aboutComplaintId: first.id })).aboutComplaint).toMatchObject({ id: first.id });
  });

  test('makes the selling salesperson responsible in gift, and whoever records it in plain', async () => {
    const sold = (office: Office) => ({ lines: [{ soldUnitId: office.unit, problem: '外盒压坏' }] });
    expect((await file(gift, sold(gift))).assignment).toMatchObject({ firstResponsible: gift.bo.id, owner: gift.bo.id });
    expect((await file(plain, sold(plain))).assignment).toMatchObject({ firstResponsible: plain.ann.id });
  });

  test('leaves the loss found out in the groundwork to the level', async () => {
    const { id } = await file();
    await step(gift, id, 'listen');
    const form = { ...forms.groundwork, businessLoss: true, loss: { amount: '2000.00', currency: 'CNY' } };
    expect(await gift.done(id, `steps/${giftSteps.groundwork.id}`, { form })).toMatchObject({ level: 'major', loss: { amount: '2000.00' } });
  });
});

describe('handing on', () => {
  const hand = (office: Office, id: string, to: Colleague) => office.act(id, 'hand-over', { to: to.id, reason: '休假' });
  const handed = async (office: Office, id: string, to: Colleague) => {
    expectOk(await hand(office, id, to));
    return (await office.done(id, 'accept-hand-over', {}, to)).assignment.owner;
  };

  test('to a peer is refused in gift, to the superior allowed; plain allows both', async () => {
    const { id } = await file();
    expect((await hand(gift, id, gift.bo)).body).toMatchObject({ status: 409, code: 'complaints.cannot-hand-over', because: ['only-to-superior'] });
    expect(await handed(gift, id, gift.sue)).toBe(gift.sue.id);
    expect(await handed(plain, (await file(plain)).id, plain.bo)).toBe(plain.bo.id);
  });

  test('an offer above the agent’s limit goes to the next authority, and the customer hears of it', async () => {
    const { id, number } = await ready();
    const large = { solution: '赔偿。', remedies: [{ kind: 'compensation', description: '赔偿误工', amount: { amount: '1000.01', currency: 'CNY' }, justification: '活动取消' }] };
    const asked = await gift.done(id, 'offer', large);
    expect(asked).toMatchObject({ state: 'handling', assignment: { owner: gift.ann.id }, offers: [{ answer: 'awaiting-approval' }] });
    expect((await mailsAbout({ number })).filter(({ text }) => text!.includes('相应权限'))).toHaveLength(1);
    const approval = asked.offers[0]!.approval!;
    expectOk(await gift.sue.http.post(`/api/approvals/${approval}/sign`, { version: 1 }));
    expect((await mailsAbout({ number })).filter(({ text }) => text!.includes('answer=accepted'))).toHaveLength(1);
    expect(await gift.see(id)).toMatchObject({ state: 'offered', assignment: { owner: gift.ann.id }, offers: [{ answer: 'open' }] });

    await started.app.within(gift.tenant, () => started.app.get(Commands).execute(new AssignRole(marketingManager, { personId: gift.kim.id })));
    const next = await ready();
    const waits = (await gift.done(next.id, 'offer', large)).offers[0]!.approval!;
    expect(expectOk(await gift.kim.http.get('/api/approvals?view=waiting')).rows.map((row: { id: string }) => row.id)).toEqual([waits]);
    const { id: same } = await file(plain);
    expect((await plain.done(same, 'offer', large)).state).toBe('offered');
  });

  test('a case with nobody above stays where it is, and says which posts are empty', async () => {
    const office = await Office.open(started.app, 'gift-alone', ['gift']);
    const { id } = await file(office, {}, office.bo);
    await started.app.within(office.tenant, async () => {
      for (const post of [supervisor, director]) await started.app.get(Commands).execute(new SetRoleHolders(post.id, { people: [], headsOf: [] }));
    });
    const escalated = await office.bo.http.post(`/api/complaints/${id}/escalate`, { version: 1, ...handedOver });
    expect(escalated).toMatchObject({ status: 409, body: { code: 'complaints.nobody-above', roles: ['kernel.superior', supervisor.id, marketingManager.id, director.id] } });
    expect(expectOk(await office.bo.http.get<ComplaintView>(`/api/complaints/${id}`)).assignment.owner).toBe(office.bo.id);
  });
});

describe('plain beside it', () => {
  test('goes from the call to the offer without any step, and escalates a refusal without coordination', async () => {
    const { id, steps } = await file(plain, { claimed: { amount: '2000', currency: 'CNY' } });
    expect(steps).toEqual([]);
    expect(await plain.done(id, 'offer', { solution: '退款。', remedies: [{ kind: 'refund', description: '退款' }] })).toMatchObject({ state: 'offered', level: 'general' });
    // An offer that is answered before its mail is written needs none.
    await started.app.settle();
    await plain.done(id, 'answer', { answer: 'refused', reason: '太少' });
    expect((await plain.done(id, 'escalate', handedOver)).escalated).toBe(true);
    expect((await mailsAbout(await plain.see(id))).map(({ subject }) => subject!.slice(0, 7))).toEqual(['您的投诉已受理', expect.stringContaining('您的投诉')]);
  });
});
