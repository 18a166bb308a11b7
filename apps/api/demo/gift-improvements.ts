import type { CorrectiveView, MeasureView } from '@aftercare/workflow';
import { gaoyuan, haifeng, wangqiang, wulei, xuwen } from './gift-acts.ts';
import type { Desk } from './desk.ts';
import { does, type Act, type Story } from './story.ts';

const path = (desk: Desk): string => `/api/corrective-actions/${desk.id()}`;
const open = (by: string, leader: string, about: (desk: Desk) => object, title: string, severity: string, defect: string): Act =>
  does(0, by, async (desk) => desk.keep(desk.story, (await desk.post<{ id: string }>('/api/corrective-actions', { about: about(desk), title, severity, defect, leaderId: desk.person(leader) })).id));
const fill = (after: number, by: string, step: string, form: object | ((desk: Desk) => object)): Act =>
  does(after, by, (desk) => desk.change(path(desk), `steps/workflow.${step}`, { form: typeof form === 'function' ? (form as (desk: Desk) => object)(desk) : form }));
const measure = (after: number, by: string, kind: string, description: string, owner: string, days: number): Act =>
  does(after, by, (desk) => desk.change(path(desk), 'actions', { kind, description, ownerId: desk.person(owner), dueAt: desk.inDays(days) }));
const complete = (after: number, by: string, description: string, note: string, evidence: string): Act =>
  does(after, by, async (desk) => {
    const { measures } = await desk.get<CorrectiveView>(path(desk));
    await desk.change(path(desk), `actions/${measures.find((each: MeasureView) => each.description === description)!.id}/complete`, { note, evidence });
  });

const firing = '烧成升温段由 4 ℃/min 降到 2.5 ℃/min';
const standard = (name: string, after: number, content: object): Act[] => [
  does(after, wangqiang, async (desk) => desk.keep(name, (await desk.post<{ id: string }>('/api/handling-standards', content)).id)),
  does(0, wangqiang, (desk) => desk.change(`/api/handling-standards/${desk.id(name)}`, 'publish')),
];

