import type { TestNow } from '@aftercare/kernel/testing';
import type { BrowserContext, Locator, Page, Response } from 'playwright-core';
import { gzipSync } from 'node:zlib';

/** What is typed into a form, by the labels that stand beside the fields. Several: one after the other, as the form shows them. */
export type Filling = Readonly<Record<string, string | boolean>>;

/** The sign-in form in English. */
export const english = { company: 'Company code', email: 'E-mail', password: 'Password', verb: 'Sign in' };

/** A script as it came. */
export interface Script {
  readonly url: string;
  readonly encoding: string | undefined;
  readonly onTheWire: number;
  readonly gzipped: number;
  readonly code: string;
}

/** Whoever is not signed in, or no longer, is answered 401 and shown the page for signing in; and the clock set here may not be set in the frame that shows a mail. */
const expected = /status of 401|Blocked script execution in 'about:srcdoc'/;

async function scriptOf(response: Response): Promise<Script> {
  const [code, sizes] = [await response.text(), await response.request().sizes()];
  return { url: response.url(), encoding: response.headers()['content-encoding'], onTheWire: sizes.responseBodySize, gzipped: gzipSync(code).length, code };
}

/** Somebody at a browser: does what a person does, by what a person sees. */
export class Seat {
  /** What went wrong without anybody seeing it: errors on the console, breaches of the content security policy. */
  readonly errors: string[] = [];

  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly now: TestNow,
  ) {}

  static async take(name: string, context: BrowserContext, now: TestNow): Promise<Seat> {
    const seat = new Seat(name, await context.newPage(), now);
    await seat.follow();
    seat.listen();
    await seat.page.addInitScript({ content: "addEventListener('securitypolicyviolation', (event) => console.error('breach of ' + event.violatedDirective + ' by ' + event.blockedURI))" });
    return seat;
  }

  /** The browser's clock shows what the server's does. */
  follow(): Promise<void> {
    return this.page.clock.setFixedTime(this.now.date());
  }

  async signIn(company: string, email: string, password: string, words = { company: '公司代码', email: '邮箱', password: '密码', verb: '登录' }): Promise<void> {
    if (!this.page.url().includes('/sign-in')) await this.page.goto('/sign-in');
    await this.page.getByLabel(words.company).fill(company);
    await this.page.getByLabel(words.email).fill(email);
    await this.page.getByRole('textbox', { name: words.password, exact: true }).fill(password);
    await this.page.getByRole('button', { name: words.verb, exact: true }).click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  /** Waits until all of this can be read on the page. */
  async sees(...words: string[]): Promise<void> {
    for (const each of words) await this.page.getByText(each).filter({ visible: true }).first().waitFor();
  }

  /** Turns to a tab of the page. */
  async turnTo(tab: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
  }

  /** Goes to a page and waits until it shows what it has. */
  async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.getByRole('heading').first().waitFor();
    await this.page.locator('[aria-busy="true"], .ac-bone').first().waitFor({ state: 'detached' });
  }

  /** There are no such buttons for this person. */
  async lacks(...buttons: string[]): Promise<void> {
    for (const name of buttons) if (await this.page.getByRole('button', { name, exact: true }).count()) throw new Error(`${this.name} is offered “${name}”.`);
  }

  /** Presses a button of the page, fills in the sheet that it opens, and sends it. */
  async act(button: string, verb: string, filling: Filling = {}): Promise<void> {
    await this.press(button);
    await this.send(verb, filling);
  }

  /** A button with these words, also one in the menu of further actions. The page may still be learning what somebody else has just done. */
  async press(button: string): Promise<void> {
    const shown = this.button(button);
    const more = this.button('更多操作');
    const item = this.page.getByRole('menuitem', { name: button, exact: true });
    for (let left = 10; left > 0; left--) {
      await shown.or(more).first().waitFor();
      if (await shown.isVisible()) return shown.click();
      await more.click();
      if (await item.waitFor({ timeout: 1_000 }).then(() => true, () => false)) return item.click();
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`${this.name} finds no “${button}”.`);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true }).or(this.page.getByRole('link', { name, exact: true })).first();
  }

  /** Fills in the sheet that is open, and sends it. */
  async send(verb: string, filling: Filling = {}): Promise<void> {
    const sheet = this.page.getByRole('dialog');
    await sheet.waitFor();
    await this.fill(sheet, filling);
    await sheet.getByRole('button', { name: verb, exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
  }

  /** Leaves the sheet that is open. */
  async leave(words = '关闭'): Promise<void> {
    const sheet = this.page.getByRole('dialog');
    await sheet.getByRole('button', { name: words, exact: true }).last().click();
    await sheet.waitFor({ state: 'detached' });
  }

  async fill(scope: Locator | Page, filling: Filling): Promise<void> {
    for (const [label, value] of Object.entries(filling)) await this.put(scope, label, value);
  }

  /** Puts a value into whatever kind of field has this label. */
  async put(scope: Locator | Page, label: string, value: string | boolean): Promise<void> {
    const name = new RegExp(`^${label.replaceAll(/[()（）?]/g, '\\$&')}\\s*(选填|optional)?$`);
    const field = scope.getByLabel(name).or(scope.getByRole('radiogroup', { name })).first();
    await field.waitFor();
    const role = (await field.getAttribute('role')) ?? (await field.getAttribute('type'));
    if (role === 'checkbox') await field.setChecked(Boolean(value));
    else if (role === 'radiogroup') await field.getByText(String(value), { exact: true }).click();
    else if (role === 'combobox' && !(await this.isDate(field))) await this.choose(field, String(value));
    else {
      await field.fill(String(value));
      if (await this.isDate(field)) await field.press('Tab');
    }
  }

  /** Types into a field that searches or lists, and takes the first thing it offers. */
  private async choose(field: Locator, value: string): Promise<void> {
    const types = await field.isEditable();
    // A list that takes no typing shows its words over the field.
    await field.click({ force: !types });
    if (types) await field.fill(value);
    await this.page.getByRole('option', { name: value }).filter({ visible: true }).first().click();
  }

  private async isDate(field: Locator): Promise<boolean> {
    return Boolean((await field.getAttribute('placeholder'))?.startsWith('YYYY'));
  }

  /** The scripts that are loaded from now on. */
  scripts(): { taken(): Promise<Script[]> } {
    const loaded: Response[] = [];
    this.page.on('response', (response) => void (response.request().resourceType() === 'script' && loaded.push(response)));
    return { taken: () => Promise.all(loaded.map(scriptOf)) };
  }

  private listen(): void {
    this.page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) this.errors.push(`${message.text()} ${message.location().url}`);
    });
  }
}
