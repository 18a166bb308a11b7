import { complaintStates, director, handling, isOpen, judging, proposals, type CaseFacts } from '@aftercare/complaints';
import { yuan } from '@aftercare/kernel';
import { matchPlan, availability, fillStep, type CaseStep } from '@aftercare/workflow';
import { describe, expect, test } from 'vitest';
import { aCase, done, inGift, inPlain, readyToClose, refused } from './cases.fixture.ts';
import { salesDirector } from './roles.ts';
import * as steps from './steps.ts';

const { askPhone, coordinate, defer, departmentAnswer, evaluate, exclude, forwardTechnical, groundwork, investigate, listen, productionCheck, propose, serviceRecord, summarise, weigh } = steps;
const plan = (facts: CaseFacts) => inGift(handling, facts);
const required = (facts: CaseFacts) => plan(facts).filter(({ optional }) => !optional).map(({ step }) => step);
const planned = (facts: CaseFacts, id: string) => plan(facts).find(({ step }) => step === id);
const fresh = (more: Partial<CaseFacts> = {}) => aCase({ stepsDone: [], ...more });

const id = '00000000-0000-7000-8000-000000000001';
const owner = () => ({ id, roles: new Set(['kernel.owner']), departments: new Set<string>(), heads: new Set<string>() });
const stamp = { at: '2026-03-02T01:00:00.000Z', newId: () => id };

describe('the procedure', () => {
  test('of plain has no steps of its own', () => {
    expect(inPlain(handling, fresh())).toEqual([]);
  });

  test('listens and apologises first, then does the groundwork, and ends with a summary', () => {
    expect(required(fresh())).toEqual([listen.id, groundwork.id, proposals.id, summarise.id]);
    expect(listen.form.safeParse({ heardOut: true, apologised: true, thanked: true }).success).toBe(true);
    for (const skipped of ['heardOut', 'apologised', 'thanked']) expect(listen.form.safeParse({ heardOut: true, apologised: true, thanked: true, [skipped]: false }).success).toBe(false);
  });

  test('shows what is skipped: a later step waits for it by name', () => {
    const { steps: open } = matchPlan(plan(fresh()), []);
    expect(availability(open, open.find(({ step }) => step === groundwork.id)!)).toMatchObject({ available: false, waitsFor: [listen.id] });
    expect(() => fillStep(open, groundwork.id, {}, owner, stamp)).toThrow(listen.id);
    const next = open.map((each): CaseStep => (each.step === listen.id ? fillStep(open, listen.id, {}, owner, stamp) : each));
    expect(availability(next, next.find(({ step }) => step === groundwork.id)!).available).toBe(true);
  });

  test('asks whoever wrote a letter for a telephone number, while there is none', () => {
    expect(required(fresh({ channel: 'letter', hasPhone: false }))[0]).toBe(askPhone.id);
    expect([fresh({ channel: 'letter' }), fresh({ hasPhone: false })].map((facts) => planned(facts, askPhone.id))).toEqual([undefined, undefined]);
  });

  test('lets an answer be deferred, and then wants the investigation', () => {
    expect(planned(fresh(), defer.id)).toMatchObject({ optional: true, blockedBy: [] });
    expect(planned(aCase({ offers: 1 }), defer.id)?.blockedBy).toEqual(['already-answered']);
    expect(required(fresh())).not.toContain(investigate.id);
    expect(required(aCase(done(listen, defer)))).toContain(investigate.id);
  });

  test('keeps what another department answered', () => {
    expect(planned(fresh(), departmentAnswer.id)?.optional).toBe(true);
  });

  test('wants one more coordination after a refusal', () => {
    expect(required(aCase())).not.toContain(coordinate.id);
    expect(required(refused())).toContain(coordinate.id);
  });

  test('of an escalated case weighs, proposes and evaluates', () => {
    const escalated = required(aCase({ escalated: true }));
    expect(escalated.slice(escalated.indexOf(weigh.id))).toEqual([weigh.id, propose.id, evaluate.id, summarise.id]);
    expect(required(aCase()).some((step) => [weigh.id, propose.id, evaluate.id].includes(step))).toBe(false);
  });

  test('has the proposal of a major case signed by a director', () => {
    expect(planned(aCase({ escalated: true, level: 'major', amount: yuan('2600') }), propose.id)?.signOff).toEqual({ order: 'all', signers: [{ by: director.id, department: null, amount: yuan('2600'), limit: null }] });
    expect(planned(aCase({ escalated: true }), propose.id)?.signOff).toBeNull();
  });

  test('prepares solutions before the first offer, and asks nothing of a case that had its offer without', () => {
    expect(required(fresh())).toContain(proposals.id);
    expect(required(aCase({ offers: 1 }))).toContain(proposals.id);
    expect([required(fresh({ offers: 1 })), required(fresh({ type: 'enquiry' }))].flat()).not.toContain(proposals.id);
  });

  test('reports a technical problem to the sales director, who has production check it', () => {
    expect(required(fresh({ topic: 'technique' })).slice(2, 4)).toEqual([forwardTechnical.id, productionCheck.id]);
    expect(planned(fresh({ topic: 'technique' }), productionCheck.id)).toMatchObject({ by: salesDirector.id, after: [forwardTechnical.id] });
    expect(required(fresh())).not.toContain(forwardTechnical.id);
    expect(planned(fresh({ topic: 'technique', channel: 'hotline' }), forwardTechnical.id)?.optional).toBe(true);
  });

  test('enters a call to the hotline in the service record', () => {
    expect(required(fresh({ channel: 'hotline' }))).toContain(serviceRecord.id);
    expect(required(fresh())).not.toContain(serviceRecord.id);
  });

  test('lets nobody blame the product before the four other causes are ruled out, and only in gift', () => {
    const judge = (more: Partial<CaseFacts>, liability: 'us' | 'supplier' | 'carrier' | null = 'us', verdict: 'justified' | 'unjustified' = 'justified') => [inGift, inPlain].map((says) => says(judging, { case: aCase(more), verdict, liability }));
    expect([judge({}), judge({}, 'supplier'), judge({}, null)]).toEqual(Array.from({ length: 3 }, () => [['exclusions'], []]));
    expect([judge(done(exclude)), judge({}, 'carrier'), judge({}, 'us', 'unjustified'), judge({ type: 'service' })]).toEqual(Array.from({ length: 4 }, () => [[], []]));
    expect(planned(fresh(), exclude.id)).toMatchObject({ optional: true, blockedBy: [] });
  });

  test('summarises and evaluates after the follow-up only', () => {
    expect(planned(aCase(), summarise.id)?.blockedBy).toEqual(['before-follow-up']);
    expect(planned(aCase({ escalated: true }), evaluate.id)?.blockedBy).toEqual(['before-follow-up']);
    expect(planned(readyToClose(), summarise.id)?.blockedBy).toEqual([]);
  });

  test('of a complaint that is not justified needs no groundwork and no follow-up', () => {
    expect(required(fresh({ verdict: 'unjustified' }))).toEqual([listen.id, summarise.id]);
    expect(planned(fresh({ verdict: 'not-ours' }), summarise.id)?.blockedBy).toEqual([]);
  });

  test('wants nothing more once a case has ended', () => {
    for (const state of complaintStates) expect(plan(aCase({ state })).length > 0).toBe(isOpen(state));
  });
});

