import { accepted, carriedOut, cost, department, done, followedUp, groundwork, haifeng, hejing, judge, limin, listen, offerExchange, offerGoods, qianwei, refused, siyuan, summarise, toTheEnd, wangqiang, xiaotong, yuan, zhoulan } from './gift-acts.ts';
import { act, does, firstLine, openAction, type Story } from './story.ts';

/** What was closed in the last three months. */
export const giftPast: readonly Story[] = [
  {
    name: 'plates', daysAgo: 96,
    complaint: {
      endInHours: 240, by: limin, party: '江畔酒店管理有限公司', product: 'LP-1103',
      file: { type: 'product', channel: 'phone', subject: '餐盘釉面针孔，客人投诉', content: '自助餐厅使用一周后发现十余只餐盘釉面有针孔，已有客人拍照上传。', demand: '全部更换并赔偿停用损失', remedyAsked: 'exchange', claimed: '3600', severity: 'high', flags: ['media'], readBack: true, defective: '14', defect: 'appearance', problem: '釉面针孔' },
    },
    acts: [
      listen(xiaotong), department(xiaotong, '技术研发部', '同窑次留样也有针孔，判定为批次问题。'), groundwork(xiaotong, '釉面针孔影响用餐观感，已有网络曝光', '更换并赔偿', '2400'), judge(xiaotong, 'us', '烧成曲线异常，釉面针孔超标。'),
      offerExchange(xiaotong, '更换十四套餐具。', '14', '套'), refused(xiaotong, '客户要求赔偿停用损失。', 16),
      act(5, xiaotong, 'steps/gift.coordinate', { form: { need: '除更换外，希望补偿停用两天的损失。', outcome: 'still-refuses', note: null } }),
      act(1, xiaotong, 'escalate', { course: '餐盘釉面针孔，客人拍照上传；我方提出更换，客户未同意。', demand: '更换全部问题餐盘，并补偿停用损失 2400 元。', progress: '已再次协调，客户仍不同意仅更换。' }),
      act(3, haifeng, 'steps/gift.weigh', { form: { customer: '餐厅停用两天，声誉受影响。', company: '批次质量确有问题，客户为长期合作项目。', assessment: '责任在我方，补偿合理。', talks: '与客房部经理通话两次。' } }),
      act(2, haifeng, 'steps/gift.propose', { form: { solution: '整批更换并补偿停用损失。', feasibility: '库存充足，三日可到。', cost: '更换成本约 1100 元，补偿 2400 元。', fairness: '客户损失得到弥补，我方保住项目。' } }),
      act(4, zhoulan, 'steps/gift.propose/sign', { comment: '同意，请尽快执行。' }),
      act(1, haifeng, 'offer', (now) => ({ solution: '整批更换问题餐盘，并补偿停用损失 2400 元。', remedies: [{ kind: 'exchange', lineId: firstLine(now), quantity: { amount: '14', unit: '套' }, description: '更换十四套餐具' }, { kind: 'compensation', amount: yuan('2400'), description: '补偿停用损失', justification: '餐厅停用两天，损失属实。' }] })),
      accepted(haifeng, 5),
      done(haifeng, '十四套已送达并签收。', 24, { category: 'goods', amount: '1106' }), act(4, haifeng, 'complete-action', (now) => ({ actionId: openAction(now), note: '补偿款已汇出。' })), act(1, haifeng, 'start-follow-up'),
      ...followedUp(haifeng, '客户对处理结果认可。'),
      act(1, haifeng, 'steps/gift.evaluate', { form: { effectiveness: 'effective', reason: '客户认可，未再发生。' } }),
      summarise(0, haifeng, '整批更换并补偿停用损失。', { cause: '烧成升温过快。', causeCategory: 'process', corrective: '调整烧成曲线，增加出窑全检。' }),
      act(0, haifeng, 'answer-line', (now) => ({ lineId: firstLine(now), answer: '问题餐盘已整批更换，停用损失已补偿。' })),
      act(1, haifeng, 'analyse', { cause: '烧成升温过快，釉面气泡未排尽。', causeCategory: 'process', corrective: '调整烧成曲线，增加出窑全检。', preventive: '同窑次产品全部复检。' }),
      act(1, haifeng, 'close', { summary: null }),
    ],
  },
  {
    name: 'notebooks', daysAgo: 83,
    complaint: {
      endInHours: 240, by: hejing, party: '启航教育科技有限公司', product: 'LP-1501',
      file: { type: 'service', channel: 'phone', subject: '笔记本烫金 LOGO 与确认样不符', content: '五百套笔记本封面烫金颜色偏红，与盖章确认样不一致。', demand: '重做或折价', remedyAsked: 'exchange', claimed: '1800', severity: 'medium', readBack: true, defective: '500', defect: 'appearance', problem: '烫金颜色偏红' },
    },
    acts: [
      listen(xiaotong), department(xiaotong, '采购', '印刷厂更换了电化铝型号，未报备。'), groundwork(xiaotong, '烫金颜色与确认样不符', '重做封面'), judge(xiaotong, 'supplier', '供应商更换电化铝未报备。'),
      offerExchange(xiaotong, '五个工作日内重做五百套封面并送货上门。', '500', '套'), accepted(xiaotong, 18),
      cost(20, xiaotong, 'goods', '4200', 'supplier', '重做五百套封面', '兰墨印务有限公司'),
      does(1, xiaotong, async (desk) => desk.keep('claim', (await desk.post<{ id: string }>('/api/recoveries', { subject: desk.subject(), payer: 'supplier', partyId: desk.party('兰墨印务有限公司'), claimed: yuan('4200'), note: '更换电化铝未报备，重做费用由供应商承担。' })).id)),
      ...carriedOut(xiaotong, '重做封面已送达并清点。', 40, { category: 'freight', amount: '260' }),
      act(30, xiaotong, 'follow-up', { satisfied: false, note: '有两箱外箱受潮，客户不满意。', remedialAction: '更换两箱受潮外箱并致歉' }),
      done(xiaotong, '两箱已更换，客户签收。', 20), act(1, xiaotong, 'start-follow-up'),
      ...toTheEnd(xiaotong, '五百套封面已重做，受潮外箱已更换。', { cause: '供应商擅自更换电化铝。', causeCategory: 'material', corrective: '供应商变更物料须书面报备并重新封样。' }),
      does(60, qianwei, async (desk) => {
        const agreed = await desk.post<{ version: number }>(`/api/recoveries/${desk.id('claim')}/agree`, { version: 1, amount: yuan('3800'), note: '兰墨印务认可材料与加工费，运费不认。' });
        await desk.post(`/api/recoveries/${desk.id('claim')}/receive`, { version: agreed.version, amount: yuan('2000'), way: 'bank', receivedOn: desk.inDays(0).slice(0, 10), reference: '回单 2609-118' });
      }),
    ],
  },
  {
    daysAgo: 71,
    complaint: {
      endInHours: 240, by: limin, party: '云岭贸易有限公司', product: 'LP-1205',
      file: { type: 'product', channel: 'phone', subject: '绿茶礼盒提手脱落', content: '门店陈列时九盒礼盒提手脱落，无法出售。', demand: '更换外盒', remedyAsked: 'exchange', severity: 'low', readBack: true, defective: '9', defect: 'packaging', problem: '提手脱落' },
    },
    acts: [listen(siyuan), department(siyuan, '技术研发部', '提手铆钉孔位偏外，纸板撕裂。'), groundwork(siyuan, '提手铆接处纸板撕裂', '更换九只外盒'), judge(siyuan, 'us', '礼盒结构设计余量不足。'), offerExchange(siyuan, '寄送九只加固外盒，旧盒无需退回。', '9', '盒'), accepted(siyuan, 4), ...carriedOut(siyuan, '九只外盒已签收。', 40, { category: 'goods', amount: '162' }), ...toTheEnd(siyuan, '九只外盒已更换。', { cause: '铆钉孔边距只有 6 mm。', causeCategory: 'packaging', corrective: '孔边距改为 12 mm，背面加贴补强片。' })],
  },
  {
    name: 'engraving', daysAgo: 59,
    complaint: {
      endInHours: 240, by: hejing, party: '北辰物业服务有限公司', product: 'LP-1401',
      file: { type: 'service', channel: 'phone', subject: '保温杯刻字姓名错误', content: '一百八十只保温杯中有七只刻错姓名。', demand: '重刻七只', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '7', defect: 'labelling', problem: '姓名刻错' },
    },
    acts: [listen(siyuan), department(siyuan, '物流部', '刻字清单为旧版本，加工前没有核对。'), groundwork(siyuan, '加工用了旧版姓名清单', '一周内补齐七只'), judge(siyuan, 'us', '加工前未核对清单版本。'), offerExchange(siyuan, '重新制作七只并快递到贵司。', '7', '只'), accepted(siyuan, 3), ...carriedOut(siyuan, '七只已签收，姓名核对无误。', 42, { category: 'goods', amount: '903' }), ...toTheEnd(siyuan, '七只保温杯已重新制作。', { cause: '刻字清单没有版本号，操作员取用旧表。', causeCategory: 'workmanship', corrective: '清单加版本号，首件由业务员签字。' })],
  },
  {
    name: 'cups', daysAgo: 48,
    complaint: {
      endInHours: 240, by: limin, party: '华宁实业集团有限公司', product: 'LP-1001',
      file: { type: 'product', channel: 'phone', subject: '青瓷杯杯口有缺口', content: '员工福利发放时发现六盒青瓷茶具的品茗杯杯口有细小缺口。', demand: '更换六盒', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '6', defect: 'packaging', problem: '杯口缺口' },
    },
    acts: [listen(siyuan), department(siyuan, '物流部', '出库检查记录完好，外箱有受压痕迹。'), groundwork(siyuan, '杯口缺口，疑似装箱磕碰', '周五前更换六盒'), judge(siyuan, 'us', '装箱隔板偏薄，运输中相互磕碰。'), offerExchange(siyuan, '为您更换六盒茶具，旧货由我司上门取回。', '6', '盒'), accepted(siyuan, 2), ...carriedOut(siyuan, '六盒已签收。', 24, { category: 'goods', amount: '1685' }), ...toTheEnd(siyuan, '六盒茶具已全部更换。', { cause: '隔板厚度不足，运输中杯口相互磕碰。', causeCategory: 'packaging', corrective: '更换 5 mm 珍珠棉隔板，出货抽检跌落试验。' })],
  },
  {
    name: 'wet-umbrellas', daysAgo: 41,
    complaint: {
      endInHours: 240, by: hejing, party: '海澜物流设备有限公司', product: 'LP-1702',
      file: { type: 'process', channel: 'phone', subject: '雨伞外箱淋湿、伞套发霉', content: '到货时四箱外箱湿透，二十四把伞的伞套有霉点。', demand: '更换二十四把', remedyAsked: 'exchange', severity: 'medium', claimed: '1200', readBack: true, defective: '24', defect: 'packaging', problem: '外箱淋湿，伞套霉点' },
    },
    acts: [
      listen(siyuan), department(siyuan, '物流部', '承运车辆篷布破损，签收单已注明外箱湿。'), groundwork(siyuan, '运输途中淋雨', '更换二十四把'), judge(siyuan, 'carrier', '签收单注明外箱湿，承运商认可。'), offerExchange(siyuan, '更换二十四把雨伞，旧货由物流带回。', '24', '把'), accepted(siyuan, 3),
      ...carriedOut(siyuan, '二十四把已送达。', 30), cost(1, siyuan, 'goods', '1150', 'carrier', '更换二十四把雨伞', '云帆快运有限公司'),
      ...toTheEnd(siyuan, '二十四把雨伞已更换。', { cause: '承运车辆篷布破损，途中淋雨。', causeCategory: 'transport', corrective: '要求承运商每车发运前拍照检查篷布。' }),
      does(30, qianwei, async (desk) => {
        const { rows } = await desk.get<{ rows: { id: string; version: number; subject: { id: string } }[] }>('/api/recoveries?state=open');
        const claim = rows.find(({ subject }) => subject.id === desk.id());
        const agreed = await desk.post<{ version: number }>(`/api/recoveries/${claim!.id}/agree`, { version: claim!.version, amount: yuan('1150'), note: '云帆快运书面认可，从运费中扣。' });
        await desk.post(`/api/recoveries/${claim!.id}/receive`, { version: agreed.version, amount: yuan('1150'), way: 'freight-deduction', receivedOn: desk.inDays(0).slice(0, 10), reference: 'YF-2610-021' });
      }),
    ],
  },
  {
    name: 'candles', daysAgo: 34,
    complaint: {
      endInHours: 240, by: limin, party: '林晓慧', product: 'LP-1701',
      file: { type: 'service', channel: 'phone', subject: '香薰礼盒少一款', content: '礼盒应有三款，开箱只有两款。', demand: '补发一款', remedyAsked: 'resupply', severity: 'low', readBack: true, defective: '1', defect: 'missing-part', problem: '少一款香薰' },
    },
    acts: [listen(xiaotong), department(xiaotong, '物流部', '装箱称重记录偏轻 180 g，属漏装。'), groundwork(xiaotong, '装箱漏放一款', '补发'), judge(xiaotong, 'us', '装箱漏放，称重未拦截。'), offerGoods(xiaotong, 'resupply', '当天补发缺少的一款香薰。', '1', '盒'), accepted(xiaotong, 1), ...carriedOut(xiaotong, '补发件已签收。', 40, { category: 'freight', amount: '18' }), ...toTheEnd(xiaotong, '缺少的一款已补发。', { cause: '装箱漏放，称重下限设置过宽。', causeCategory: 'workmanship', corrective: '称重下限收紧到 ±20 g。' })],
  },
  {
    name: 'pages', daysAgo: 30,
    complaint: {
      endInHours: 240, by: hejing, party: '彭建国', product: 'LP-1501',
      file: { type: 'product', channel: 'visit', subject: '笔记本缺页', content: '六套中有两套缺页，页码从 48 跳到 65。', demand: '更换两套', remedyAsked: 'exchange', severity: 'low', readBack: true, defective: '2', defect: 'missing-part', problem: '缺页' },
    },
    // Nobody answered within the day: a fine was proposed, and confirmed.
    acts: [
      listen(siyuan, 4), groundwork(siyuan, '配页漏配一帖', '更换两套', undefined, 28), judge(siyuan, 'supplier', '印刷厂配页漏帖。'), offerExchange(siyuan, '更换两套笔记本。', '2', '套'), accepted(siyuan, 3),
      does(1, wangqiang, async (desk) => {
        const [fine] = await desk.get<{ id: string; version: number }[]>(`/api/sanctions/of?type=complaint&id=${desk.id()}`);
        await desk.post(`/api/sanctions/${fine!.id}/confirm`, { version: fine!.version, amount: '20', note: '当天未联系客户，次日才跟进，情况属实。' });
      }),
      ...carriedOut(siyuan, '两套已签收。', 24, { category: 'goods', amount: '176' }), ...toTheEnd(siyuan, '两套笔记本已更换。', { cause: '印刷厂配页机漏配一帖。', causeCategory: 'material', corrective: '来料按批抽检页码。' }),
    ],
  },
  {
    daysAgo: 24,
    complaint: {
      endInHours: 240, by: limin, party: '金穗农业合作社', product: 'LP-1301',
      file: { type: 'product', channel: 'phone', subject: '丝巾成分标与吊牌不一致', content: '吊牌写 100% 桑蚕丝，水洗标写 92%。', demand: '说明并更换', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '50', defect: 'labelling', problem: '成分标识不一致' },
    },
    acts: [listen(xiaotong), department(xiaotong, '技术研发部', '检测报告为 100% 桑蚕丝，水洗标贴错。'), groundwork(xiaotong, '水洗标贴错', '更换水洗标并书面说明'), judge(xiaotong, 'us', '水洗标贴错批次。'), offerExchange(xiaotong, '上门更换五十条水洗标，并附检测报告。', '50', '盒'), accepted(xiaotong, 2), ...carriedOut(xiaotong, '五十条已更换水洗标。', 30, { category: 'labour', amount: '400' }), ...toTheEnd(xiaotong, '水洗标已全部更换，检测报告已提供。', { cause: '两款丝巾的水洗标混放。', causeCategory: 'workmanship', corrective: '标识按款分柜存放，领用登记。' })],
  },
];
