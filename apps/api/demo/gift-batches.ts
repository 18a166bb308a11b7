import type { HolderRow } from '@aftercare/complaints';
import { accepted, carriedOut, department, gaoyuan, groundwork, hejing, judge, limin, listen, offerExchange, offerGoods, siyuan, summarise, wangqiang, wulei, xiaotong, xuwen, zhoulan } from './gift-acts.ts';
import { act, does, firstLine, type Act, type Story } from './story.ts';

/** Something done to the newest batch alarm about a product, which the story knows by its own name from then on. */
const find = (after: number, by: string, product: string): Act =>
  does(after, by, async (desk) => {
    const { rows: [alarm] } = await desk.get<{ rows: { id: string }[] }>(`/api/containments?product=${desk.product(product)}`);
    desk.keep(desk.story, alarm!.id);
    await desk.change(`/api/containments/${desk.id()}`, 'confirm');
  });
const onAlarm = (after: number, by: string, action: string, body: object): Act => does(after, by, (desk) => desk.change(`/api/containments/${desk.id()}`, action, body));

/** Something done with whoever holds goods of the batch. */
const onHolder = (after: number, by: string, party: string, action: string, body: object): Act =>
  does(after, by, async (desk) => {
    const { recall } = await desk.get<{ recall: { id: string } }>(`/api/containments/${desk.id()}`);
    const { rows } = await desk.get<{ rows: HolderRow[] }>(`/api/recalls/${recall.id}/holders`);
    const { id, version } = rows.find((each) => each.party.name === party)!;
    await desk.post(`/api/recalls/${recall.id}/holders/${id}/${action}`, { version, ...body });
  });

/** Nobody owes a remedy: the customer gets an explanation, and the case is closed. */
const explained = (by: string, answer: string, cause: string): Act[] => {
  const learnt = { cause, causeCategory: 'information', corrective: '说明书补一页图示。' };
  return [
    act(18, by, 'answer-line', (now) => ({ lineId: firstLine(now), answer })),
    act(0, by, 'analyse', learnt),
    summarise(0, by, answer, learnt),
    act(1, by, 'close', { summary: null }),
  ];
};

