import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { Seat } from './testing/seat.fixture.ts';
import { Workshop } from './testing/workshop.fixture.ts';

let shop: Workshop;

beforeAll(async () => {
  // A Monday morning.
  shop = await Workshop.open('2026-03-02T09:00+08:00');
}, 120_000);
afterAll(() => shop?.close());

const offer = (giver: Seat, reason: string) => giver.act('移交', '移交', { 移交给: '白羽', 移交原因: reason });

/** From the bell to the case that somebody wants to hand over. */
async function answerBell({ page }: Seat, number: string): Promise<void> {
  await page.getByRole('button', { name: /条未读通知/ }).click();
  await page.getByRole('dialog', { name: '通知' }).getByRole('button').filter({ hasText: '待接收' }).filter({ hasText: number }).first().click();
  await page.getByRole('heading', { name: number }).waitFor();
}

test('a case that is handed over is declined, comes back by itself, and is accepted in the end', async () => {
  onTestFailed(() => shop.site.picture('hand-over'));
  const { id, number } = await shop.filed('jiangyue', 0, { subject: '椅子网布起毛' });
  const giver = await shop.seat('jiangyue');
  const taker = await shop.seat('baiyu');
  await giver.visit(`/complaints/${id}`);

  // Until the colleague accepts it, the giver answers for it.
  await offer(giver, '我明天休假');
  await giver.sees('已移交给白羽', '在此之前仍由您负责', '处理 江月');
  await answerBell(taker, number);
  await taker.sees('江月把此单移交给您', '原因：我明天休假');
  await taker.act('拒收', '拒收', { 拒收原因: '不是我的客户' });
  await taker.sees('处理 江月');
  await giver.page.getByText('已移交给白羽').waitFor({ state: 'hidden' });
  await giver.turnTo('经过');
  await giver.sees('拒收移交，仍由江月处理', '不是我的客户');

  // Offered again at ten past nine, it comes back after four working hours without an answer.
  await shop.site.until('2026-03-02T09:10+08:00');
  await offer(giver, '客户改由销售对接');
  await giver.sees('已移交给白羽');
  await shop.site.until('2026-03-02T16:00+08:00');
  await giver.sees('白羽未按时接收，退回江月');
  await giver.page.getByText('已移交给白羽').waitFor({ state: 'hidden' });
  await taker.visit('/');
  expect(await taker.page.getByText('待接收').locator('visible=true').count()).toBeLessThanOrEqual(1);

  // The third time it is accepted.
  await offer(giver, '已与白羽说好');
  await answerBell(taker, number);
  await taker.press('接收');
  await taker.send('接收');
  await taker.sees('处理 白羽', '首问 江月');
  await giver.sees('处理 白羽', '接收移交');
  expect(shop.site.errors()).toEqual([]);
}, 240_000);
