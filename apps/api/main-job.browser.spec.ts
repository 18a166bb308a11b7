import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { gift } from './demo/gift.ts';
import { plain } from './demo/plain.ts';
import { Office, password } from './testing/office.fixture.ts';
import { english, type Seat } from './testing/seat.fixture.ts';
import { Site } from './testing/site.fixture.ts';

let site: Site;
let office: Office;

beforeAll(async () => {
  site = await Site.open();
  site.app.now.set('2026-03-02T09:00+08:00');
  office = await Office.open(site.app, gift);
  await Office.open(site.app, plain);
  // The supervisor is a director too: that does not let them sign what they filled in themselves.
  await office.as('admin').put(`/api/people/${office.person('zhenghaifeng')}/roles`, { roles: ['complaints.supervisor', 'complaints.director'] });
}, 120_000);
afterAll(() => site?.close());

const customer = 'fanghui@huaning.example';

const signIn = (seat: Seat) => seat.signIn('gift', office.addressOf(seat.name), password);

/** From what waits for them to the case. */
async function findCase({ page }: Seat, number: string): Promise<void> {
  await page.getByRole('link', { name: '我的工作' }).click();
  await page.getByRole('link', { name: number }).first().click();
  await page.getByRole('heading', { name: number }).waitFor();
}

/** What the newest mail to the customer says, and where its links lead. */
async function newestMail(): Promise<{ subject: string; text: string; link: (words: string) => string }> {
  const { subject, text, html } = (await site.mailsTo(customer)).at(-1)!;
  return { subject: subject!, text: text!, link: (words) => new RegExp(`href="([^"]+)"[^>]*>\\s*${words}\\s*<`).exec(html!)![1]!.replaceAll('&amp;', '&') };
}

