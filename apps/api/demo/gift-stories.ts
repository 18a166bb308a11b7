import { act, firstLine, openAction, type Act, type Story } from './story.ts';

const limin = 'limin@gift.example';
const hejing = 'hejing@gift.example';
const siyuan = 'chensiyuan@gift.example';
const xiaotong = 'zhaoxiaotong@gift.example';
const haifeng = 'zhenghaifeng@gift.example';
const zhoulan = 'zhoulan@gift.example';

const listen = (by: string, after = 1): Act => act(after, by, 'steps/gift.listen', { form: { heardOut: true, apologised: true, thanked: true, note: null } });

const groundwork = (by: string, core: string, expectation: string, loss?: string, after = 3): Act =>
  act(after, by, 'steps/gift.groundwork', {
    form: { core, severity: loss ? 'high' : 'medium', expectation, businessLoss: Boolean(loss), loss: loss ? { amount: loss, currency: 'CNY' } : null, compensation: 'exchange', claimed: null },
  });

const judge = (by: string, liability: string, reason: string, verdict = 'justified'): Act => act(2, by, 'judge', { verdict, liability, reason });

const offerExchange = (by: string, solution: string, quantity: string, unit: string, after = 4): Act =>
  act(after, by, 'offer', (now) => ({ solution, remedies: [{ kind: 'exchange', lineId: firstLine(now), quantity: { amount: quantity, unit }, description: `更换 ${quantity} ${unit}` }] }));

const accepted = (by: string, after = 6): Act => act(after, by, 'answer', { answer: 'accepted' });
const refused = (by: string, reason: string, after = 6): Act => act(after, by, 'answer', { answer: 'refused', reason });

const carriedOut = (by: string, note: string, after = 20): Act[] => [act(after, by, 'complete-action', (now) => ({ actionId: openAction(now), note })), act(1, by, 'start-follow-up')];

const toTheEnd = (by: string, answer: string, cause: string, corrective: string): Act[] => [
  act(48, by, 'follow-up', { satisfied: true, note: '客户表示满意。' }),
  act(1, by, 'steps/gift.summarise', { form: { summary: `${answer}客户回访满意。` } }),
  act(1, by, 'answer-line', (now) => ({ lineId: firstLine(now), answer })),
  act(1, by, 'analyse', { cause, corrective, preventive: '纳入月度质量例会复盘。' }),
  act(2, by, 'close', { summary: null }),
];

