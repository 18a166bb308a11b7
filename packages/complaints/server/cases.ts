import { NotFound, ref, StaleVersion, type Deadline, type PlannedStep, type Policy } from '@aftercare/kernel';
import { currentActor, Db, Events, Now, Policies, sql } from '@aftercare/kernel/server';
import { People, type PersonName } from '@aftercare/identity/server';
import { byMoment } from '@aftercare/workflow';
import { Clocks, HandOvers, Steps } from '@aftercare/workflow/server';
import { EntityManager, LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { caseDeadlines, complaint as complaintResource, complaintLevel, handling, isOpen, levelChanged, promisedNotice, resolution, stateChanged, type CaseFacts, type ComplaintAction, type ComplaintState } from '../domain/index.ts';
import type { Running } from './case-parts.ts';
import { Complaint, never } from './complaint.entity.ts';
import { Offers } from './offers.ts';
import { ReadComplaint } from './read-complaint.ts';
import { Sight } from './sight.ts';

/** Why the rules are asked again. */
export type Why = 'filed' | 'facts' | 'overdue';

const endedByCustomer: readonly ComplaintState[] = ['withdrawn', 'duplicate'];

/** Takes a complaint into a command, and brings everything that follows from its facts up to date when the command has changed them. */
@Injectable()
export class Cases {
  constructor(
    private readonly em: EntityManager,
    private readonly db: Db,
    private readonly events: Events,
    private readonly policies: Policies,
    private readonly clocks: Clocks,
    private readonly steps: Steps,
    private readonly handOvers: HandOvers,
    private readonly people: People,
    private readonly sight: Sight,
    private readonly reader: ReadComplaint,
    private readonly offers: Offers,
    private readonly now: Now,
  ) {}

  /**
   * Locks a complaint until the command ends.
   * @param version what the caller saw; null: whatever it is now
   * @throws NotFound also for one that is hidden from the actor @throws StaleVersion with the complaint as it is now @throws ActionDoesNotFit
   */
  async take(id: string, version: number | null, action?: ComplaintAction): Promise<Complaint> {
    const complaint = await this.lock(id);
    if (!(await this.sight.covers(complaint))) throw new NotFound(ref(complaintResource, id));
    if (version !== null && version !== complaint.version) throw new StaleVersion({ expected: version, current: await this.reader.view(id) });
    if (action) complaint.require(action);
    return complaint;
  }

  /** For what follows by itself and for customers with a link: nobody's sight is asked. @throws NotFound */
  async lock(id: string): Promise<Complaint> {
    const complaint = await this.em.findOne(Complaint, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!complaint) throw new NotFound(ref(complaintResource, id));
    complaint.foundIn ??= complaint.state;
    complaint.foundFacts ??= complaint.facts();
    return complaint;
  }

  /** Asks a rule about the complaint, and keeps the decision. */
  decide<Facts, Decision>(policy: Policy<Facts, Decision>, complaint: Complaint, facts: Facts): Decision {
    return this.policies.decide(policy, facts, { subject: ref(complaintResource, complaint.id), openedAt: complaint.openedAt });
  }

  /**
   * After every change of facts: says how the state changed and asks the tenant's rules for level, steps and clocks anew.
   * @param since when clocks that begin now count from, where that is earlier: nobody gains time by splitting a case or by undoing a merge
   */
  async settle(complaint: Complaint, why: Why = 'facts', since?: Date): Promise<void> {
    if (why !== 'filed') complaint.version += 1;
    if (complaint.foundIn && complaint.foundIn !== complaint.state) this.events.publish(stateChanged, complaint.id, { from: complaint.foundIn, to: complaint.state });
    delete complaint.foundIn;
    if (isOpen(complaint.state)) {
      const levelled = this.setLevel(complaint, why);
      await this.setSteps(complaint, this.redecide(handling, complaint, complaint.facts(), complaint.planned), since);
      await this.setClocks(complaint, this.wanted(complaint), since);
      if (levelled && why !== 'filed') await this.clocks.reconsider(ref(complaintResource, complaint.id), complaint.level);
    } else {
      await this.withdrawOffer(complaint);
      await this.setSteps(complaint, []);
      await this.handOvers.lapse(ref(complaintResource, complaint.id));
      await this.clocks.stopAll(ref(complaintResource, complaint.id), { withdrawn: endedByCustomer.includes(complaint.state) });
      complaint.running = [];
    }
    delete complaint.foundFacts;
    complaint.changedAt = this.now.date();
    if (why !== 'filed' || complaint.planned.length > 0) complaint.nextDueAt = await this.nextDueAt(complaint.id);
    await this.remember(complaint);
  }

  /** The customer has heard from us as was promised, or later: what is promised next is another promise. */
  async keepPromise(complaint: Complaint): Promise<void> {
    complaint.promisedAt = null;
    complaint.running = complaint.running.filter(({ deadline }) => deadline !== promisedNotice.id);
    await this.clocks.stop(promisedNotice, ref(complaintResource, complaint.id));
  }

  async nextDueAt(id: string): Promise<Date> {
    const all = (await this.clocks.ofMany(complaintResource.name, [id])).get(id)!;
    return all.filter(({ outcome, paused }) => outcome === null && !paused).reduce((first, { dueAt }) => (new Date(dueAt) < first ? new Date(dueAt) : first), never);
  }

  /** Those who have a hand in a case see it from then on, and so do their departments. @param known names that the caller has read already */
  async remember(complaint: Complaint, others: readonly (string | null | undefined)[] = [], known: ReadonlyMap<string, PersonName> = new Map()): Promise<void> {
    const { kind, id: actor } = currentActor();
    const already = [complaint.ownerId, complaint.firstResponsibleId, complaint.recordedBy];
    const added = new Set([...(kind === 'person' && !already.includes(actor) ? [actor] : []), ...others].filter((id) => id != null));
    if (added.size === 0) return;
    const people = [...added].every((id) => known.has(id)) ? known : await this.people.names(added);
    const rows = [...people.values()].filter(({ id }) => added.has(id)).map(({ id, departmentId }) => ({ id, department: departmentId }));
    this.db.later(sql`
      insert into complaint_person (complaint_id, person_id, department_id)
      select ${complaint.id}, r.id, r.department from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, department uuid)
      on conflict do nothing`);
  }

  /** A solution that nobody answered or approved before the case ended can no longer be. */
  private async withdrawOffer(complaint: Complaint): Promise<void> {
    if (complaint.lastAnswer !== 'open' && complaint.pendingApprovals === 0) return;
    await this.offers.takeBack(complaint, ['open', 'awaiting-approval'], 'case-ended');
    await this.offers.countPending(complaint);
    if (complaint.lastAnswer === 'open') complaint.lastAnswer = null;
  }

  /** @returns whether it is another one now */
  private setLevel(complaint: Complaint, why: Why): boolean {
    const from = why === 'filed' ? null : complaint.level;
    const to = this.redecide(complaintLevel, complaint, { ...complaint.facts(), level: from }, from);
    complaint.level = to;
    if (to !== from) this.events.publish(levelChanged, complaint.id, { from, to, why });
    return to !== from;
  }

  private async setSteps(complaint: Complaint, planned: PlannedStep[], since?: Date): Promise<void> {
    if (same(planned, complaint.planned)) return;
    const changes = await this.steps.sync(ref(complaintResource, complaint.id), planned, { policy: handling, facts: changedFacts(complaint) }, since);
    complaint.planned = planned;
    const done = changes.filter(({ kind }) => kind === 'done').map(({ step }) => step.step);
    if (done.length > 0) complaint.stepsDone = [...complaint.stepsDone, ...done];
  }

  private wanted(complaint: Complaint): Running[] {
    const decided = this.redecide(caseDeadlines, complaint, complaint.facts(), null, (said) => same(this.running(complaint, said), complaint.running));
    return this.running(complaint, decided);
  }

  private running({ endBy, promisedAt }: Complaint, decided: readonly { deadline: string; due: object }[]): Running[] {
    return [
      ...decided.map(({ deadline, due }) => ({ deadline, term: deadline === resolution.id && endBy ? byMoment(endBy) : (due as Running['term']) })),
      ...(promisedAt ? [{ deadline: promisedNotice.id, term: byMoment(promisedAt) }] : []),
    ];
  }

  private async setClocks(complaint: Complaint, wanted: Running[], since?: Date): Promise<void> {
    if (same(wanted, complaint.running)) return;
    const subject = ref(complaintResource, complaint.id);
    const before = new Map(complaint.running.map(({ deadline, term }) => [deadline, term]));
    for (const { deadline, term } of wanted) {
      const running = before.get(deadline);
      if (!running) {
        const dueAt = new Date((await this.clocks.start(named(deadline), subject, term, { level: complaint.level, ...(since ? { from: since } : {}) })).dueAt);
        if (dueAt < complaint.nextDueAt) complaint.nextDueAt = dueAt;
      } else if (!same(running, term)) await this.clocks.change(named(deadline), subject, term, { level: complaint.level });
      before.delete(deadline);
    }
    for (const deadline of before.keys()) await this.clocks.stop(named(deadline), subject);
    complaint.running = wanted;
  }

  /** Keeps a decision only where it says something else than what holds: else every command would leave the same three again. */
  private redecide<Decision>(policy: Policy<CaseFacts, Decision>, complaint: Complaint, facts: CaseFacts, holds: Decision | null, holdsStill = (said: Decision) => same(said, holds)): Decision {
    const said = this.policies.preview(policy, facts, complaint.openedAt);
    return holdsStill(said) ? said : this.decide(policy, complaint, facts);
  }
}

/** The names of the facts that a command has changed; none where the case is new. */
function changedFacts(complaint: Complaint): string[] {
  const found = complaint.foundFacts;
  return found ? Object.entries(complaint.facts()).flatMap(([name, fact]) => (same(fact, found[name as keyof CaseFacts]) ? [] : [name])) : [];
}

/** A clock knows its deadline by id; the title is for those who show it. */
const named = (id: string): Deadline => ({ id, title: { 'zh-CN': id, en: id } });

/** JSON from the database may order its keys otherwise. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, ordered(each)]));
}
