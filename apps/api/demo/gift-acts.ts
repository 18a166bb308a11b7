import type { ComplaintView } from '@aftercare/complaints';
import type { Desk } from './desk.ts';
import { act, does, firstLine, openAction, type Act } from './story.ts';

export const limin = 'limin@gift.example';
export const hejing = 'hejing@gift.example';
export const wangqiang = 'wangqiang@gift.example';
export const siyuan = 'chensiyuan@gift.example';
export const xiaotong = 'zhaoxiaotong@gift.example';
export const haifeng = 'zhenghaifeng@gift.example';
export const zhoulan = 'zhoulan@gift.example';
export const xuwen = 'xuwen@gift.example';
export const gaoyuan = 'gaoyuan@gift.example';
export const wulei = 'wulei@gift.example';
export const qianwei = 'qianwei@gift.example';

export const yuan = (amount: string) => ({ amount, currency: 'CNY' });

export const listen = (by: string, after = 1): Act => act(after, by, 'steps/gift.listen', { form: { heardOut: true, apologised: true, thanked: true, note: null } });

/** Another department answers in time: nobody is chased any more. */
export const department = (by: string, name: string, answer: string, after = 1): Act => act(after, by, 'steps/gift.department-answer', { form: { department: name, answer } });

export const groundwork = (by: string, core: string, expectation: string, loss?: string, after = 1): Act =>
  act(after, by, 'steps/gift.groundwork', {
    form: { core, severity: loss ? 'high' : 'medium', expectation, businessLoss: Boolean(loss), loss: loss ? yuan(loss) : null, compensation: 'exchange', claimed: null },
  });

/** A step of the procedure, where the rules of the case ask for it. */
const whereAsked = async (desk: Desk, step: string, form: object): Promise<void> => {
  const { steps } = await desk.complaint();
  if (steps.some((each) => each.step === step && each.state === 'open')) await desk.change(`/api/complaints/${desk.id()}`, `steps/${step}`, { form });
};

/** Before the product is blamed, other causes are ruled out. */
export const judge = (by: string, liability: string, reason: string, verdict = 'justified'): Act =>
  does(1, by, async (desk) => {
    if (verdict === 'justified') await whereAsked(desk, 'gift.exclude', { operation: true, material: true, storage: true, transport: true, note: null });
    await desk.change(`/api/complaints/${desk.id()}`, 'judge', { verdict, liability, reason });
  });

/** Several solutions, the best first. */
export const choices = (after: number, by: string, first: string, second = '退货退款', third = '按批发价折让，并赠送同款小样'): Act => does(after, by, (desk) => whereAsked(desk, 'complaints.proposals', { first, second, third, fourth: null }));

export const offerGoods = (by: string, kind: 'exchange' | 'resupply', solution: string, quantity: string, unit: string, after = 1): Act =>
  does(after, by, async (desk) => {
    await whereAsked(desk, 'complaints.proposals', { first: solution, second: '退货退款', third: '按批发价折让，并赠送同款小样', fourth: null });
    await desk.change<ComplaintView>(`/api/complaints/${desk.id()}`, 'offer', (now) => ({ solution, remedies: [{ kind, lineId: firstLine(now), quantity: { amount: quantity, unit }, description: `${kind === 'exchange' ? '更换' : '补发'} ${quantity} ${unit}` }] }));
  });
export const offerExchange = (by: string, solution: string, quantity: string, unit: string, after = 1): Act => offerGoods(by, 'exchange', solution, quantity, unit, after);

export const accepted = (by: string, after = 6): Act => act(after, by, 'answer', { answer: 'accepted' });
export const refused = (by: string, reason: string, after = 6): Act => act(after, by, 'answer', { answer: 'refused', reason });

export const done = (by: string, note: string, after: number, cost?: { category: string; amount: string }): Act =>
  act(after, by, 'complete-action', (now) => ({ actionId: openAction(now), note, ...(cost ? { cost: { category: cost.category, amount: yuan(cost.amount) } } : {}) }));
export const carriedOut = (by: string, note: string, after = 20, cost?: { category: string; amount: string }): Act[] => [done(by, note, after, cost), act(1, by, 'start-follow-up')];

export interface Learnt {
  readonly cause: string;
  readonly causeCategory: string;
  readonly corrective: string;
  readonly preventive?: string;
}

/** The customer is asked, and asked again some days later. */
export const followedUp = (by: string, note: string): Act[] => [act(48, by, 'follow-up', { satisfied: true, note }), act(72, by, 'follow-up', { satisfied: true, note: '再次回访，使用正常，没有新问题。' })];

export const summarise = (after: number, by: string, answer: string, { cause, corrective }: Learnt): Act =>
  act(after, by, 'steps/gift.summarise', { form: { summary: `${answer}客户回访满意。`, plan: '查明原因，按时答复，执行到位。', do: answer, check: `两次回访满意。原因：${cause}`, act: corrective } });

export const toTheEnd = (by: string, answer: string, learnt: Learnt): Act[] => [
  ...followedUp(by, '客户表示满意。'),
  summarise(1, by, answer, learnt),
  act(0, by, 'answer-line', (now) => ({ lineId: firstLine(now), answer })),
  act(0, by, 'analyse', { preventive: '纳入月度质量例会复盘。', ...learnt }),
  act(1, by, 'close', { summary: null }),
];

/** Money that a case has cost. */
export const cost = (after: number, by: string, category: string, amount: string, payer: string, note: string, party?: string): Act =>
  does(after, by, (desk) => desk.post('/api/costs', { subject: desk.subject(), category, amount: yuan(amount), payer, partyId: party ? desk.party(party) : null, incurredOn: desk.inDays(0).slice(0, 10), note }));
