// `npm run screenshots` takes pictures of every page of the console, with the demo companies, into apps/admin/screenshots;
// those of the README are among them and are the only ones kept in the repository. Needs Chromium.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { openDemoSite, type DemoSite } from './screenshots/demo-site.ts';
import { Visitor, type Look } from './screenshots/visitor.ts';
import { root } from './setup/node.mjs';
import { findChromium } from './test/chromium.ts';

const folder = join(root, 'apps/admin/screenshots');
const largest = 200_000;

/** A Wednesday afternoon: pictures change when the console does, not with every day. */
const moment = new Date('2026-11-18T15:20:00+08:00');

const looks: readonly Look[] = [
  { name: 'light-zh-1440', theme: 'light', language: 'zh-CN', width: 1440, height: 900, moment },
  { name: 'dark-en-1440', theme: 'dark', language: 'en', width: 1440, height: 900, moment },
  { name: 'light-zh-390', theme: 'light', language: 'zh-CN', width: 390, height: 844, moment },
];

const company = 'gift';
/** Sees the whole company. */
const supervisor = 'zhenghaifeng@gift.example';
/** Those whose pages are looked at, each the ones that nobody before them may see. */
const lookers = [supervisor, 'zhoulan@gift.example', 'admin@gift.example'];
/** Has much to do. */
const salesperson = 'chensiyuan@gift.example';
/** A case in which much has happened and clocks still run. */
const telling = '香薰礼盒迟到三天';

const readme = [
  { file: 'readme-list.png', theme: 'light', language: 'zh-CN', path: '/complaints?view=open', email: supervisor },
  { file: 'readme-case.png', theme: 'light', language: 'zh-CN', path: '/complaints/:id', email: supervisor },
  { file: 'readme-work.png', theme: 'dark', language: 'en', path: '/', email: salesperson },
] as const;

const errors: string[] = [];

/** Recalls have no list of their own: each is found from its containment case. */
async function recalled(visitor: Visitor): Promise<string | undefined> {
  const { rows } = await visitor.asks<{ rows: readonly { id: string }[] }>('/api/containments?limit=50');
  for (const { id } of rows) {
    const { recall } = await visitor.asks<{ recall: { id: string } | null }>(`/api/containments/${id}`);
    if (recall) return `/recalls/${recall.id}`;
  }
  return undefined;
}

/** A path with the id of a record in it; undefined where the company has none. */
async function filled(visitor: Visitor, path: string): Promise<string | undefined> {
  if (!path.includes(':')) return path;
  if (path === '/recalls/:id') return recalled(visitor);
  const list = path.slice(0, path.indexOf('/:'));
  const { rows } = await visitor.asks<{ rows: readonly { id: string }[] }>(`/api${list}?limit=1${list === '/complaints' ? `&q=${encodeURIComponent(telling)}` : ''}`);
  return rows[0] && path.replace(/:\w+/, rows[0].id);
}

/** `/complaints/:id` as `complaints-id`. */
const nameOf = (path: string): string => path.slice(1).replaceAll('/', '-').replaceAll(':', '') || 'my-work';

async function everyPage(browser: Browser, { url, answerPath, password }: DemoSite & { password: string }, look: Look): Promise<void> {
  const taken = new Set(['/sign-in']);
  for (const email of lookers) {
    const visitor = await Visitor.arrive(browser, url, look);
    const shot = async (name: string, path: string) => {
      await visitor.open(path);
      await visitor.picture(join(folder, `${name}-${look.name}.png`));
    };
    if (email === supervisor) {
      await shot('sign-in', '/sign-in');
      if (answerPath) await shot('answer-token', answerPath);
    }
    await visitor.signIn(company, email, password);
    for (const path of await visitor.paths()) {
      if (taken.has(path) || path.startsWith('/answer/') || path.startsWith('/password/')) continue;
      taken.add(path);
      const to = await filled(visitor, path);
      if (to) await shot(nameOf(path), to);
      else errors.push(`There is nothing to show at ${path}.`);
    }
    errors.push(...visitor.errors);
    await visitor.leave();
  }
}

async function forReadme(browser: Browser, { url, password }: DemoSite & { password: string }): Promise<void> {
  for (const { file, path, theme, language, email } of readme) {
    const visitor = await Visitor.arrive(browser, url, { name: file, theme, language, width: 1280, height: 800, moment });
    await visitor.signIn(company, email, password);
    await visitor.open((await filled(visitor, path))!);
    await visitor.picture(join(folder, file));
    const { size } = statSync(join(folder, file));
    if (size > largest) errors.push(`${file} has ${size} bytes; ${largest} are enough for a page of text.`);
    await visitor.leave();
  }
}

const executablePath = findChromium();
if (!executablePath) throw new Error('There is no Chromium on the path or in CHROMIUM_PATH.');
mkdirSync(folder, { recursive: true });
const site = await openDemoSite(moment);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
try {
  const { password } = site.tenants.find(({ code }) => code === company)!;
  for (const look of looks) await everyPage(browser, { ...site, password }, look);
  await forReadme(browser, { ...site, password });
} finally {
  await browser.close();
  await site.close();
}
console.log(`The pictures are in ${folder}.`);
if (errors.length) {
  console.error(errors.join('\n'));
  process.exitCode = 1;
}
