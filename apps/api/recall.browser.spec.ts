import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { Seat } from './testing/seat.fixture.ts';
import { newestMail, Workshop } from './testing/workshop.fixture.ts';

let shop: Workshop;

beforeAll(async () => {
  shop = await Workshop.open('2026-03-02T09:00+08:00');
}, 120_000);
afterAll(() => shop?.close());

const goods = { productId: '', soldUnitId: null, batch: 'P2609', defect: 'noise', problem: '升降时异响' };

/** What is done with one holder, from the menu of its row. */
async function withHolder(seat: Seat, holder: string, action: string, verb: string, filling: Record<string, string> = {}): Promise<void> {
  await seat.page.getByRole('row').filter({ hasText: holder }).getByRole('button', { name: '更多操作' }).last().click();
  await seat.page.getByRole('menuitem', { name: action, exact: true }).click();
  await seat.send(verb, filling);
}

test('the third complaint about a batch raises an alarm, and the recall brings the batch back', async () => {
  onTestFailed(() => shop.site.picture('recall'));
  const line = { ...goods, productId: shop.office.made.products.get('PG-310') };
  for (const n of [1, 2]) await shop.filed('jiangyue', n, { subject: `升降书桌异响（${n}）`, lines: [line] });

  // Two are not an alarm.
  const manager = await shop.seat('tangyi');
  await manager.page.getByRole('link', { name: '批次预警' }).click();
  await manager.sees('没有批次预警');

  // The third is: those who watch over batches hear of it.
  const agent = await shop.seat('jiangyue');
  await agent.press('受理投诉');
  await agent.fill(agent.page, { 客户名称: '百川', 投诉类型: '产品质量', 主题: '升降书桌异响（3）', 投诉内容: '升降时有异响。', 售出记录: '升降书桌', 缺陷: '异响振动', 问题: '升降时异响' });
  await agent.page.getByRole('checkbox', { name: '已向客户复述' }).check();
  await agent.press('受理');
  await agent.page.waitForURL(/\/complaints\/[0-9a-f-]{36}/);
  await shop.site.app.settle();
  await agent.sees('属于批次预警');
  await manager.page.getByRole('button', { name: /条未读通知/ }).click();
  await manager.page.getByRole('dialog', { name: '通知' }).getByRole('button').filter({ hasText: 'CC-2026-0001' }).first().click();
  await manager.sees('CC-2026-0001', '预警', '升降书桌', 'P2609', '异响振动', '超过阈值');
  await manager.turnTo('投诉');
  await manager.sees('升降书桌异响（1）', '升降书桌异响（3）');
  await manager.turnTo('数据');

  // It is confirmed and contained; the sealed sample shows the same.
  await manager.act('确认预警', '确认');
  await manager.act('登记遏制', '登记遏制', { 临时遏制措施: '在库 80 张封存，停止发货。' });
  await manager.act('封样比对', '保存比对结果', { 封样编号: 'FY-2609-03', 比对结论: '存在同样问题', 比对情况: '封样升降同样异响。' });
  await manager.sees('已遏制', '存在同样问题', '封样升降同样异响。');
  await manager.lacks('决定召回');

  // The director decides the recall: every holder is listed and written to.
  const director = await shop.seat('songci');
  await director.page.getByRole('link', { name: '批次预警' }).click();
  await director.page.getByRole('link', { name: 'CC-2026-0001' }).first().click();
  await director.act('决定召回', '决定召回', { 请持有方如何处理: '请停止使用升降书桌，我司三日内上门取回。' });
  await director.sees('召回中');
  await director.press('查看召回');
  await director.sees('RC-2026-0001', '澄心设计事务所', '百川软件有限公司');
  for (const address of ['shao@chengxin.example', 'cheng@baichuan.example']) expect(await newestMail(shop.site, address)).toMatchObject({ subject: expect.stringContaining('召回'), text: expect.stringContaining('请停止使用升降书桌') });
  await director.sees('通知已发 2');

  // One is reached at once and gives everything back, the other only after a second call, and one desk has vanished.
  await withHolder(director, '百川', '登记联系', '登记', { 联系方式: '电话', 结果: '已联系上' });
  await director.sees('联系率 50%');
  await withHolder(director, '百川', '登记收回', '登记收回');
  await withHolder(director, '澄心', '登记联系', '登记', { 联系方式: '电话', 结果: '未联系上' });
  await withHolder(director, '澄心', '登记联系', '登记', { 联系方式: '上门', 结果: '已联系上' });
  await director.sees('联系率 100%');
  await withHolder(director, '澄心', '登记收回', '登记收回', { 数量: '11' });
  await withHolder(director, '澄心', '登记无法联系', '登记无法联系', { 说明: '一张已转卖，去向不明。' });
  await director.sees('关闭前还需：');
  await director.lacks('关闭召回');
  await withHolder(director, '百川', '登记处置', '登记处置', { 处置: '销毁' });
  await withHolder(director, '澄心', '登记处置', '登记处置', { 处置: '退回入库' });
  await director.sees('收回率 98.6%');
  await director.turnTo('进展');
  await director.act('关闭召回', '关闭召回', { 召回报告: '七十二张中收回七十一张，一张去向不明。' });
  await director.sees('已关闭', '七十二张中收回七十一张');
  await director.turnTo('经过');
  await director.sees('启动召回，持有方 2 家', '已发出召回通知 2 份', '召回关闭：联系率 100%，收回率 98.6%');

  // With the recall over the case ends too.
  await manager.sees('召回中');
  await manager.act('关闭预警', '关闭预警', { 结论: '电机支架批次不良，已换供应商。' });
  await manager.sees('已关闭', '电机支架批次不良');
  expect(shop.site.errors()).toEqual([]);
}, 300_000);
