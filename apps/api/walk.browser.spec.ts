import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { password } from './testing/office.fixture.ts';
import { english } from './testing/seat.fixture.ts';
import { Workshop } from './testing/workshop.fixture.ts';

let shop: Workshop;

beforeAll(async () => {
  shop = await Workshop.open('2026-03-02T09:00+08:00');
  for (const n of [1, 2, 3]) await shop.filed('jiangyue', n, { lines: [{ productId: shop.office.made.products.get('PG-310'), batch: 'P2609', problem: '升降时异响', defect: 'noise' }] });
}, 120_000);
afterAll(() => shop?.close());

const state = `({ title: document.title, heading: document.querySelector('h1')?.textContent.trim() ?? '', wide: document.scrollingElement.scrollWidth - innerWidth, language: document.documentElement.lang, scheme: getComputedStyle(document.documentElement).colorScheme })`;
interface State { title: string; heading: string; wide: number; language: string; scheme: string }

test.each([['the director', 'songci'], ['the administrator', 'admin']])('every page in the menu of %s fits a phone, in English and dark', async (_who, name) => {
  onTestFailed(() => shop.site.picture(`walk-${name}`));
  const seat = await shop.site.seat(name, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const { page } = seat;
  await page.goto('/sign-in');
  await seat.press('English');
  await seat.signIn('plain', shop.office.addressOf(name), password, english);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  const menu = page.getByRole('navigation').getByRole('link');
  await menu.nth(2).waitFor();
  const paths = [...new Set(await menu.evaluateAll((links) => links.map((link) => link.getAttribute('href')!)))];
  expect(paths.length).toBeGreaterThan(6);

  const broken: string[] = [];
  for (const path of paths) {
    await seat.visit(path);
    await page.waitForLoadState('networkidle');
    const { title, heading, wide, language, scheme } = (await page.evaluate(state)) as State;
    if (!title || !heading || wide > 0 || language !== 'en' || scheme !== 'dark') broken.push(`${path}: ${JSON.stringify({ title, heading, wide, language, scheme })}`);
  }
  expect(broken).toEqual([]);
  expect(seat.errors).toEqual([]);
}, 180_000);
