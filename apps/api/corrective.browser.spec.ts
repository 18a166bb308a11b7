import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { Seat } from './testing/seat.fixture.ts';
import { Workshop } from './testing/workshop.fixture.ts';

let shop: Workshop;

beforeAll(async () => {
  shop = await Workshop.open('2026-03-02T09:00+08:00');
}, 120_000);
afterAll(() => shop?.close());

const rootCause = async (seat: Seat, words: string): Promise<void> => {
  await seat.act('D4 查明根本原因', '完成此步', { '为什么 1？': '为什么扶手松动？', '因为……': words, 根本原因: words, 原因类别: '工艺' });
};

/** D5 to D7 of a round whose one measure the quality engineer does. */
async function act(leader: Seat, engineer: Seat, what: string, due: string): Promise<void> {
  await leader.act('D5 选定纠正措施', '完成此步', { 选定的措施: what, 选定理由与验证: '试做二十把，全部通过。' });
  await leader.act('新增措施', '分派', { 类型: '纠正措施', 内容: what, 负责人: '沈澈', 完成期限: due });
  await engineer.page.reload();
  await engineer.sees(what, '进行中', '完成须附证据');
  await engineer.press('完成');
  const sheet = engineer.page.getByRole('dialog');
  await engineer.fill(sheet, { 完成情况: '已按新规执行。' });
  await sheet.getByRole('button', { name: '完成', exact: true }).click();
  await engineer.sees('须附证据');
  await engineer.send('完成', { '证据（报告编号、记录）': '检验报告 QC-0312' });
  await engineer.sees('已完成', '检验报告 QC-0312');
  await leader.sees('已完成');
  await leader.act('D6 实施并确认', '完成此步', { 实施结果: '产线已执行', 确认方法与数据: '抽检五十把，无松动。' });
  await leader.act('D7 预防再发', '完成此步', { 体系与文件更新: '更新装配作业指导书' });
}

