import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** How a page is looked at. */
export interface Look {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly language: 'zh-CN' | 'en';
  readonly width: number;
  readonly height: number;
  readonly moment: Date;
}

/** Asking who is signed in is answered 401 until somebody is; and the clock set here may not be set in the frame that shows a mail. */
const expected = /status of 401|Blocked script execution in 'about:srcdoc'/;

const languages = { 'zh-CN': '中文', en: 'English' };

/** Somebody who goes through the console and takes pictures of it. */
export class Visitor {
  readonly errors: string[] = [];
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', ({ message }) => this.errors.push(`${page.url()}: ${message}`));
    page.on('console', (message) => message.type() === 'error' && !expected.test(message.text()) && this.errors.push(`${page.url()}: ${message.text()}`));
  }

  static async arrive(browser: Browser, baseURL: string, { theme, language, width, height, moment }: Look): Promise<Visitor> {
    const options: BrowserContextOptions = { baseURL, locale: language, timezoneId: 'Asia/Shanghai', viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce', deviceScaleFactor: 1 };
    const visitor = new Visitor(await (await browser.newContext(options)).newPage());
    await visitor.page.clock.setFixedTime(moment);
    await visitor.open('/sign-in');
    await visitor.page.getByRole('button', { name: languages[language], exact: true }).click();
    return visitor;
  }

  /** By the ids of the fields, for their labels differ with the language. */
  async signIn(company: string, email: string, password: string): Promise<void> {
    await this.open('/sign-in');
    for (const [id, value] of Object.entries({ company, email, password })) await this.page.locator(`#${id}`).fill(value);
    await this.page.locator('form [type=submit]').click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
    await this.settled();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  async picture(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  /** The paths of all pages that whoever is signed in may see. */
  async paths(): Promise<string[]> {
    const { permissions } = await this.asks<{ permissions: readonly string[] }>('/api/session');
    const all = (await this.page.evaluate(`document.querySelector('#app').__vue_app__.config.globalProperties.$router.getRoutes().filter(({ components }) => components && Object.keys(components).length).map(({ path, meta }) => ({ path, permission: meta.permission?.id }))`)) as readonly { path: string; permission?: string }[];
    return [...new Set(all.filter(({ permission }) => !permission || permissions.includes(permission)).map(({ path }) => path))].filter((path) => !path.includes('*'));
  }

  /** What the API answers. */
  async asks<Body>(path: string): Promise<Body> {
    return (await this.page.request.get(path)).json() as Promise<Body>;
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  private async settled(): Promise<void> {
    await this.page.getByRole('heading').first().waitFor();
    await this.page.locator('[aria-busy="true"], .ac-bone').first().waitFor({ state: 'detached' });
    await this.page.evaluate('document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))');
  }
}
