import { defineModule, definePlugin, permissions, role, text } from '@aftercare/kernel';
import { Commands, defineServerModule, defineServerPlugin, Journal, SignedIn, type ServerModule, type Tenant } from '@aftercare/kernel/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import mail, { MailEnvironment } from '@aftercare/mail/server';
import { Controller, Get } from '@nestjs/common';
import { MailServer, type Received } from '@aftercare/mail/testing';
import identity, { AssignRole, CreateDepartment, CreatePerson, hashPassword, SetDepartmentHead, TenantSetup } from './index.ts';

export const can = permissions('doors', { open: text('开门', 'Open doors'), lock: text('锁门', 'Lock doors') });
export const porter = role('doors.porter', text('门卫', 'Porter'), { grants: [can.open] });
export const director = role('doorco.director', text('总监', 'Director'), { grants: [can.lock], sight: 'department' });
@Controller('api/doors')
class DoorsController {
  @Get()
  @SignedIn()
  look() {
    return { open: true };
  }
}

const doors = defineServerModule({ manifest: defineModule({ id: 'doors', title: text('门', 'Doors'), requires: ['identity'], permissions: can, roles: { porter } }), controllers: [DoorsController] });
const doorco = defineServerPlugin({ manifest: definePlugin({ id: 'doorco', version: '1.0.0', title: text('门业', 'Door company'), roles: { director } }) });

export const password = 'correct horse 马';

type Name = 'boss' | 'lead' | 'li' | 'shan' | 'anna';
type Team = 'house' | 'service' | 'hotline';

/** House (headed by boss, who is director by it) > service (headed by lead) > hotline (li, a porter, and shan whose manager is li); anna is nowhere. */
export class Company {
  private constructor(
    readonly app: TestApp,
    readonly mails: MailServer,
    readonly tenant: Tenant,
    readonly admin: TestClient,
    readonly adminId: string,
    readonly stranger: TestClient,
    readonly people: Readonly<Record<Name, string>>,
    readonly departments: Readonly<Record<Team, string>>,
  ) {}

  static async start(more: readonly ServerModule[] = []): Promise<Company> {
    const mails = await MailServer.start();
    const app = await startTestApp({ modules: [mail, identity, doors, ...more], plugins: [doorco], publicUrl: 'https://care.example', providers: [{ provide: MailEnvironment, useValue: new MailEnvironment('care@aftercare.example', mails.url) }] });
    app.now.set('2026-03-02T09:00+08:00');
    const set = (code: string) => app.get(TenantSetup).create({ code, name: code, adminEmail: 'admin@example.com', adminName: '管理员', plugins: ['doorco'] }, password);
    const { tenant, personId } = await set('gift');
    await set('plain');
    const hash = await hashPassword(password);
    const { people, departments } = await app.within(tenant, () => furnish(app.get(Commands), hash));
    const [admin, stranger] = await Promise.all(['gift', 'plain'].map((code) => app.http.signIn(code, 'admin@example.com', password)));
    return new Company(app, mails, tenant, admin!, personId, stranger!, people, departments);
  }

  within = <T>(run: () => Promise<T>): Promise<T> => this.app.within(this.tenant, run);
  as = (name: Name): Promise<TestClient> => this.app.http.signIn('gift', `${name}@example.com`, password);

  /** The mail that came last to an address. */
  async mailTo(address: string): Promise<Received> {
    await this.app.settle();
    const found = this.mails.received.findLast(({ envelope }) => envelope.to.includes(address));
    if (!found) throw new Error(`Nothing came to ${address}.`);
    return found;
  }

  /** The token of the last link that was mailed to an address. */
  async linkTo(address: string): Promise<string> {
    const { text } = await this.mailTo(address);
    const [, token] = /https:\/\/care\.example\/password\/([\w-]+)/.exec(text ?? '') ?? [];
    if (!token) throw new Error(`There is no link in:\n${text}`);
    return token;
  }

  /** What the journal says about somebody, the newest first. */
  async told(id: string): Promise<string[]> {
    return (await this.within(() => this.app.get(Journal).of({ type: 'person', id }))).map(({ name }) => name);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.mails.stop();
  }
}

async function furnish(commands: Commands, hash: string) {
  const department = async (name: string, parentId: string | null) => (await commands.execute(new CreateDepartment({ name, parentId }))).id;
  const hire = async (name: Name, departmentId: string | null, managerId: string | null = null) => (await commands.execute(new CreatePerson({ name, email: `${name}@example.com`, departmentId, managerId }, hash))).id;
  const house = await department('总部', null);
  const service = await department('客服部', house);
  const hotline = await department('热线组', service);
  const boss = await hire('boss', house);
  const lead = await hire('lead', service);
  const li = await hire('li', hotline);
  const shan = await hire('shan', hotline, li);
  const anna = await hire('anna', null);
  await commands.execute(new SetDepartmentHead(house, boss));
  await commands.execute(new SetDepartmentHead(service, lead));
  await commands.execute(new AssignRole(director, { headOf: house }));
  await commands.execute(new AssignRole(porter, { personId: li }));
  return { people: { boss, lead, li, shan, anna }, departments: { house, service, hotline } };
}