test('a complaint runs from the first call to the closing notice by the rules of gift', async () => {
  onTestFailed(() => site.picture('main-job'));

  // Monday, nine o'clock: a customer calls. The agent promises an end by five.
  const limin = await site.seat('limin');
  await signIn(limin);
  await limin.press('受理投诉');
  await limin.fill(limin.page, { 客户名称: '华宁实业', 投诉类型: '产品质量', 主题: '青瓷杯杯口有缺口', 投诉内容: '六盒茶具的品茗杯杯口有缺口，请尽快更换。', 售出记录: '青瓷茶具', 问题: '杯口缺口', 承诺结案时间: '2026-03-02 17:00' });
  await limin.page.getByRole('checkbox', { name: '已向客户复述' }).check();
  await limin.sees('首问责任人将是业务员陈思远');
  await limin.press('受理');
  await limin.page.waitForURL(/\/complaints\/[0-9a-f-]{36}/);
  await limin.sees('一般投诉', '处理中', '首问 陈思远', '处理 陈思远');
  const number = /C-\d{6}-\d{4}/.exec((await limin.page.getByRole('heading', { level: 1 }).textContent())!)![0];
  expect(await newestMail()).toMatchObject({ subject: `感谢您的反馈，投诉 ${number} 已受理`, text: expect.stringContaining('陈思远') });

  // The salesperson who sold the goods answers for the case.
  const siyuan = await site.seat('chensiyuan');
  await signIn(siyuan);
  await findCase(siyuan, number);
  await siyuan.act('倾听并致歉', '完成此步', { '已完整听取，没有打断': true, 已致歉: true, 已致谢: true });
  await siyuan.act('问题分析', '完成此步', { 问题核心: '装箱隔板偏薄', 严重程度: '一般', 客户的期望: '今天内更换六盒' });
  await siyuan.act('准备备选方案', '完成此步', { '方案一（最佳）': '更换六盒', 方案二: '补发六盒', 方案三: '退还货款' });

  // Five o'clock passes: the page of whoever has it open says so by itself.
  await site.until('2026-03-02T17:01+08:00');
  await siyuan.sees('重大投诉', '已超时');
  await siyuan.act('升级处理', '升级', { 用户要求: '更换六盒茶具', 进展程度: '已查明原因，当天未能更换。' });
  await siyuan.sees('已升级', '处理 郑海峰');

  // Their superior weighs both sides and proposes; signing is not theirs.
  const haifeng = await site.seat('zhenghaifeng');
  await signIn(haifeng);
  await findCase(haifeng, number);
  await haifeng.act('权衡双方利益', '完成此步', { 客户的利益: '员工福利要按时发放', 公司的利益: '重点客户', 评估意见: '责任在我方' });
  await haifeng.act('拟定解决方案', '提交签核', { 方案: '更换六盒并致歉', 可行性: '库存充足', 成本: '约 2800 元', 对双方的公平性: '客户无损失' });
  await haifeng.sees('待总监签核');
  await haifeng.press('拟定解决方案');
  await haifeng.lacks('签核通过', '签核');
  await haifeng.leave();

  // The director signs.
  const zhoulan = await site.seat('zhoulan');
  await signIn(zhoulan);
  await findCase(zhoulan, number);
  await zhoulan.act('签核', '签核通过', { 意见: '同意，请尽快' });
  await zhoulan.sees('“拟定解决方案”已签核。');

  // That shows by itself, and the solution goes to the customer.
  await haifeng.sees('郑海峰 → 周岚');
  await haifeng.act('答复客户', '提出方案', { 解决方案: '为您更换六盒茶具，旧货由我司上门取回。', 方式: '换货', 说明: '更换六盒' });
  await haifeng.sees('已答复方案');
  const offered = await newestMail();
  expect(offered.subject).toBe(`投诉 ${number}：我们的解决方案，恳请您确认`);

  // The customer opens the link of the mail at home, and accepts.
  await site.until('2026-03-02T20:30+08:00');
  const home = await site.seat('home', { viewport: { width: 390, height: 844 } });
  await home.page.goto(offered.link('同意'));
  await home.sees('礼遇文创用品有限公司', number, '为您更换六盒茶具');
  await home.press('确认同意');
  await home.sees('您已同意这个方案');
  expect(await home.page.context().cookies()).toEqual([]);
  await haifeng.sees('客户已同意');

  // It is carried out, and a week later the customer is asked.
  await haifeng.turnTo('处理');
  await haifeng.act('完成', '完成', { 完成情况: '六盒已签收。' });
  await haifeng.act('开始回访', '开始回访');
  await haifeng.sees('回访中');
  await site.until('2026-03-10T09:00+08:00');
  await haifeng.page.goto('/');
  await signIn(haifeng);
  await findCase(haifeng, number);
  for (const said of ['客户表示满意。', '再次回访，客户仍然满意。']) await haifeng.act('登记回访', '登记', { 客户是否满意: '满意', 回访记录: said });

  // What is still missing is listed before anybody closes the case.
  await haifeng.press('结案');
  await haifeng.sees('还没有责任判定');
  await haifeng.leave();
  await haifeng.act('评价方案有效性', '完成此步', { 有效性: '有效', 理由: '未再发生' });
  await haifeng.act('总结归档', '完成此步', { 处理总结: '更换后客户满意。', '计划（P）': '当天更换六盒', '执行（D）': '已更换六盒', '检查（C）': '两次回访满意', '改进（A）': '更换 5 mm 隔板' });
  await haifeng.act('排除非产品原因', '完成此步', { 已排除用户操作: true, 已排除原材料: true, 已排除储存: true, 已排除物流运输: true });
  await haifeng.act('责任判定', '保存判定', { 判定: '成立', 责任方: '本公司', 判定理由: '装箱隔板偏薄' });
  await haifeng.act('原因与措施', '保存', { 原因: '隔板厚度不足', 纠正措施: '更换 5 mm 隔板' });
  await haifeng.turnTo('事实');
  await haifeng.act('答复此项', '保存答复', { 答复: '六盒已全部更换。' });
  await haifeng.act('结案', '结案');
  await haifeng.sees('已结案');
  expect(await newestMail()).toMatchObject({ subject: `投诉 ${number} 书面处理结果`, text: expect.stringMatching(/六盒已全部更换.*隔板厚度不足/s) });

  expect((await site.mailsTo(customer)).map(({ subject }) => subject!.replace(number, '#'))).toEqual(['感谢您的反馈，投诉 # 已受理', ...Array.from({ length: 5 }, () => '投诉 # 的最新进展'), '投诉 #：我们的解决方案，恳请您确认', ...Array.from({ length: 4 }, () => '投诉 # 的最新进展'), '投诉 # 书面处理结果']);

  // The course tells all of it.
  await haifeng.turnTo('经过');
  await haifeng.press('更早的记录');
  await haifeng.sees('受理了投诉（电话，产品质量）', '超过时限，判定为重大投诉', '升级给郑海峰', '签核通过“拟定解决方案”', '客户同意方案（通过邮件链接）', '回访：客户满意');
  expect(site.errors()).toEqual([]);
}, 300_000);