/** What the company changed, and what it learnt. */
export const giftImprovements: readonly Story[] = [
  {
    name: 'glaze', daysAgo: 76,
    acts: [
      open(gaoyuan, xuwen, (desk) => desk.subject('plates'), '餐具釉面针孔', 'high', '釉面针孔'),
      fill(1, xuwen, 'd1-team', (desk) => ({ members: [{ personId: desk.person(gaoyuan), part: '质量' }, { personId: desk.person(wulei), part: '库存与召回' }, { personId: desk.person(haifeng), part: '客户沟通' }] })),
      fill(2, xuwen, 'd2-problem', { what: '餐盘釉面有 0.3–0.8 mm 针孔', where: '盘面中心区', when: '使用一周后由客人发现', who: '酒店客人发现，影响用餐', why: '外观不合格，有藏污风险', how: '目视，侧光下明显', howMany: '14 / 60 套' }),
      fill(2, xuwen, 'd3-containment', { scope: '同窑在库 22 套，在途无', measures: '全部隔离，侧光全检，剔除 9 套', effect: '未再发出问题品' }),
      fill(48, xuwen, 'd4-cause', { whys: [{ why: '釉面为什么有针孔', answer: '釉层气泡没有排尽' }, { why: '为什么没有排尽', answer: '升温太快，釉面过早封闭' }, { why: '为什么升温太快', answer: '换窑后沿用旧曲线' }, { why: '为什么沿用旧曲线', answer: '换窑不要求重新验证' }], fishbone: { man: [], machine: ['新窑升温快'], material: ['釉浆含水偏高'], method: ['换窑没有重新验证'], environment: [], measurement: ['出窑只抽检 5%'] }, rootCause: '换窑后没有重新验证烧成曲线', causeCode: 'process', escape: '出窑抽检 5%，针孔在侧光下才明显' }),
      fill(24, xuwen, 'd5-choice', { chosen: '降低升温速率，换窑必须重新验证；出窑改为侧光全检', reason: '试烧三窑共 180 件，针孔为零', risk: '每窑多用 40 分钟' }),
      measure(1, xuwen, 'corrective', firing, xuwen, 20),
      measure(0, xuwen, 'preventive', '换窑验证写入作业指导书', gaoyuan, 25),
      complete(24 * 7, xuwen, firing, '新曲线已下发，三窑验证合格。', '试烧报告 SS-2609-02'),
      complete(2, gaoyuan, '换窑验证写入作业指导书', '作业指导书 B 版已发布，完成培训。', 'WI-017 B 版，签到表'),
      fill(2, xuwen, 'd6-implementation', { result: '新曲线已执行', validation: '连续五窑 300 件侧光全检，针孔为零' }),
      fill(3, xuwen, 'd7-prevention', { systems: '作业指导书 WI-017、控制计划更新', standards: '换窑验证列入培训', elsewhere: '茶具产线同步执行' }),
      does(24 * 31, gaoyuan, async (desk) => {
        const { checks } = await desk.get<CorrectiveView>(path(desk));
        await desk.change(path(desk), `checks/${checks.find(({ days }) => days === 30)!.id}`, { method: '抽检 30 天内出窑 1200 件，侧光检查', effective: true, before: 14, after: 0, evidence: '检验记录 JY-2610-11' });
      }),
    ],
  },
  {
    name: 'seal', daysAgo: 9,
    acts: [
      open(gaoyuan, gaoyuan, (desk) => ({ type: 'containment', id: desk.id('nuts-batch') }), '坚果礼盒封口渗漏', 'high', '受潮结块、哈喇味'),
      fill(1, gaoyuan, 'd1-team', (desk) => ({ members: [{ personId: desk.person(xuwen), part: '检测' }, { personId: desk.person(wulei), part: '库存隔离' }] })),
      fill(2, gaoyuan, 'd2-problem', { what: '铝膜封边渗漏，坚果受潮结块、有哈喇味', where: '内袋封边', when: '出货后 2–3 周', who: '经销商抽检发现，影响零售客户', why: '食品变质，不能销售', how: '开箱目视、闻味，封边剥离测试', howMany: '11 / 360 盒' }),
      fill(1, gaoyuan, 'd3-containment', { scope: '在库 340 盒、在途 60 盒、客户处 602 盒', measures: '在库在途冻结，客户处召回', effect: null }),
      measure(1, gaoyuan, 'cause-verification', '封口温度与剥离强度对比试验', xuwen, 4),
      measure(0, gaoyuan, 'cause-verification', '到青禾食品现场核对封口机温度记录', gaoyuan, 14),
      measure(0, gaoyuan, 'correction', '新批次加严检验：每箱抽三袋做剥离', wulei, 12),
    ],
  },
  {
    // The monthly review opens one by itself where a type recurs.
    daysAgo: 17,
    acts: [
      does(0, wangqiang, async (desk) => {
        const { rows } = await desk.get<{ rows: { id: string; state: string; title: string }[] }>('/api/corrective-actions');
        for (const { id } of rows.filter(({ state, title }) => state === 'open' && title.includes('产品质量'))) await desk.change(`/api/corrective-actions/${id}`, 'cancel', { reason: '各单原因不同，已分别立项或整改，不再合并立项。' });
      }),
    ],
  },
  {
    name: 'lessons', daysAgo: 20,
    acts: [
      ...standard('standard/packing', 0, { kind: 'solution', title: '瓷器运输磕碰：先补发，再改包装', type: 'product', defect: 'packaging', causeCategory: 'packaging', solution: '1. 当天致歉并确认数量；2. 24 小时内补发同款，旧货上门取回；3. 客户急用时先调拨门店库存。', prevention: '隔板不低于 5 mm 珍珠棉，出货抽检跌落试验。' }),
      ...standard('standard/media', 1, { kind: 'precedent', title: '客人拍照上传：先停用、再补偿', type: 'product', defect: 'appearance', causeCategory: 'process', solution: '已有网络曝光的，当天由业务经理上门，先协助停用替换，再按停用天数商定补偿；对外口径由总监确认。', prevention: '同窑产品全部复检后再发货。' }),
    ],
  },
];
