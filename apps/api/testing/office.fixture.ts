import { MailEnvironment } from '@aftercare/mail/server';
import { MailServer } from '@aftercare/mail/testing';
import { startTestApp, type TestApp, type TestAppOptions, type TestClient } from '@aftercare/kernel/testing';
import { makeCompany, type DemoCompany, type DemoSale, type MadeCompany } from '../demo/company.ts';
import { modules, plugins } from '../modules.ts';

export const password = 'a-password-for-tests';

/** An invented company as the demo has it before its first complaint. */
export class Office {
  private constructor(
    private readonly app: TestApp,
    readonly company: DemoCompany,
    readonly made: MadeCompany,
  ) {}

  static async open(app: TestApp, company: DemoCompany): Promise<Office> {
    return new Office(app, company, await makeCompany(app.nest, company, password, app.now.date()));
  }

  /** The API as one of its people calls it. @param email without the company's domain */
  as(email: string): TestClient {
    return this.app.http.bearer(this.made.tokens.get(this.addressOf(email))!);
  }

  addressOf(email: string): string {
    return `${email}@${this.company.code}.example`;
  }

  person(email: string): string {
    return this.made.people.get(this.addressOf(email))!;
  }

  /** A complaint about the company's n-th sale, as an agent types it. */
  intake(n: number, more: object = {}): object {
    const { party } = this.sale(n);
    const { contact, address } = this.company.parties.find(({ name }) => name === party)!;
    return {
      partyId: this.made.parties.get(party),
      channel: 'phone',
      type: 'product',
      subject: `到货后发现破损（${n}）`,
      content: '开箱时发现破损，客户要求尽快处理。',
      contact: { name: contact.name, phone: contact.phone, email: contact.email, address },
      lines: [this.line(n)],
      readBack: true,
      ...more,
    };
  }

  /** What was sold in the company's n-th sale, broken. */
  line(n: number): object {
    const { party, product, order, batch } = this.sale(n);
    return { productId: this.made.products.get(product), soldUnitId: this.made.sales.get(`${party}/${product}`), orderNumber: order, batch, problem: '破损' };
  }

  private sale(n: number): DemoSale {
    return this.company.sales[n % this.company.sales.length]!;
  }
}

/** Everything that the API serves, with a real SMTP server to send to. */
export async function startWhole(mails: MailServer, options: Partial<TestAppOptions> = {}): Promise<TestApp> {
  return startTestApp({ modules, plugins, ...options, providers: [{ provide: MailEnvironment, useValue: new MailEnvironment('care@aftercare.example', mails.url) }] });
}
