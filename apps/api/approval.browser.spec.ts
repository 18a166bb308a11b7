import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { Seat } from './testing/seat.fixture.ts';
import { newestMail, Workshop } from './testing/workshop.fixture.ts';

let shop: Workshop;

beforeAll(async () => {
  shop = await Workshop.open('2026-03-02T09:00+08:00');
}, 120_000);
afterAll(() => shop?.close());

const customer = 'cheng@baichuan.example';
const offer = (amount: string) => ({ 解决方案: '整批更换升降书桌，并赔偿停工损失。', 方式: '赔偿', 金额: amount, 说明: '停工损失' });

/** The menu says that one waits; on the page it stands for this person to sign. */
async function open({ page }: Seat, amount: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '核决 1', exact: true }).click();
  await page.getByRole('row').filter({ hasText: amount }).getByRole('link').first().click();
  await page.getByRole('dialog').getByText('为什么需要核决').waitFor();
}

test('what an agent may not grant alone waits for manager and director, and then reaches the customer by itself', async () => {
  onTestFailed(() => shop.site.picture('approval'));
  const { id, number } = await shop.filed('jiangyue', 1, { subject: '升降书桌整批异响' });

  // The sheet foresees whether the agent may, and who signs otherwise.
  const agent = await shop.seat('jiangyue');
  await agent.visit(`/complaints/${id}`);
  await agent.press('答复客户');
  const sheet = agent.page.getByRole('dialog');
  await agent.fill(sheet, offer('4000'));
  await agent.sees('在您的权限之内，直接发给客户。');
  await agent.fill(sheet, { 金额: '60000' });
  await agent.sees('超出您的权限，发出前先送核决：客服主管（唐毅） → 总监（宋词）。', '本案合计超出客服主管的限额 ¥50,000.00，超 ¥10,000.00。');
  await agent.send('提出方案');
  await agent.turnTo('处理');
  await agent.sees('待核决，未发客户', '待客服主管核决');
  expect((await site().mailsTo(customer)).map(({ subject }) => subject)).toEqual([expect.stringContaining('已受理')]);

  // The manager signs; that is not enough.
  const manager = await shop.seat('tangyi');
  await open(manager, '60,000');
  await manager.sees('同意后送下一级继续核决。');
  await manager.send('同意', { 意见: '损失已核实' });
  await agent.sees('待总监核决');

  // Another amount is another request: what was signed counts no more.
  await agent.act('答复客户', '提出方案', offer('80000'));
  await agent.sees('已收回', '已失效', '待客服主管核决');
  const director = await shop.seat('songci');
  await director.page.getByRole('navigation').getByRole('link', { name: '核决', exact: true }).click();
  await director.sees('没有待核决的事项');
  await manager.page.goto('/');
  await open(manager, '80,000');
  await manager.send('同意', { 意见: '同意新的金额' });

  // It appears before the director by itself, who reads why it came so far.
  await director.sees(number);
  await director.page.goto('/');
  await open(director, '80,000');
  await director.sees('本案合计超出客服专员的限额 ¥5,000.00，超 ¥75,000.00。', '本案合计超出客服主管的限额 ¥50,000.00，超 ¥30,000.00。', '同意新的金额', '同意后立即生效，已备好的方案会自动发给客户。');
  await director.send('同意', { 意见: '同意' });
  await director.sees('没有待核决的事项');

  // The offer goes out by itself, and the customer accepts it at home.
  await agent.sees('已答复方案', '等客户答复');
  const mail = await newestMail(site(), customer);
  expect(mail).toMatchObject({ subject: `您的投诉 ${number}：解决方案，请您确认`, text: expect.stringContaining('整批更换升降书桌') });
  const home = await site().seat('home', { viewport: { width: 390, height: 844 } });
  await home.page.goto(mail.link('同意该方案'));
  await home.sees('朴工家具有限公司', number, '整批更换升降书桌');
  await home.press('确认同意');
  await home.sees('您已同意这个方案');
  await agent.sees('客户已同意');
  await agent.visit(`/complaints/${id}`);
  await agent.sees('提请核决', '核决失效：已由新的提请取代', '以总监身份同意核决', '核决通过', '客户同意方案（通过邮件链接）');
  expect(site().errors()).toEqual([]);
}, 300_000);

const site = () => shop.site;