/** Two batches that were complained about in several regions: one is called back, the other was a false alarm. */
export const giftBatches: readonly Story[] = [
  {
    name: 'nuts', daysAgo: 12,
    complaint: {
      endInHours: 400, by: limin, party: '云岭贸易有限公司', product: 'LP-1204',
      file: { type: 'product', channel: 'phone', subject: '坚果礼盒批次受潮结块', content: '经销商抽检 B261020 批次，八盒坚果受潮结块。', demand: '整批换货', remedyAsked: 'exchange', claimed: '1344', severity: 'high', readBack: true, defective: '8', defect: 'spoiled', problem: '受潮结块' },
    },
    acts: [listen(siyuan), department(siyuan, '技术研发部', '封口温度偏低，铝膜封边有渗漏。'), groundwork(siyuan, '批次受潮，涉及库存二百盒', '整批换货'), judge(siyuan, 'supplier', '供应商封口温度偏低。'), offerExchange(siyuan, '先更换受潮的八盒，其余待批次核查后一并处理。', '8', '盒'), accepted(siyuan, 20), ...carriedOut(siyuan, '八盒已更换。', 30)],
  },
  {
    name: 'rancid', daysAgo: 11,
    complaint: {
      endInHours: 400, by: hejing, party: '金穗农业合作社', product: 'LP-1204',
      file: { type: 'product', channel: 'letter', subject: '来函反映坚果礼盒有哈喇味', content: '来函称三盒坚果有哈喇味，附照片与批号 B261020。', demand: '查明原因并补货', remedyAsked: 'resupply', severity: 'medium', readBack: true, defective: '3', defect: 'spoiled', problem: '哈喇味' },
    },
    acts: [
      listen(xiaotong), department(xiaotong, '技术研发部', '与云岭反映的是同一批次、同一原因。'), groundwork(xiaotong, '封口渗漏，油脂氧化', '查明原因并补货'), judge(xiaotong, 'supplier', '供应商封口温度偏低。'), offerGoods(xiaotong, 'resupply', '补发三盒新批次，并书面说明原因。', '3', '盒'), accepted(xiaotong, 18), ...carriedOut(xiaotong, '三盒已签收，说明函已寄出。', 40),
      does(1, xiaotong, (desk) => desk.post(`/api/complaints/${desk.id()}/links`, { to: desk.id('nuts'), kind: 'related', reason: '同一批次 B261020。' })),
    ],
  },
  {
    name: 'nuts-batch', daysAgo: 10,
    acts: [
      find(0, wangqiang, 'LP-1204'), onAlarm(1, wulei, 'contain', { measures: '冻结在库 340 盒、在途 60 盒，停止发货；通知青禾食品停用同批铝膜。' }),
      onAlarm(5, xuwen, 'compare-sample', { sample: '封样 FY-2610-04', result: 'same', findings: '封样同样结块，封边剥离强度 9 N/15 mm，低于要求的 15 N/15 mm。' }),
      onAlarm(18, zhoulan, 'decide-recall', { batch: 'B261020', instruction: '请立即停止销售和食用 B261020 批次坚果礼盒，原箱保存，我司三日内上门收回并补发新批次。' }),
      onHolder(3, siyuan, '云岭贸易有限公司', 'attempt', { channel: 'phone', result: 'reached', note: '段先生确认库存 188 盒，已下架。' }),
      onHolder(1, xiaotong, '金穗农业合作社', 'attempt', { channel: 'phone', result: 'reached', note: '孔理事确认剩 131 盒。' }),
      onHolder(1, siyuan, '华宁实业集团有限公司', 'attempt', { channel: 'phone', result: 'reached', note: '方经理：已发放 100 盒，收回部分。' }),
      onHolder(18, siyuan, '彭建国', 'attempt', { channel: 'phone', result: 'not-reached', note: '停机。' }),
      onHolder(4, siyuan, '彭建国', 'attempt', { channel: 'visit', result: 'not-reached', note: '已搬走，物业没有新联系方式。' }),
      onHolder(20, wulei, '云岭贸易有限公司', 'retrieve', { quantity: '188', note: '上门收回，随车清点。' }),
      onHolder(4, wulei, '金穗农业合作社', 'retrieve', { quantity: '131', note: '物流带回。' }),
      onHolder(2, wulei, '云岭贸易有限公司', 'dispose', { as: 'destroy', quantity: '188', note: '食品类按规定销毁，录像存档。' }),
      onHolder(18, wulei, '华宁实业集团有限公司', 'retrieve', { quantity: '64', note: '员工交回 64 盒。' }),
      onHolder(3, siyuan, '彭建国', 'give-up', { note: '电话停机、上门无人，挂号信退回。' }),
    ].map((each) => (each.by === siyuan || each.by === xiaotong ? { ...each, by: wangqiang } : each)),
  },
  {
    name: 'thermometer', daysAgo: 26,
    complaint: {
      endInHours: 300, by: hejing, party: '林晓慧', product: 'LP-1402',
      file: { type: 'product', channel: 'phone', subject: '测温水杯显示温度不准', content: '倒入开水显示 62 度，与实际明显不符。', demand: '更换', remedyAsked: 'exchange', severity: 'low', readBack: true, defective: '1', defect: 'performance', problem: '温度显示不准' },
    },
    acts: [listen(xiaotong), department(xiaotong, '技术研发部', '探头在杯盖，倒水后需合盖一分钟再读数。'), groundwork(xiaotong, '没有合盖读数', '说明用法'), judge(xiaotong, 'customer', '样机测试正常，属用法误解。', 'unjustified'), ...explained(xiaotong, '合盖一分钟后读数正常，已寄送图示说明。', '说明书没有写明要合盖读数。')],
  },
  {
    daysAgo: 26,
    complaint: {
      endInHours: 300, by: limin, party: '秦岚', product: 'LP-1402',
      file: { type: 'product', channel: 'phone', subject: '测温水杯开机不显示温度', content: '按键后灯亮，但不显示温度。', demand: '更换', remedyAsked: 'exchange', severity: 'low', readBack: true, defective: '1', defect: 'performance', problem: '不显示温度' },
    },
    acts: [listen(xiaotong), department(xiaotong, '技术研发部', '绝缘片没有撕掉。'), groundwork(xiaotong, '绝缘片没有撕掉', '说明用法'), judge(xiaotong, 'customer', '撕掉绝缘片后正常。', 'unjustified'), ...explained(xiaotong, '撕掉绝缘片后显示正常。', '绝缘片没有提示撕除。')],
  },
  {
    name: 'thermometer-batch', daysAgo: 25,
    acts: [find(0, wangqiang, 'LP-1402'), onAlarm(5, gaoyuan, 'dismiss', { reason: '两例原因不同：一例没有合盖读数，一例没有撕绝缘片。抽检库存三十只均合格，不是批次问题。说明书补一页图示。' })],
  },
];
