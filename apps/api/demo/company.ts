import { createPartyInput, createProductInput, recordSoldUnitInput, type PartyKind } from '@aftercare/directory';
import type { Locale, Money } from '@aftercare/kernel';
import { CreateParty, CreateProduct, RecordSoldUnit } from '@aftercare/directory/server';
import { issueTokenInput } from '@aftercare/identity';
import { AssignRole, CreateDepartment, CreatePerson, IssueToken, SetDepartmentHead, hashPassword } from '@aftercare/identity/server';
import { Commands, systemActor, Tenants, withTenant, type Letterhead, type Tenant } from '@aftercare/kernel/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly department: string;
  /** As the start prints it. */
  readonly post: string;
  readonly roles: readonly string[];
  readonly head?: true;
  /** By e-mail. */
  readonly manager?: string;
}

export interface DemoProduct {
  readonly code: string;
  readonly name: string;
  readonly specification: string;
  readonly category: string;
  readonly unit: string;
  readonly warrantyMonths: number | null;
  readonly price: Money;
}

export interface DemoParty {
  readonly name: string;
  readonly shortName: string;
  readonly kind: PartyKind;
  readonly address: string;
  readonly phone: string;
  readonly region?: string;
  /** By e-mail; those who sell to us or carry for us have none. */
  readonly salesperson?: string;
  readonly language?: Locale;
  readonly contact: { readonly name: string; readonly title: string; readonly phone: string; readonly email: string };
}

export interface DemoSale {
  readonly party: string;
  readonly product: string;
  readonly order: string;
  readonly batch: string;
  readonly supplierLot?: string;
  readonly quantity: string;
  readonly daysAgo: number;
}

/** All that an invented company has before its first complaint. */
export interface DemoCompany {
  readonly code: string;
  readonly name: string;
  readonly letterhead: Letterhead;
  readonly plugins: readonly string[];
  readonly departments: readonly { readonly key: string; readonly name: string }[];
  readonly people: readonly DemoPerson[];
  readonly products: readonly DemoProduct[];
  readonly parties: readonly DemoParty[];
  readonly sales: readonly DemoSale[];
}

/** Ids of what was made, by what the demo calls it, and a token for each person. */
export interface MadeCompany {
  readonly tenant: Tenant;
  readonly people: ReadonlyMap<string, string>;
  readonly tokens: ReadonlyMap<string, string>;
  readonly tokenIds: readonly (readonly [person: string, token: string])[];
  readonly products: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, string>;
  /** By `party/product`. */
  readonly sales: ReadonlyMap<string, string>;
}

const day = 86_400_000;
const dateOf = (today: Date, daysAgo: number): string => new Date(today.getTime() - daysAgo * day).toISOString().slice(0, 10);

export async function makeCompany(nest: NestFastifyApplication, company: DemoCompany, password: string, today: Date): Promise<MadeCompany> {
  const commands = nest.get(Commands);
  const hash = await hashPassword(password);
  const [people, tokens, products, parties, sales] = Array.from({ length: 5 }, () => new Map<string, string>()) as [Map<string, string>, Map<string, string>, Map<string, string>, Map<string, string>, Map<string, string>];
  const tokenIds: [string, string][] = [];
  const { code, name, letterhead, plugins } = company;
  const modules = ['kernel', 'mail', 'identity', 'workflow', 'directory', 'complaints'];
  const tenant = await nest.get(Tenants).create({ code, name, letterhead, plugins, modules, locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' }, async () => {
    const departments = new Map<string, string>();
    for (const { key, name: title } of company.departments) departments.set(key, (await commands.execute(new CreateDepartment({ name: title }))).id);
    for (const person of [...company.people].toSorted((a, b) => Number(Boolean(a.manager)) - Number(Boolean(b.manager)))) {
      const { id } = await commands.execute(new CreatePerson({ name: person.name, email: person.email, departmentId: departments.get(person.department)!, managerId: person.manager ? people.get(person.manager)! : null }, hash));
      people.set(person.email, id);
      if (person.head) await commands.execute(new SetDepartmentHead(departments.get(person.department)!, id));
      for (const role of person.roles) await commands.execute(new AssignRole(role, { personId: id }));
      const issued = await commands.execute(new IssueToken(id, issueTokenInput.parse({ name: '演示数据' })));
      tokens.set(person.email, issued.token);
      tokenIds.push([id, issued.id]);
    }
  });
  await withTenant(tenant, systemActor, async () => {
    for (const product of company.products) products.set(product.code, (await commands.execute(new CreateProduct(createProductInput.parse(product)))).id);
    for (const { kind, salesperson, contact, ...party } of company.parties) {
      const { id } = await commands.execute(
        new CreateParty(createPartyInput.parse({ ...party, kinds: [kind], email: contact.email, salespersonId: salesperson ? people.get(salesperson) : null, contacts: [{ name: contact.name, role: contact.title, phone: contact.phone, email: contact.email, primary: true }] })),
      );
      parties.set(party.name, id);
    }
    for (const { party, product, order, batch, supplierLot, quantity, daysAgo } of company.sales) {
      const unit = company.products.find((each) => each.code === product)!.unit;
      const { id } = await commands.execute(
        new RecordSoldUnit(recordSoldUnitInput.parse({ partyId: parties.get(party), productId: products.get(product), orderNumber: order, batch, supplierLot, purchasedOn: dateOf(today, daysAgo + 3), deliveredOn: dateOf(today, daysAgo), quantity: { amount: quantity, unit } })),
      );
      sales.set(`${party}/${product}`, id);
    }
  });
  return { tenant, people, tokens, tokenIds, products, parties, sales };
}