test('every page of the console opens without an error, for those who may see everything', async () => {
  onTestFailed(() => site.picture('pages'));
  const admin = await site.seat('admin');
  await signIn(admin);
  await admin.visit('/');
  const menu = admin.page.getByRole('navigation').getByRole('link');
  await menu.first().waitFor();
  const paths = await menu.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  expect(paths.length).toBeGreaterThan(7);
  for (const path of paths) {
    await admin.visit(path);
    const record = admin.page.locator(`main a[href^="${path === '/' ? '/complaints' : path}/"]`).first();
    const first = (await record.count()) ? await record.getAttribute('href') : null;
    if (first) await admin.visit(first);
  }
  expect(admin.errors).toEqual([]);
}, 120_000);

test('plain works on a phone, in English and dark', async () => {
  onTestFailed(() => site.picture('phone'));
  const phone = await site.seat('phone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const { page } = phone;
  await page.goto('/sign-in');
  await phone.press('English');
  await phone.signIn('plain', 'jiangyue@plain.example', password, english);
  await phone.sees('My work', 'Nothing waits for you');
  await phone.press('New complaint');
  await phone.fill(page, { Customer: '澄心', Type: 'Product quality', Subject: 'Armrest loose', 'What the customer says': 'The right armrest of two chairs is loose.', 'Sold unit': '人体工学椅', Problem: 'Armrest loose' });
  await page.getByRole('checkbox', { name: 'Read back' }).check();
  await phone.press('File complaint');
  await phone.sees('Armrest loose', 'General', 'In handling', '澄心设计事务所');
  expect((await site.mailsTo('shao@chengxin.example')).map(({ subject }) => subject)).toEqual([expect.stringContaining('已受理')]);
  await page.goto('/complaints');
  await phone.sees('Armrest loose');
  expect(await page.evaluate('(({ scrollWidth, lang }, { colorScheme }) => [scrollWidth, lang, colorScheme])(document.documentElement, getComputedStyle(document.documentElement))')).toEqual([390, 'en', 'dark']);
  expect(phone.errors).toEqual([]);
}, 120_000);

test('signing in loads little, compressed, and every module is a chunk that comes later', async () => {
  const seat = await site.seat('loading');
  const scripts = seat.scripts();
  await seat.page.goto('/sign-in');
  await seat.page.waitForLoadState('networkidle');
  const first = await scripts.taken();
  expect(first.length).toBeGreaterThan(1);
  expect(first.filter(({ encoding, code }) => !encoding && code.length > 1_024)).toEqual([]);
  for (const size of ['onTheWire', 'gzipped'] as const) expect(first.reduce((sum, script) => sum + script[size], 0)).toBeLessThan(100_000);

  await seat.signIn('gift', office.addressOf('limin'), password);
  await seat.sees('我的工作');
  const later = await scripts.taken();
  const marks = { mail: '/mails/:id', identity: '/people/:id', directory: '/sold-units/:id', complaints: '/complaints/new', gift: 'gift.groundwork' };
  const chunks = Object.values(marks).map((mark) => later.filter(({ code }) => code.includes(mark)).map(({ url }) => url));
  expect(chunks.map(({ length }) => length)).toEqual(chunks.map(() => 1));
  expect(new Set(chunks.flat()).size).toBe(chunks.length);
  expect(first.filter(({ code }) => Object.values(marks).some((mark) => code.includes(mark)))).toEqual([]);

  const other = await site.seat('plain');
  const theirs = other.scripts();
  await other.signIn('plain', 'jiangyue@plain.example', password);
  await other.sees('我的工作');
  expect((await theirs.taken()).filter(({ code }) => code.includes(marks.gift))).toEqual([]);
}, 120_000);
