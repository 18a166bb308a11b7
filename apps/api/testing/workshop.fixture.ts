import type { ComplaintView } from '@aftercare/complaints';
import type { BrowserContextOptions } from 'playwright-core';
import type { DemoCompany } from '../demo/company.ts';
import { plain } from '../demo/plain.ts';
import { Office, password } from './office.fixture.ts';
import type { Seat } from './seat.fixture.ts';
import { Site } from './site.fixture.ts';

/** The maker of furniture as it is once it has grown: with a director, a quality engineer, and a batch that two customers hold. */
const company: DemoCompany = {
  ...plain,
  departments: [...plain.departments, { key: 'quality', name: '品质部' }],
  people: [
    { name: '宋词', email: 'songci@plain.example', department: 'quality', post: '总监 director', roles: ['complaints.director'], head: true },
    ...plain.people.map((each) => (each.head ? { ...each, manager: 'songci@plain.example' } : each)),
    { name: '沈澈', email: 'shenche@plain.example', department: 'quality', post: '质量工程师 quality engineer', roles: ['complaints.specialist'], manager: 'songci@plain.example' },
  ],
  sales: [...plain.sales, { party: '澄心设计事务所', product: 'PG-310', order: 'D-2610-044', batch: 'P2609', quantity: '12', daysAgo: 14 }],
};

/** The whole product, this company in it, and its people at browsers of their own. */
export class Workshop {
  private readonly seats = new Map<string, Seat>();

  private constructor(
    readonly site: Site,
    readonly office: Office,
  ) {}

  /** @param at when it opens: `2026-03-02T09:00+08:00` */
  static async open(at: string): Promise<Workshop> {
    const site = await Site.open();
    site.app.now.set(at);
    return new Workshop(site, await Office.open(site.app, company));
  }

  /** Somebody of the company, signed in. @param name e-mail without the domain */
  async seat(name: string, options: BrowserContextOptions = {}): Promise<Seat> {
    const seat = await this.site.seat(name, options);
    await seat.signIn(company.code, this.office.addressOf(name), password);
    this.seats.set(name, seat);
    return seat;
  }

  /** As much later that everybody has to sign in again; whoever is named does so, and looks at the page. */
  async later(to: string, name: string, path: string): Promise<Seat> {
    await this.site.until(to);
    const seat = this.seats.get(name)!;
    await seat.page.context().clearCookies();
    await seat.page.goto('/sign-in');
    await seat.signIn(company.code, this.office.addressOf(name), password);
    await seat.visit(path);
    return seat;
  }

  /** A complaint that came in before: about the company's n-th sale. */
  async filed(by: string, n: number, more: object = {}): Promise<ComplaintView> {
    const { status, body } = await this.office.as(by).post<ComplaintView>('/api/complaints', this.office.intake(n, more));
    if (status !== 201) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
    await this.site.app.settle();
    return body;
  }

  close(): Promise<void> {
    return this.site.close();
  }
}

/** What a mail says, and where its links lead. */
export async function newestMail(site: Site, address: string): Promise<{ subject: string; text: string; link: (words: string) => string }> {
  const { subject, text, html } = (await site.mailsTo(address)).at(-1)!;
  return { subject: subject!, text: text!, link: (words) => new RegExp(`href="([^"]+)"[^>]*>\\s*${words}\\s*<`).exec(html!)![1]!.replaceAll('&amp;', '&') };
}
