import { createPartyInput, createProductInput, recordSoldUnitInput } from '@aftercare/directory';
import directory, { CreateParty, CreateProduct, RecordSoldUnit } from '@aftercare/directory/server';
import identity, { AssignRole, CreateDepartment, CreatePerson, IssueToken, SetDepartmentHead } from '@aftercare/identity/server';
import type { Role } from '@aftercare/kernel';
import { Commands, Db, sql, type ServerPlugin, type Tenant } from '@aftercare/kernel/server';
import { startTestApp, type TestAnswer, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import mail, { MailEnvironment } from '@aftercare/mail/server';
import { MailServer } from '@aftercare/mail/testing';
import workflow from '@aftercare/workflow/server';
import { agent, director, specialist, supervisor, type ComplaintAction, type ComplaintView } from '../domain/index.ts';
import complaints from '../server/index.ts';

export interface Colleague {
  readonly id: string;
  readonly http: TestClient;
}

export interface StartedApp {
  readonly app: TestApp;
  readonly mails: MailServer;
  close(): Promise<void>;
}

/** The whole product up to complaints, with a real SMTP server. */
export async function startOffice(plugins: readonly ServerPlugin[] = []): Promise<StartedApp> {
  const mails = await MailServer.start();
  const app = await startTestApp({ modules: [mail, identity, workflow, directory, complaints], plugins, publicUrl: 'https://care.example', providers: [{ provide: MailEnvironment, useValue: new MailEnvironment('care@aftercare.example', mails.url) }] });
  return {
    app,
    mails,
    async close() {
      await app.close();
      await mails.stop();
    },
  };
}

/** A tenant at work: ann and bo are agents of two departments, sue heads ann's, dan is director, and kim is asked for advice. */
export class Office {
  private constructor(
    readonly app: TestApp,
    readonly tenant: Tenant,
    readonly ann: Colleague,
    readonly bo: Colleague,
    readonly sue: Colleague,
    readonly dan: Colleague,
    readonly kim: Colleague,
    readonly party: string,
    readonly product: string,
    readonly unit: string,
  ) {}

  static async open(app: TestApp, code: string, plugins: readonly string[] = []): Promise<Office> {
    const tenant = await app.tenant(code, { name: `${code} 有限公司`, letterhead: { company: `${code} 有限公司` }, plugins });
    return app.within(tenant, async () => {
      const commands = app.get(Commands);
      const department = async (name: string) => (await commands.execute(new CreateDepartment({ name }))).id;
      const [south, north] = [await department('南区客服'), await department('北区客服')];
      const hire = async (name: string, post: Role, departmentId: string | null): Promise<Colleague> => {
        const { id } = await commands.execute(new CreatePerson({ name, email: `${name}@${code}.example`, departmentId }));
        await commands.execute(new AssignRole(post, { personId: id }));
        const { token } = await commands.execute(new IssueToken(id, { name: 'test', expiresAt: null }));
        return { id, http: app.http.bearer(token) };
      };
      const [ann, bo, sue] = [await hire('ann', agent, south), await hire('bo', agent, north), await hire('sue', supervisor, south)];
      const [dan, kim] = [await hire('dan', director, null), await hire('kim', specialist, null)];
      await commands.execute(new SetDepartmentHead(south, sue.id));
      const { id: party } = await commands.execute(new CreateParty(createPartyInput.parse({ name: '华宁实业有限公司', kinds: ['dealer'], phone: '037312345678', email: 'office@huaning.example' })));
      const { id: product } = await commands.execute(new CreateProduct(createProductInput.parse({ code: 'BX-200', name: '冷藏箱', unit: '台', warrantyMonths: 12 })));
      const { id: unit } = await commands.execute(new RecordSoldUnit(recordSoldUnitInput.parse({ partyId: party, productId: product, orderNumber: 'PO-7788', batch: 'B2026-03', serial: 'SN-000123', deliveredOn: '2026-01-15', salespersonId: bo.id })));
      return new Office(app, tenant, ann, bo, sue, dan, kim, party, product, unit);
    });
  }

  /** An intake as an agent types it. */
  intake(more: object = {}): object {
    return {
      partyId: this.party,
      channel: 'phone',
      type: 'product',
      subject: '冷藏箱不制冷',
      content: '客户反映新到货的冷藏箱通电后不制冷，要求尽快处理。',
      contact: { name: '李敏', phone: '13812345678', email: 'li@huaning.example', address: '河南省新乡市平原路1号' },
      lines: [{ soldUnitId: this.unit, problem: '通电后不制冷' }],
      readBack: true,
      ...more,
    };
  }

  async file(more: object = {}, by: Colleague = this.ann): Promise<ComplaintView> {
    return expectOk(await by.http.post<ComplaintView>('/api/complaints', this.intake(more)));
  }

  /** Takes an action with the version that holds now. */
  async act(id: string, action: ComplaintAction | `steps/${string}`, input: object = {}, by: Colleague = this.ann): Promise<TestAnswer<ComplaintView & Record<string, any>>> {
    const { version } = await this.see(id);
    return by.http.post(`/api/complaints/${id}/${action}`, { version, ...input });
  }

  /** As `act`, and it has to succeed. */
  async done(id: string, action: ComplaintAction | `steps/${string}`, input: object = {}, by: Colleague = this.ann): Promise<ComplaintView> {
    return expectOk(await this.act(id, action, input, by));
  }

  /** As the director, who sees everything. */
  async see(id: string): Promise<ComplaintView> {
    return expectOk(await this.dan.http.get<ComplaintView>(`/api/complaints/${id}`));
  }

  /** What was published about it, oldest first. */
  async events(id: string): Promise<string[]> {
    const { body } = await this.dan.http.get(`/api/timeline?type=complaint&id=${id}&limit=200`);
    return (body.entries as { event: string }[]).map(({ event }) => event).toReversed();
  }

  rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
    return this.app.within(this.tenant, () => this.app.get(Db).rows(query));
  }
}

export function expectOk<Body>({ status, body }: TestAnswer<Body>): Body {
  if (status >= 300) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Everything that a close by the standard rules needs, up to the offer. */
export const offer = { solution: '为您更换一台新的冷藏箱，并承担往返运费。', remedies: [{ kind: 'exchange', description: '更换冷藏箱一台', amount: { amount: '1800.00', currency: 'CNY' } }] };