describe('what a step asks for', () => {
  const accepts = (step: { form: { safeParse: (form: unknown) => { success: boolean } } }, form: object) => step.form.safeParse(form).success;
  const lacking = (form: Record<string, unknown>, field: string) => Object.fromEntries(Object.entries(form).filter(([name]) => name !== field));

  test('a deferral says why, how it goes on, when the customer hears, from whom, and where they can be reached', () => {
    const form = { reason: '需核对出库批次', process: '向仓库调取记录', promisedAt: '2026-03-05T10:00:00+08:00', handler: '周岚', contact: '10000000001' };
    expect(accepts(defer, form)).toBe(true);
    for (const field of Object.keys(form)) expect(accepts(defer, lacking(form, field))).toBe(false);
  });

  test('groundwork knows the core, the severity, the expectation and the loss', () => {
    const form = { core: '礼盒破损', severity: 'medium', expectation: '补发', businessLoss: true, loss: yuan('800'), compensation: 'resupply', claimed: null };
    expect(accepts(groundwork, form)).toBe(true);
    for (const field of ['core', 'severity', 'expectation', 'businessLoss', 'loss']) expect(accepts(groundwork, lacking(form, field))).toBe(false);
    expect(accepts(groundwork, { ...form, businessLoss: false, loss: null })).toBe(true);
  });

  test('a coordination learns the need again', () => {
    expect(accepts(coordinate, { need: '希望活动前送达', outcome: 'still-refuses' })).toBe(true);
    expect(accepts(coordinate, { need: ' ', outcome: 'still-refuses' })).toBe(false);
  });

  test('weighing looks at both sides', () => {
    const form = { customer: '活动临近', company: '成本可控', assessment: '宜从速补发' };
    expect(accepts(weigh, form)).toBe(true);
    for (const field of Object.keys(form)) expect(accepts(weigh, lacking(form, field))).toBe(false);
  });

  test('a technical report says batch, specification, production time and the indicators', () => {
    const form = { batch: 'B2026-03', specification: '500 g', producedAt: '2026-01-12', indicators: '水分 12%', problem: '溶解慢' };
    expect(accepts(forwardTechnical, form)).toBe(true);
    for (const field of ['batch', 'specification', 'producedAt', 'indicators']) expect(accepts(forwardTechnical, lacking(form, field))).toBe(false);
  });

  test('ruling out other causes ticks handling, material, storage and transport', () => {
    const form = { operation: true, material: true, storage: true, transport: true };
    expect(accepts(exclude, form)).toBe(true);
    for (const field of Object.keys(form)) expect(accepts(exclude, { ...form, [field]: false })).toBe(false);
  });

  test('a summary goes through plan, do, check and act', () => {
    const form = { summary: '补发后客户满意', plan: '三日内补发', do: '补发三套', check: '回访两次', act: '加厚内衬' };
    expect(accepts(summarise, form)).toBe(true);
    for (const field of Object.keys(form)) expect(accepts(summarise, lacking(form, field))).toBe(false);
  });

  test('a service record says the project, what was asked and what was answered', () => {
    const form = { project: '福利发放', demand: '询问保存方法', response: '已说明避光密封', servedOn: '2026-03-02' };
    expect(accepts(serviceRecord, form)).toBe(true);
    for (const field of Object.keys(form)) expect(accepts(serviceRecord, lacking(form, field))).toBe(false);
  });

  test('a proposal is feasible, costed and fair', () => {
    const form = { solution: '加急补发', feasibility: '现货充足', cost: '运费约两百元', fairness: '双方可接受' };
    expect(accepts(propose, form)).toBe(true);
    for (const field of Object.keys(form)) expect(accepts(propose, lacking(form, field))).toBe(false);
  });
});
