import type { ClockView } from '@aftercare/workflow';
import { accepted, carriedOut, choices, cost, department, groundwork, haifeng, hejing, judge, limin, listen, offerExchange, refused, siyuan, wangqiang, wulei, xiaotong, xuwen, yuan, zhoulan } from './gift-acts.ts';
import { act, comment, does, firstLine, type Act, type Story } from './story.ts';

/** Stops the clock of the case, with what proves why. */
const pause = (after: number, by: string, reason: string, evidence: string): Act =>
  does(after, by, async (desk) => {
    const { clocks } = await desk.complaint();
    const { id } = clocks.find(({ deadline, outcome }) => deadline === 'complaints.resolution' && outcome === null)!;
    desk.keep(`${desk.story}/clock`, id);
    await desk.post(`/api/clocks/${id}/pause`, { reason, evidence });
  });

/** What people work on now. */
export const giftStories: readonly Story[] = [
  {
    daysAgo: 13,
    complaint: {
      endInHours: 300, by: hejing, party: '松涛文化传播工作室', product: 'LP-1502',
      file: { type: 'product', channel: 'visit', subject: '钢笔漏墨污损合同', content: '到门店反映两支钢笔漏墨，弄脏已签字合同。', demand: '退货并赔偿', remedyAsked: 'return', claimed: '900', severity: 'medium', readBack: true, defective: '2', defect: 'leak', problem: '笔尖接口漏墨' },
    },
    acts: [
      listen(xiaotong), department(xiaotong, '技术研发部', '吸墨器密封圈缺失，属装配漏装。'), groundwork(xiaotong, '笔尖接口漏墨', '退货赔偿'), judge(xiaotong, 'us', '吸墨器密封圈缺失。'), offerExchange(xiaotong, '更换两支钢笔并赠送墨水一瓶。', '2', '盒'), refused(xiaotong, '客户坚持退货赔偿。', 2),
      act(17, xiaotong, 'steps/gift.coordinate', { form: { need: '退货退款，赔偿合同重签成本。', outcome: 'still-refuses', note: null } }),
      act(1, xiaotong, 'escalate', { course: '两支钢笔漏墨，合同污损。', demand: '退货退款并赔偿 900 元。', progress: '更换方案被拒，已再次协调。' }),
      act(3, haifeng, 'steps/gift.weigh', { form: { customer: '合同重签的时间和差旅。', company: '单品价值低，赔偿依据不足。', assessment: '退货合理，赔偿金额过高。', talks: null } }),
      act(2, haifeng, 'steps/gift.propose', { form: { solution: '退货退款，补偿 200 元。', feasibility: '可当日退款。', cost: '720 元。', fairness: '弥补主要损失。' } }),
      act(20, haifeng, 'offer', { solution: '退货退款，另补偿 200 元。', remedies: [{ kind: 'return', description: '退货退款', justification: '客户不再信任同款产品。' }, { kind: 'compensation', amount: yuan('200'), description: '补偿重签合同', justification: '合同污损属实。' }] }),
      refused(haifeng, '客户坚持赔偿 900 元。', 4),
    ],
  },
  {
    name: 'paint', daysAgo: 8,
    complaint: {
      endInHours: 264, by: limin, party: '华宁实业集团有限公司', product: 'LP-1401',
      file: { type: 'product', channel: 'phone', subject: '保温杯杯口掉漆', content: '三百只保温杯发放后，十二只杯口掉漆。', demand: '更换并补偿', remedyAsked: 'exchange', claimed: '1900', severity: 'medium', readBack: true, defective: '12', defect: 'appearance', problem: '杯口掉漆' },
    },
    acts: [
      listen(siyuan), department(siyuan, '技术研发部', '喷涂前除油不净，附着力不足。'), groundwork(siyuan, '杯口喷涂附着力不足', '更换十二只并补偿'), judge(siyuan, 'us', '喷涂附着力不足。'),
      choices(0, siyuan, '更换十二只并补偿', '只更换十二只'),
      act(1, siyuan, 'offer', (now) => ({ solution: '更换十二只保温杯，另补偿 1900 元。', remedies: [{ kind: 'exchange', lineId: firstLine(now), quantity: { amount: '12', unit: '只' }, description: '更换十二只' }, { kind: 'compensation', amount: yuan('1900'), description: '补偿', justification: '重点客户，员工福利受影响。' }] })),
      does(2, wangqiang, async (desk) => {
        const { offers } = await desk.complaint();
        await desk.change(`/api/approvals/${offers.at(-1)!.approval}`, 'refuse', { reason: '只有十二只掉漆，客户没有实际损失，先换货；补偿依据不足。' });
      }),
      offerExchange(siyuan, '更换十二只保温杯，旧货由我司上门取回。', '12', '只', 18), accepted(siyuan, 3), comment(1, siyuan, '十二只已备货，吴经理请今天安排发出。', [wulei]),
    ],
  },
  {
    name: 'umbrellas', daysAgo: 5,
    complaint: {
      endInHours: 168, by: hejing, party: '北辰物业服务有限公司', product: 'LP-1702',
      file: { type: 'product', channel: 'phone', subject: '雨伞伞骨易断', content: '业主反映一周内十一把伞伞骨断裂，要求整批更换。', demand: '整批更换并说明原因', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '11', defect: 'material', problem: '伞骨断裂' },
    },
    acts: [
      listen(siyuan), department(siyuan, '技术研发部', '铆钉硬度不足，同批都有风险。'), groundwork(siyuan, '伞骨铆接处断裂', '整批更换并书面说明'), judge(siyuan, 'supplier', '铆钉材质不符。'),
      choices(0, siyuan, '整批更换', '更换断裂的十一把，其余延保一年'),
      // More than a business manager may grant: it waits for the director.
      act(1, haifeng, 'offer', (now) => ({ solution: '整批更换二百六十把雨伞，旧货由我司取回。', remedies: [{ kind: 'exchange', lineId: firstLine(now), amount: yuan('24960'), quantity: { amount: '260', unit: '把' }, description: '整批更换二百六十把' }] })),
      comment(1, haifeng, '供应商责任，换货费用拟向供应商追偿，请周总核批。', [zhoulan]),
    ],
  },
  {
    name: 'speakers', hoursAgo: 98,
    complaint: {
      endInHours: 168, by: limin, party: '海澜物流设备有限公司', product: 'LP-1601',
      file: { type: 'product', channel: 'phone', subject: '蓝牙音箱无法充电', content: '五台音箱插上电源后指示灯不亮。', demand: '更换', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '5', defect: 'electrical', problem: '无法充电' },
    },
    acts: [
      listen(siyuan), department(siyuan, '技术研发部', '充电口虚焊，五台均复现。', 2), groundwork(siyuan, '充电口虚焊', '更换五台'), judge(siyuan, 'us', '充电口虚焊。'), offerExchange(siyuan, '更换五台音箱。', '5', '台'),
      pause(1, haifeng, '等客户内部会议', '电话记录'),
      does(3, zhoulan, async (desk) => {
        const clock = `/api/clocks/${desk.id('speakers/clock')}`;
        const { explanation: { segments } } = await desk.get<ClockView>(clock);
        await desk.post(`${clock}/pauses/${segments.find(({ pause: id }) => id)!.pause}/strike`, { reason: '客户开会不影响我方备货，不计为暂停。' });
      }),
      accepted(siyuan, 6), ...carriedOut(siyuan, '五台已签收，旧机取回。', 40, { category: 'goods', amount: '860' }),
    ],
  },
  {
    name: 'late', hoursAgo: 76,
    complaint: {
      endInHours: 168, by: hejing, party: '江畔酒店管理有限公司', product: 'LP-1701',
      file: { type: 'process', channel: 'phone', subject: '香薰礼盒迟到三天', content: '约定周一到货，周四才送达，错过酒店周年活动。', demand: '书面致歉并补偿', remedyAsked: 'compensation', claimed: '2600', severity: 'high', readBack: true, problem: '延误三天' },
    },
    acts: [
      listen(xiaotong), department(xiaotong, '物流部', '中转站爆仓，承运商没有及时改派。', 2), groundwork(xiaotong, '延误导致活动缺货', '致歉并补偿', '2600'), judge(xiaotong, 'carrier', '中转站爆仓未及时改派。'),
      choices(0, xiaotong, '书面致歉并补偿 2600 元', '书面致歉，下一单减免 2600 元', '书面致歉并补发一批活动礼品'),
      cost(1, xiaotong, 'freight', '180', 'us', '余货改用专车'),
      act(2, xiaotong, 'escalate', { course: '香薰礼盒延误三天，错过酒店周年活动。', demand: '书面致歉并补偿 2600 元。', progress: '已致歉，补偿金额超出权限。' }),
      act(4, haifeng, 'steps/gift.weigh', { form: { customer: '活动缺货，影响宾客体验。', company: '承运延误，可向承运商追偿。', assessment: '先行补偿，再向承运商追偿。', talks: '已与客房部经理通话。' } }),
      act(3, haifeng, 'steps/gift.propose', { form: { solution: '书面致歉，补偿 2600 元。', feasibility: '财务可当周支付。', cost: '2600 元，预计可追回 1800 元。', fairness: '与客户损失相当。' } }),
    ],
  },
  {
    // Nobody has asked the other departments: the fine that follows waits for whoever decides on it.
    name: 'scarves', hoursAgo: 47,
    complaint: {
      endInHours: 168, by: hejing, party: 'Northwind Trading (Shanghai)', product: 'LP-1301',
      file: { type: 'product', channel: 'phone', subject: 'Silk scarves: colour differs between boxes', content: 'Scarves in twelve boxes are visibly lighter than the approved sample.', demand: 'Replace the twelve boxes', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '12', defect: 'appearance', problem: 'Colour differs from the sample' },
    },
    acts: [listen(siyuan), groundwork(siyuan, 'Two dye lots in one order', 'Twelve boxes of one colour', undefined, 26), judge(siyuan, 'us', 'Two dye lots were packed together.'), offerExchange(siyuan, 'We replace the twelve boxes by scarves of the approved dye lot and collect the others.', '12', '盒')],
  },
  {
    name: 'power-banks', hoursAgo: 30,
    complaint: {
      endInHours: 168, by: limin, party: '启航教育科技有限公司', product: 'LP-1602',
      file: { type: 'product', channel: 'phone', subject: '移动电源充电发烫', content: '三名老师反映充电时外壳烫手，已停止使用。', demand: '更换并出具检测说明', remedyAsked: 'exchange', severity: 'safety', readBack: true, defective: '3', defect: 'safety', problem: '充电发烫' },
    },
    acts: [
      listen(xiaotong), department(xiaotong, '技术研发部', '需要样品做温升测试，收到后两天出结果。', 2),
      act(1, xiaotong, 'steps/gift.defer', (now) => ({ form: { reason: '需要对三只样品做温升测试。', process: '请将样品寄回，检测两天出结果。', promisedAt: new Date(Date.parse(now.openedAt) + 60 * 3_600_000).toISOString(), handler: '赵晓彤', contact: '沈嘉' } })),
      pause(3, haifeng, '等客户寄回样品', '顺丰取件短信，运单 SF-2611-0045'), comment(1, xiaotong, '样品已寄出，请许工收到后先做温升。', [xuwen]),
    ],
  },
  {
    hoursAgo: 22,
    complaint: {
      endInHours: 168, by: limin, party: '海澜物流设备有限公司', product: 'LP-1302',
      file: { type: 'product', channel: 'phone', subject: '羊绒披肩起球严重', content: '发放一周，六条披肩起球。', demand: '更换或退款', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '6', defect: 'material', problem: '起球' },
    },
    acts: [
      listen(siyuan), department(siyuan, '技术研发部', '纱支偏低，起球等级 2 级。', 2), groundwork(siyuan, '起球，疑似纱支偏低', '更换六条'), judge(siyuan, 'us', '纱支偏低，起球等级不达标。'),
      choices(0, siyuan, '更换六条披肩'),
      act(2, siyuan, 'offer', (now) => ({ solution: '更换六条披肩。', remedies: [{ kind: 'exchange', lineId: firstLine(now), amount: yuan('1680'), quantity: { amount: '6', unit: '条' }, description: '更换六条披肩' }] })),
    ],
  },
  {
    name: 'fan', hoursAgo: 17,
    complaint: {
      endInHours: 168, by: hejing, party: '彭建国', product: 'LP-1603',
      file: { type: 'product', channel: 'phone', subject: '颈挂风扇噪音大', content: '三档时有明显异响。', demand: '更换', remedyAsked: 'exchange', severity: 'low', readBack: true, defective: '1', defect: 'noise', problem: '异响' },
    },
    acts: [
      listen(siyuan), department(siyuan, '技术研发部', '扇叶动平衡超差，可直接更换。', 2),
      act(1, siyuan, 'hand-over', (_, desk) => ({ to: desk.person(haifeng), reason: '客户要求与经理通话。' })),
      act(1, haifeng, 'decline-hand-over', { reason: '金额小、原因清楚，请直接给客户换货，我会给客户回个电话。' }),
    ],
  },
  {
    name: 'lid', hoursAgo: 7,
    complaint: {
      endInHours: 168, by: limin, party: '秦岚', product: 'LP-1002',
      file: { type: 'product', channel: 'phone', subject: '旅行茶具壶盖破裂', content: '打开包装发现壶盖裂开。', demand: '补发壶盖', remedyAsked: 'resupply', severity: 'low', readBack: true, defective: '1', defect: 'packaging', problem: '壶盖破裂' },
    },
    acts: [
      listen(xiaotong),
      does(1, xiaotong, (desk) => desk.post(`/api/complaints/${desk.id()}/links`, { to: desk.id('cups'), kind: 'related', reason: '同为隔板偏薄，运输中磕碰。' })),
      act(4, xiaotong, 'hand-over', (_, desk) => ({ to: desk.person(haifeng), reason: '明天起出差两天，请代为跟进补发。' })),
    ],
  },
  {
    hoursAgo: 3,
    complaint: {
      endInHours: 168, by: hejing, party: '华宁实业集团有限公司', product: 'LP-1401',
      file: { type: 'enquiry', topic: 'product', channel: 'phone', subject: '询问保温杯刻字能否追加', content: '想在已交付的保温杯上追加姓名刻字，询问费用和周期。', demand: '给出报价', remedyAsked: 'information', readBack: true, problem: '追加刻字' },
    },
    acts: [],
  },
  {
    hoursAgo: 2,
    complaint: {
      endInHours: 168, by: limin, party: '云岭贸易有限公司', product: 'LP-1205',
      file: { type: 'service', channel: 'letter', subject: '来函询问绿茶礼盒开票事宜', content: '来函称两次索要发票未获答复，附订单号。', demand: '开具发票并说明原因', remedyAsked: 'information', severity: 'low', problem: '未开票' },
    },
    acts: [],
  },
  {
    name: 'again', hoursAgo: 20,
    acts: [
      does(0, wangqiang, (desk) => desk.change(`/api/complaints/${desk.id('candles')}`, 'reopen', { reason: '客户来电：补发的一款缺烛盖，尚未解决。' })),
      does(18, haifeng, (desk) => desk.post('/api/session/delegations', { toId: desk.person(wangqiang), startsAt: desk.inDays(5), endsAt: desk.inDays(9), reason: '下周到供应商处验厂。' })),
    ],
  },
];
