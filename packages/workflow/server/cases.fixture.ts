import { deadline, defineModule, hours, labelled, plan, role, resource, series, step, superior, text, yuan, type PlannedStep, type SubjectRef } from '@aftercare/kernel';
import identityServer, { AssignRole, CreatePerson, IssueToken } from '@aftercare/identity/server';
import { answer, Commands, currentActor, defineServerModule, Journal, newId, subscribe, Tenants, type ServerPlugin, type Tenant } from '@aftercare/kernel/server';
import { startTestApp, type TestApp, type TestClient } from '@aftercare/kernel/testing';
import mailServer from '@aftercare/mail/server';
import type { Journaled } from '@aftercare/kernel';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { can, clockBreached, subjectAccess, subjectBrief } from '../domain/index.ts';
import workflowServer from './index.ts';

/** A module above workflow, as small as can be: cases that exist, that some may see, with a procedure and a promise. */
export const aCase = resource('case', text('案件', 'Case'));
export const agent = role('cases.agent', text('专员', 'Agent'), { grants: [can.comment, can.attach, can.pauseClock, can.seeCosts, can.recordCosts, can.proposeSanctions, can.openCorrective] });
export const director = role('cases.director', text('总监', 'Director'), { grants: [can.editCalendar, can.strikePause, can.removeFile, can.attach, can.confirmSanctions] });
export const answerDeadline = deadline('cases.answer', text('答复时限', 'Answer'));
export const assess = step('cases.assess', text('评估', 'Assess'), z.object({ cause: labelled(z.string().min(1), '原因', 'Cause') }));
export const refund = step('cases.refund', text('退款', 'Refund'), z.object({ note: labelled(z.string().min(1), '说明', 'Note') }));
export const inform = step('cases.inform', text('通知', 'Inform'), z.object({ note: labelled(z.string().min(1), '说明', 'Note') }));
export const caseNumber = series('cases.number', text('案件编号', 'Case number'), 'C{YYYY}{MM}-{seq:3}', { gapless: true });

export const procedure = (amount = '100'): PlannedStep[] => [
  plan(assess, { by: agent, due: hours(4) }),
  plan(refund, { by: agent, signOff: { by: director, amount: yuan(amount), limit: yuan('500') } }),
];
export const ownersProcedure: PlannedStep[] = [plan(assess, { by: superior })];

@Injectable()
class MayTouchCase {
  /** Case ids → who may see them; `*` for all of the tenant. */
  static readonly open = new Map<string, ReadonlySet<string>>();

  async answer({ id }: { id: string }) {
    const { kind, id: actor } = currentActor();
    const see = kind === 'system' || (MayTouchCase.open.get(id)?.has(actor!) ?? false);
    return { see, change: see };
  }
}

@Injectable()
class CaseBriefs {
  async answer({ ids }: { ids: string[] }) {
    return ids.map((id) => ({ id, number: 'A-1', title: '案件', path: `/cases/${id}` }));
  }
}

@Injectable()
class Consequence {
  static readonly breaches: Journaled[] = [];

  async handle(event: Journaled<object>) {
    Consequence.breaches.push(event as Journaled);
  }
}

export const breaches = Consequence.breaches;

const cases = defineServerModule({
  manifest: defineModule({ id: 'cases', title: text('案件', 'Cases'), requires: ['workflow'], roles: { agent, director }, steps: { assess, refund, inform }, deadlines: { answerDeadline }, series: { caseNumber }, resources: { aCase } }),
  answers: [answer(subjectAccess(aCase), MayTouchCase), answer(subjectBrief(aCase), CaseBriefs)],
  subscribers: [subscribe(clockBreached, Consequence)],
});

export interface Colleague {
  readonly id: string;
  readonly token: string;
  readonly http: TestClient;
  /** Runs in a command, as this person. */
  do<T>(run: () => Promise<T>): Promise<T>;
}

/** A started app with a tenant and its people. */
export class Office {
  private constructor(
    readonly app: TestApp,
    readonly tenant: Tenant,
    readonly ann: Colleague,
    readonly bo: Colleague,
    readonly chief: Colleague,
  ) {}

  static start = (plugins: readonly ServerPlugin[] = []): Promise<TestApp> => startTestApp({ modules: [mailServer, identityServer, workflowServer, cases], plugins });

  /** Ann and Bo are agents, the chief is director and manager of both. */
  static async open(app: TestApp, code: string, plugins: readonly string[] = []): Promise<Office> {
    const tenant = await app.tenant(code, { plugins });
    const hire = async (name: string, post: typeof agent, managerId: string | null = null) =>
      app.within(tenant, async () => {
        const commands = app.get(Commands);
        const { id } = await commands.execute(new CreatePerson({ name, email: `${name}@${code}.example`, managerId }));
        await commands.execute(new AssignRole(post, { personId: id }));
        const { token } = await commands.execute(new IssueToken(id, { name: 'test', expiresAt: null }));
        const actor = { kind: 'person', id, permissions: new Set(post.grants.map((each) => each.id)), sight: 'tenant', departments: [], roles: [post.id] } as const;
        const colleague: Colleague = { id, token, http: app.http.bearer(token), do: (run) => app.get(Tenants).within(tenant.id, () => commands.transaction(run), actor) };
        return colleague;
      });
    const chief = await hire('chief', director);
    return new Office(app, tenant, await hire('ann', agent, chief.id), await hire('bo', agent, chief.id), chief);
  }

  /** As the product itself, in the tenant as it is now. */
  within<T>(run: () => Promise<T>): Promise<T> {
    return this.app.get(Tenants).within(this.tenant.id, run);
  }

  /** A new case that Ann, the chief and these others may see. */
  case(...others: readonly string[]): SubjectRef {
    const id = newId();
    MayTouchCase.open.set(id, new Set([this.ann.id, this.chief.id, ...others]));
    return { type: aCase.name, id };
  }

  /** The names of what was journaled about a case, oldest first. */
  async journal(subject: SubjectRef): Promise<string[]> {
    const events = await this.within(() => this.app.get(Journal).of(subject));
    return events.map(({ name }) => name.replace('workflow.', '')).toReversed();
  }
}
