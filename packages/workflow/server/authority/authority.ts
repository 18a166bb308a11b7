import { type Money, NotFound, sum, type SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, Policies, Questions, Settings, sql } from '@aftercare/kernel/server';
import { Delegations } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import {
  approvalGranted, approvalRequested, approvalVoided, type ApprovalContent, authority, type AuthorityDecision, authorityLimits, grantedIn, type Grant, NobodyMayGrant, type VoidReason,
} from '../../domain/index.ts';
import { AuthorityRows, type StoredRequest } from './authority-rows.ts';
import { contentHash } from './content-hash.ts';
import { SumsOfGrants } from './earlier-grants.ts';
import { Seats } from './seats.ts';

/** What became of a question to the ledger. `approvers`: whose turn it is. */
export interface Asked {
  readonly id: string;
  readonly state: 'approved' | 'pending';
  readonly roles: readonly string[];
  readonly approvers: readonly string[];
}

/** What somebody wants to grant; its customer is the case's. */
export type Wanted = Omit<ApprovalContent, 'customer'>;

/** The ledger of authority. What writes joins the running command, and what it answers holds only if that command commits. */
@Injectable()
export class Authority {
  constructor(
    private readonly db: Db,
    private readonly rows: AuthorityRows,
    private readonly sums: SumsOfGrants,
    private readonly seats: Seats,
    private readonly delegations: Delegations,
    private readonly policies: Policies,
    private readonly settings: Settings,
    private readonly questions: Questions,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /**
   * Asks to grant something in a case, for the current actor. Within their authority it is approved at once, else it waits for whoever has to sign.
   * @param former the request of the same case that this one takes the place of; it is void then
   * @returns null where nothing of value is granted
   * @throws NobodyMayGrant
   */
  async ask(subject: SubjectRef, wanted: Wanted, { former = null }: { former?: string | null } = {}): Promise<Asked | null> {
    if (former) await this.release(former, 'replaced');
    const { customer, openedAt } = await this.about(subject);
    const content: ApprovalContent = { ...wanted, customer, items: wanted.items.filter(({ amount }) => Number(amount.amount) > 0) };
    if (!content.items.length) return null;
    const asked = content.items.map(({ kind, amount, batch }): Grant => ({ kind, amount, batch }));
    await this.sums.hold({ subject, customer, asked });
    const facts = await this.facts(subject, customer, asked, openedAt);
    const decision = this.policies.decide(authority, facts, { subject, openedAt });
    if (decision.outcome === 'nobody') throw new NobodyMayGrant({ roles: decision.levels.flatMap(({ roles }) => roles), decision });
    const request = this.made(subject, content, decision, former);
    await this.rows.insert(request);
    return this.tell(request, total(asked));
  }

  /** What `ask` would decide; nothing is kept. @throws NotFound where one of the replaced requests is none of this case */
  async preview(subject: SubjectRef, asked: readonly Grant[], replacing: readonly string[]): Promise<AuthorityDecision> {
    const { customer, openedAt } = await this.about(subject);
    for (const id of replacing) if (!(await this.db.row(sql`select 1 from authority_request where id = ${id} and subject_type = ${subject.type} and subject_id = ${subject.id}`))) throw new NotFound({ type: 'approval', id });
    const worth = asked.filter(({ amount }) => Number(amount.amount) > 0);
    return this.policies.preview(authority, await this.facts(subject, customer, worth, openedAt, replacing), openedAt);
  }

  /** Whether a request is approved, and for exactly this. */
  async covers(id: string, wanted: Wanted): Promise<boolean> {
    const { subject, state, hash } = await this.rows.lock(id);
    const { customer } = await this.about(subject);
    return state === 'approved' && hash === contentHash({ ...wanted, customer, items: wanted.items.filter(({ amount }) => Number(amount.amount) > 0) });
  }

  /** What was asked for or approved is no longer meant: it counts in no sum any more. */
  async release(id: string, why: VoidReason): Promise<void> {
    const { state, signed, subject } = await this.rows.lock(id);
    if (state !== 'pending' && state !== 'approved') return;
    await this.rows.move(id, { state: why === 'withdrawn' ? 'withdrawn' : 'void', signed, waitsFor: [], decidedAt: this.now.iso(), voided: why });
    this.events.publish(approvalVoided, subject, { request: id, why });
  }

  /** How many requests of a case wait for a signature. */
  async pendingOn({ type, id }: SubjectRef): Promise<number> {
    return (await this.db.row<{ n: number }>(sql`select count(*)::int as n from authority_request where subject_type = ${type} and subject_id = ${id} and state = 'pending'`))!.n;
  }

  /** @throws NotFound also for a kind of case in which nothing is granted */
  private async about(subject: SubjectRef) {
    const found = await this.questions.ask(grantedIn({ name: subject.type }), { id: subject.id });
    if (!found) throw new NotFound(subject);
    return found;
  }

  private async facts(subject: SubjectRef, customer: string | null, asked: Grant[], openedAt: string, replacing: readonly string[] = []) {
    const { kind, id: actor } = currentActor();
    const asker = kind === 'person' ? actor : null;
    const limits = this.settings.read(authorityLimits, openedAt);
    // A substitute signs for others; what they grant themselves goes by their own posts.
    const roles = asker ? await this.delegations.own(asker) : [];
    const alone = { asked, before: await this.sums.of({ subject, customer, asked, replacing }, limits), roles, posts: [] };
    if (this.policies.preview(authority, alone, openedAt).outcome === 'granted') return alone;
    const posts: string[] = [];
    for (const role of new Set(limits.map((row) => row.role))) if ((await this.seats.holders([role], asker)).length > 0) posts.push(role);
    return { ...alone, posts };
  }

  private made(subject: SubjectRef, content: ApprovalContent, decision: AuthorityDecision, former: string | null): StoredRequest {
    const { kind, id: actor } = currentActor();
    const at = this.now.iso();
    const granted = decision.outcome === 'granted';
    const { amount, currency } = total(content.items);
    return {
      id: newId(), version: 1, subject, amount, currency, content, hash: contentHash(content), requestedBy: kind === 'person' ? actor : null, requestedAt: at, state: granted ? 'approved' : 'pending', chain: decision.chain, decision,
      signed: 0, waitsFor: [...(decision.chain[0] ?? [])], decidedAt: granted ? at : null, voided: null, former,
    };
  }

  private async tell({ id, subject, content, chain, requestedBy, former }: StoredRequest, amount: Money): Promise<Asked> {
    const [roles] = chain;
    if (!roles) {
      this.events.publish(approvalGranted, subject, { request: id, amount, by: null, askedBy: requestedBy });
      return { id, state: 'approved', roles: [], approvers: [] };
    }
    const approvers = await this.seats.holders(roles, requestedBy);
    this.events.publish(approvalRequested, subject, { request: id, kinds: [...new Set(content.items.map(({ kind }) => kind))], amount, roles: [...roles], approvers, former });
    return { id, state: 'pending', roles, approvers };
  }
}

/** Amounts in several currencies are not added: the first one's stand for the whole, and the ledger keeps each. */
const total = (grants: readonly { readonly amount: Money }[]): Money => sum(grants.map(({ amount }) => amount).filter(({ currency }) => currency === grants[0]!.amount.currency));