export const giftStories: readonly Story[] = [
  {
    hoursAgo: 560, endInHours: 168, by: limin, party: '华宁实业集团有限公司', product: 'LP-1001',
    file: { type: 'product', channel: 'phone', subject: '青瓷杯杯口有缺口', content: '员工福利发放时发现六盒青瓷茶具的品茗杯杯口有细小缺口。', demand: '更换六盒', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '6', problem: '杯口缺口' },
    acts: [listen(siyuan), groundwork(siyuan, '杯口缺口，疑似装箱磕碰', '周五前更换六盒'), judge(siyuan, 'us', '装箱隔板偏薄，出厂前即有磕碰。'), offerExchange(siyuan, '为您更换六盒茶具，旧货由我司上门取回。', '6', '盒'), accepted(siyuan), ...carriedOut(siyuan, '六盒已签收。'), ...toTheEnd(siyuan, '六盒茶具已全部更换。', '隔板厚度不足，运输中杯口相互磕碰。', '更换 5 mm 珍珠棉隔板，出货抽检跌落试验。')],
  },
  {
    hoursAgo: 470, endInHours: 168, by: hejing, party: '启航教育科技有限公司', product: 'LP-1501',
    file: { type: 'service', channel: 'phone', subject: '笔记本烫金 LOGO 与确认样不符', content: '五百套笔记本封面烫金颜色偏红，与盖章确认样不一致。', demand: '重做或折价', remedyAsked: 'exchange', claimed: '1800', severity: 'medium', readBack: true, defective: '500', problem: '烫金颜色偏红' },
    acts: [
      listen(xiaotong), groundwork(xiaotong, '烫金颜色与确认样不符', '重做封面'), judge(xiaotong, 'supplier', '供应商更换电化铝未报备。'), offerExchange(xiaotong, '五个工作日内重做五百套封面并送货上门。', '500', '套'), accepted(xiaotong), ...carriedOut(xiaotong, '重做封面已送达并清点。', 72),
      act(30, xiaotong, 'follow-up', { satisfied: false, note: '有两箱外箱受潮，客户不满意。', remedialAction: '更换两箱受潮外箱并致歉' }),
      act(20, xiaotong, 'complete-action', (now) => ({ actionId: openAction(now), note: '两箱已更换，客户签收。' })), act(1, xiaotong, 'start-follow-up'),
      ...toTheEnd(xiaotong, '五百套封面已重做，受潮外箱已更换。', '供应商擅自更换电化铝。', '供应商变更物料须书面报备并重新封样。'),
    ],
  },
  {
    hoursAgo: 400, endInHours: 120, by: limin, party: '江畔酒店管理有限公司', product: 'LP-1103',
    file: { type: 'product', channel: 'phone', subject: '餐盘釉面针孔，客人投诉', content: '自助餐厅使用一周后发现十余只餐盘釉面有针孔，已有客人拍照上传。', demand: '全部更换并赔偿停用损失', remedyAsked: 'exchange', claimed: '3600', severity: 'high', flags: ['media'], readBack: true, defective: '14', problem: '釉面针孔' },
    acts: [
      listen(xiaotong), groundwork(xiaotong, '釉面针孔影响用餐观感，已有网络曝光', '更换并赔偿', '2400'), judge(xiaotong, 'us', '烧成曲线异常，釉面针孔超标。'),
      offerExchange(xiaotong, '更换十四只餐盘。', '14', '套'), refused(xiaotong, '客户要求赔偿停用损失。'),
      act(5, xiaotong, 'steps/gift.coordinate', { form: { need: '除更换外，希望补偿停用两天的损失。', outcome: 'still-refuses', note: null } }),
      act(1, xiaotong, 'escalate', { course: '餐盘釉面针孔，客人拍照上传；我方提出更换，客户未同意。', demand: '更换全部问题餐盘，并补偿停用损失 2400 元。', progress: '已再次协调，客户仍不同意仅更换。' }),
      act(3, haifeng, 'steps/gift.weigh', { form: { customer: '餐厅停用两天，声誉受影响。', company: '批次质量确有问题，客户为长期合作项目。', assessment: '责任在我方，补偿合理。', talks: '与客房部经理通话两次。' } }),
      act(2, haifeng, 'steps/gift.propose', { form: { solution: '整批更换并补偿停用损失。', feasibility: '库存充足，三日可到。', cost: '更换成本约 1100 元，补偿 2400 元。', fairness: '客户损失得到弥补，我方保住项目。' } }),
      act(4, zhoulan, 'steps/gift.propose/sign', { comment: '同意，请尽快执行。' }),
      act(1, haifeng, 'offer', (now) => ({ solution: '整批更换问题餐盘，并补偿停用损失 2400 元。', remedies: [{ kind: 'exchange', lineId: firstLine(now), quantity: { amount: '14', unit: '套' }, description: '更换十四套餐具' }, { kind: 'compensation', amount: { amount: '2400', currency: 'CNY' }, description: '补偿停用损失', justification: '餐厅停用两天，损失属实。' }] })),
      accepted(haifeng, 5),
      act(24, haifeng, 'complete-action', (now) => ({ actionId: openAction(now), note: '已办理。' })), act(4, haifeng, 'complete-action', (now) => ({ actionId: openAction(now), note: '已办理。' })), act(1, haifeng, 'start-follow-up'),
      act(60, haifeng, 'follow-up', { satisfied: true, note: '客户对处理结果认可。' }),
      act(1, haifeng, 'steps/gift.evaluate', { form: { effectiveness: 'effective', reason: '客户认可，未再发生。' } }),
      act(1, haifeng, 'steps/gift.summarise', { form: { summary: '整批更换并补偿，客户认可。' } }),
      act(1, haifeng, 'answer-line', (now) => ({ lineId: firstLine(now), answer: '问题餐盘已整批更换，停用损失已补偿。' })),
      act(1, haifeng, 'analyse', { cause: '烧成升温过快，釉面气泡未排尽。', corrective: '调整烧成曲线，增加出窑全检。', preventive: '同窑次产品全部复检。' }),
      act(3, haifeng, 'close', { summary: null }),
    ],
  },
  {
    hoursAgo: 262, endInHours: 300, by: hejing, party: '松涛文化传播工作室', product: 'LP-1502',
    file: { type: 'product', channel: 'visit', subject: '钢笔漏墨污损合同', content: '到门店反映两支钢笔漏墨，弄脏已签字合同。', demand: '退货并赔偿', remedyAsked: 'return', claimed: '900', severity: 'medium', readBack: true, defective: '2', problem: '笔尖接口漏墨' },
    acts: [
      listen(xiaotong), groundwork(xiaotong, '笔尖接口漏墨', '退货赔偿'), judge(xiaotong, 'us', '吸墨器密封圈缺失。'), offerExchange(xiaotong, '更换两支钢笔并赠送墨水一瓶。', '2', '盒'), refused(xiaotong, '客户坚持退货赔偿。'),
      act(4, xiaotong, 'steps/gift.coordinate', { form: { need: '退货退款，赔偿合同重签成本。', outcome: 'still-refuses', note: null } }),
      act(1, xiaotong, 'escalate', { course: '两支钢笔漏墨，合同污损。', demand: '退货退款并赔偿 900 元。', progress: '更换方案被拒，已再次协调。' }),
      act(5, haifeng, 'steps/gift.weigh', { form: { customer: '合同重签的时间和差旅。', company: '单品价值低，赔偿依据不足。', assessment: '退货合理，赔偿金额过高。', talks: null } }),
      act(2, haifeng, 'steps/gift.propose', { form: { solution: '退货退款，补偿 200 元。', feasibility: '可当日退款。', cost: '720 元。', fairness: '弥补主要损失。' } }),
      act(20, haifeng, 'offer', { solution: '退货退款，另补偿 200 元。', remedies: [{ kind: 'return', description: '退货退款', justification: '客户不再信任同款产品。' }, { kind: 'compensation', amount: { amount: '200', currency: 'CNY' }, description: '补偿重签合同', justification: '合同污损属实。' }] }),
      refused(haifeng, '客户坚持赔偿 900 元。', 20),
    ],
  },
  {
    hoursAgo: 190, endInHours: 96, by: limin, party: '云岭贸易有限公司', product: 'LP-1204',
    file: { type: 'product', channel: 'phone', subject: '坚果礼盒批次受潮结块', content: '经销商抽检 B261020 批次，八盒坚果受潮结块。', demand: '整批换货', remedyAsked: 'exchange', claimed: '1344', severity: 'high', readBack: true, defective: '8', problem: '受潮结块' },
    acts: [
      listen(siyuan, 2), groundwork(siyuan, '批次受潮，涉及库存二百盒', '整批换货', undefined, 6),
      // More than a business manager may grant: it waits for the director.
      act(30, haifeng, 'offer', (now) => ({ solution: '整批更换二百盒坚果礼盒，旧货由我司取回销毁。', remedies: [{ kind: 'exchange', lineId: firstLine(now), amount: { amount: '33600', currency: 'CNY' }, quantity: { amount: '200', unit: '盒' }, description: '整批更换二百盒' }] })),
    ],
  },
  {
    hoursAgo: 120, endInHours: 168, by: hejing, party: '北辰物业服务有限公司', product: 'LP-1702',
    file: { type: 'product', channel: 'phone', subject: '雨伞伞骨易断', content: '业主反映一周内十一把伞伞骨断裂。', demand: '更换并说明原因', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '11', problem: '伞骨断裂' },
    acts: [listen(siyuan), groundwork(siyuan, '伞骨铆接处断裂', '更换十一把并书面说明'), judge(siyuan, 'supplier', '铆钉材质不符。'), offerExchange(siyuan, '更换十一把雨伞，并附书面说明。', '11', '把'), accepted(siyuan, 8), ...carriedOut(siyuan, '十一把已寄出并签收。', 40)],
  },
  {
    hoursAgo: 98, endInHours: 168, by: limin, party: '海澜物流设备有限公司', product: 'LP-1601',
    file: { type: 'product', channel: 'phone', subject: '蓝牙音箱无法充电', content: '五台音箱插上电源后指示灯不亮。', demand: '更换', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '5', problem: '无法充电' },
    acts: [listen(siyuan), groundwork(siyuan, '充电口虚焊', '更换五台'), judge(siyuan, 'us', '充电口虚焊。'), offerExchange(siyuan, '更换五台音箱。', '5', '台'), accepted(siyuan, 10)],
  },
  {
    hoursAgo: 76, endInHours: 168, by: hejing, party: '江畔酒店管理有限公司', product: 'LP-1701',
    file: { type: 'process', channel: 'phone', subject: '香薰礼盒迟到三天', content: '约定周一到货，周四才送达，错过酒店周年活动。', demand: '书面致歉并补偿', remedyAsked: 'compensation', claimed: '2600', severity: 'high', readBack: true, problem: '延误三天' },
    acts: [
      listen(xiaotong), groundwork(xiaotong, '延误导致活动缺货', '致歉并补偿', '2600'), judge(xiaotong, 'carrier', '中转站爆仓未及时改派。'),
      act(2, xiaotong, 'escalate', { course: '香薰礼盒延误三天，错过酒店周年活动。', demand: '书面致歉并补偿 2600 元。', progress: '已致歉，补偿金额超出权限。' }),
      act(4, haifeng, 'steps/gift.weigh', { form: { customer: '活动缺货，影响宾客体验。', company: '承运延误，可向承运商追偿。', assessment: '先行补偿，再向承运商追偿。', talks: '已与客房部经理通话。' } }),
      act(3, haifeng, 'steps/gift.propose', { form: { solution: '书面致歉，补偿 2600 元。', feasibility: '财务可当周支付。', cost: '2600 元，预计可追回 1800 元。', fairness: '与客户损失相当。' } }),
    ],
  },
  {
    hoursAgo: 54, endInHours: 168, by: limin, party: '金穗农业合作社', product: 'LP-1204',
    file: { type: 'product', channel: 'letter', subject: '来函反映坚果礼盒有哈喇味', content: '来函称三盒坚果有哈喇味，附照片与批号 B261020。', demand: '查明原因并补货', remedyAsked: 'resupply', severity: 'medium', defective: '3', problem: '哈喇味' },
    acts: [],
  },
  {
    hoursAgo: 47, endInHours: 168, by: hejing, party: 'Northwind Trading (Shanghai)', product: 'LP-1301',
    file: { type: 'product', channel: 'phone', subject: 'Silk scarves: colour differs between boxes', content: 'Scarves in twelve boxes are visibly lighter than the approved sample.', demand: 'Replace the twelve boxes', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '12', problem: 'Colour differs from the sample' },
    acts: [listen(siyuan), groundwork(siyuan, 'Two dye lots in one order', 'Twelve boxes of one colour'), judge(siyuan, 'us', 'Two dye lots were packed together.'), offerExchange(siyuan, 'We replace the twelve boxes by scarves of the approved dye lot and collect the others.', '12', '盒')],
  },
  {
    hoursAgo: 30, endInHours: 168, by: limin, party: '启航教育科技有限公司', product: 'LP-1602',
    file: { type: 'product', channel: 'phone', subject: '移动电源充电发烫', content: '三名老师反映充电时外壳烫手，已停止使用。', demand: '更换并出具检测说明', remedyAsked: 'exchange', severity: 'safety', readBack: true, defective: '3', problem: '充电发烫' },
    acts: [listen(xiaotong), act(2, xiaotong, 'steps/gift.defer', (now) => ({ form: { reason: '需要对三只样品做温升测试。', process: '请将样品寄回，检测两天出结果。', promisedAt: new Date(Date.parse(now.openedAt) + 60 * 3_600_000).toISOString(), handler: '赵晓彤', contact: '沈嘉' } }))],
  },
  {
    hoursAgo: 26, endInHours: 168, by: hejing, party: '林晓慧', product: 'LP-1402',
    file: { type: 'product', channel: 'phone', subject: '测温水杯显示温度不准', content: '倒入开水显示 62 度，与实际明显不符。', demand: '更换', remedyAsked: 'exchange', severity: 'low', readBack: true, defective: '1', problem: '温度显示不准' },
    acts: [listen(xiaotong)],
  },
  {
    hoursAgo: 22, endInHours: 168, by: limin, party: '海澜物流设备有限公司', product: 'LP-1302',
    file: { type: 'product', channel: 'phone', subject: '羊绒披肩起球严重', content: '发放一周，六条披肩起球。', demand: '更换或退款', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '6', problem: '起球' },
    acts: [
      listen(siyuan), groundwork(siyuan, '起球，疑似纱支偏低', '更换六条'), judge(siyuan, 'us', '纱支偏低，起球等级不达标。'),
      act(2, siyuan, 'offer', (now) => ({ solution: '更换六条披肩。', remedies: [{ kind: 'exchange', lineId: firstLine(now), amount: { amount: '1680', currency: 'CNY' }, quantity: { amount: '6', unit: '条' }, description: '更换六条披肩' }] })),
    ],
  },
  {
    hoursAgo: 9, endInHours: 168, by: hejing, party: '彭建国', product: 'LP-1603',
    file: { type: 'product', channel: 'phone', subject: '颈挂风扇噪音大', content: '三档时有明显异响。', demand: '更换', remedyAsked: 'exchange', severity: 'low', readBack: true, defective: '1', problem: '异响' },
    acts: [],
  },
  {
    hoursAgo: 5, endInHours: 168, by: limin, party: '秦岚', product: 'LP-1002',
    file: { type: 'product', channel: 'phone', subject: '旅行茶具壶盖破裂', content: '打开包装发现壶盖裂开。', demand: '补发壶盖', remedyAsked: 'resupply', severity: 'low', defective: '1', problem: '壶盖破裂' },
    acts: [],
  },
  {
    hoursAgo: 3, endInHours: 168, by: hejing, party: '华宁实业集团有限公司', product: 'LP-1401',
    file: { type: 'enquiry', channel: 'phone', subject: '询问保温杯刻字能否追加', content: '想在已交付的保温杯上追加姓名刻字，询问费用和周期。', demand: '给出报价', remedyAsked: 'information', readBack: true, problem: '追加刻字' },
    acts: [],
  },
];