test('a corrective action runs from the complaint through two rounds to the day on which its effect is proven', async () => {
  onTestFailed(() => shop.site.picture('corrective'));

  // A customer calls; the agent files it.
  const leader = await shop.seat('jiangyue');
  await leader.press('受理投诉');
  await leader.fill(leader.page, { 客户名称: '澄心', 投诉类型: '产品质量', 主题: '两把椅子扶手松动', 投诉内容: '用了三周，两把椅子的右扶手松动。', 售出记录: '人体工学椅', 缺陷: '功能失效', 问题: '扶手松动' });
  await leader.page.getByRole('checkbox', { name: '已向客户复述' }).check();
  await leader.press('受理');
  await leader.page.waitForURL(/\/complaints\/[0-9a-f-]{36}/);

  // It will not be the last one: the cause has to be found.
  await leader.turnTo('处理');
  await leader.act('发起纠正措施', '发起', { 组长: '江月', 结案前必须完成: false });
  await leader.page.waitForURL(/\/corrective-actions\/[0-9a-f-]{36}/);
  const path = new URL(leader.page.url()).pathname;
  await leader.sees('已立项', '两把椅子扶手松动', '人体工学椅', 'P2610');

  await leader.press('D1 成立小组');
  const team = leader.page.getByRole('dialog');
  await leader.fill(team, { 成员: '江月', 职责: '客户与统筹' });
  await team.getByRole('button', { name: '添加一项', exact: true }).click();
  await leader.fill(team.locator('.item').nth(1), { 成员: '沈澈', 职责: '工艺与检验' });
  await leader.send('完成此步');
  await leader.sees('分析实施中', '工艺与检验');
  await leader.act('D3 临时遏制', '完成此步', { '涉及范围（在库、在途、在客户处）': '在库 200 把', '遏制内容；无需遏制时说明理由': '全部复紧后放行' });
  await leader.act('D2 描述问题', '完成此步', {
    '是什么问题（What）': '右扶手松动', '发生在哪里（Where）': '客户办公室', '何时发生（When）': '使用三周后', '谁发现、影响谁（Who）': '使用者', '为什么是问题（Why）': '可能跌落', '如何发现（How）': '手感松动', '数量与比例（How many）': '24 把中 2 把',
  });

  // Five whys and a fishbone: each answer is what the next line asks about.
  await leader.press('D4 查明根本原因');
  const cause = leader.page.getByRole('dialog');
  await leader.fill(cause, { '为什么 1？': '为什么扶手松动？', '因为……': '螺丝没有打紧' });
  await cause.getByRole('button', { name: '再问一个为什么' }).click();
  expect(await cause.getByLabel('为什么 2？').inputValue()).toBe('为什么螺丝没有打紧？');
  await cause.getByLabel('因为……').nth(1).fill('扭矩扳手没有校准');
  await cause.getByLabel('机 添加原因').fill('扭矩扳手漂移');
  await cause.getByLabel('机 添加原因').press('Enter');
  await leader.send('完成此步', { 根本原因: '扭矩扳手没有定期校准', 原因类别: '工艺' });
  await leader.press('D4 查明根本原因');
  await leader.sees('扭矩扳手漂移', '扭矩扳手没有校准');
  await leader.leave();

  // Somebody else does the measure, with proof; their start page leads them to it.
  const engineer = await shop.seat('shenche');
  await engineer.visit(path);
  await act(leader, engineer, '扭矩扳手每周校准', '2026-03-06 17:00');
  await leader.sees('已实施待验证', '30 天', '未到期');

  // Thirty days after it was done the check is due; it happened again.
  await shop.later('2026-04-02T09:30+08:00', 'jiangyue', path);
  await leader.sees('待验证');
  await leader.act('有效性验证', '提交验证结果', { 验证方法: '查本月投诉', 有效: '无效', 实施前次数: '2', 实施后次数: '3' });
  await leader.sees('重新打开', '第 2 轮', '无效', '实施前 2 次，实施后 3 次');

  // The second round asks why once more.
  await rootCause(leader, '螺纹孔偏大，打紧也会退');
  await shop.later('2026-04-02T09:40+08:00', 'shenche', path);
  await act(leader, engineer, '螺纹孔公差收紧并加防松胶', '2026-04-08 17:00');
  await leader.sees('已实施待验证');
  for (const [days, at] of [['30', '2026-05-03'], ['60', '2026-06-02'], ['90', '2026-07-02']] as const) {
    await shop.later(`${at}T09:30+08:00`, 'jiangyue', path);
    await leader.act('有效性验证', '提交验证结果', { 验证方法: `查 ${days} 天内投诉`, 有效: '有效', 实施前次数: '3', 实施后次数: '0', '证据（报告编号、记录）': `质量月报 ${days}` });
    await leader.sees(`查 ${days} 天内投诉`);
  }

  // What was learnt is written down, and the leader's superior signs.
  await leader.act('D8 总结与表彰', '提交签核', { 经验总结: '先看公差，再看扭矩。', 对小组的肯定: '两轮都按时。' });
  const superior = await shop.seat('tangyi');
  await superior.visit(path);
  await superior.act('签核', '签核通过', { 意见: '同意关闭' });
  await superior.sees('有效关闭');
  await superior.turnTo('经过');
  await superior.sees('90 天验证有效', '纠正措施有效关闭');
  const opened = superior.page.getByText('发起纠正措施，组长 江月');
  while (!(await opened.isVisible())) await Promise.all([superior.page.waitForResponse(/\/api\/timeline\?/), superior.press('更早的记录')]);
  await superior.sees('30 天验证无效', '验证无效，进入第 2 轮');
  // A measure without its proof was refused, twice.
  expect(shop.site.errors().filter((each) => !/status of 400 .*\/complete$/.test(each))).toEqual([]);
}, 300_000);
