import type { Money, PlannedStep } from '@aftercare/kernel';
import { tenantKey, tenantWall } from '@aftercare/kernel/server';
import type { CauseCategory } from '@aftercare/workflow';
import { defineEntity, p } from '@mikro-orm/core';
import {
  actionFits, ActionDoesNotFit, ActionsOpen, largest, type CaseFacts, type Channel, type ComplaintAction, type ComplaintState, type ComplaintType, type Flag, type Level, type RemedyKind, type liability, type severity, type verdict, type Topic,
} from '../domain/index.ts';
import type { z } from 'zod';
import { factsOf } from './case-facts.ts';
import type { Contact, Escalation, Running } from './case-parts.ts';

type Severity = z.output<typeof severity>;
type Verdict = z.output<typeof verdict>;
type Liability = z.output<typeof liability>;

/** When no clock runs: a list can be sorted by it, and no clock is ever due so late. */
export const never = new Date('9999-12-31T00:00:00.000Z');

const ComplaintSchema = defineEntity({
  name: 'Complaint',
  tableName: 'complaint',
  filters: tenantWall,
  properties: {
    ...tenantKey,
    version: p.integer(),
    number: p.text(),
    state: p.text().$type<ComplaintState>(),
    level: p.text().$type<Level>(),
    type: p.text().$type<ComplaintType>(),
    channel: p.text().$type<Channel>(),
    subject: p.text(),
    content: p.text(),
    partyId: p.uuid(),
    contact: p.json<Contact>(),
    remedyAsked: p.text().$type<RemedyKind>().nullable(),
    demand: p.text().nullable(),
    currency: p.text(),
    claimed: p.decimal('string').precision(18).scale(2).nullable(),
    loss: p.decimal('string').precision(18).scale(2).nullable(),
    /** The most that was offered or proposed so far. */
    offered: p.decimal('string').precision(18).scale(2).nullable(),
    severity: p.text().$type<Severity>().nullable(),
    flags: p.json<Flag[]>(),
    topic: p.text().$type<Topic>().nullable(),
    disputed: p.boolean(),
    recorded: p.boolean(),
    /** Of the last offer. */
    deviations: p.integer(),
    misses: p.integer(),
    confirmed: p.boolean(),
    overdue: p.boolean(),
    escalated: p.boolean(),
    escalation: p.json<Escalation>().nullable(),
    /** The notice that the customer waits for; none once an answer was offered. */
    promisedAt: p.datetime().nullable(),
    promisedBy: p.uuid().nullable(),
    promiseNote: p.text().nullable(),
    verdict: p.text().$type<Verdict>().nullable(),
    liability: p.text().$type<Liability>().nullable(),
    verdictReason: p.text().nullable(),
    cause: p.text().nullable(),
    causeCategory: p.text().$type<CauseCategory>().nullable(),
    corrective: p.text().nullable(),
    preventive: p.text().nullable(),
    /** Corrective actions about it that were not cancelled. */
    correctiveActions: p.integer(),
    openCorrectiveActions: p.integer(),
    blockingCorrectiveActions: p.integer(),
    solutionEffective: p.boolean().nullable(),
    summary: p.text().nullable(),
    aboutComplaintId: p.uuid().nullable(),
    duplicateOfId: p.uuid().nullable(),
    repeatOfId: p.uuid().nullable(),
    repeats: p.integer(),
    recordedBy: p.uuid().nullable(),
    ownerId: p.uuid().nullable(),
    firstResponsibleId: p.uuid().nullable(),
    endBy: p.datetime().nullable(),
    offers: p.integer(),
    refusals: p.integer(),
    lastAnswer: p.text().$type<NonNullable<CaseFacts['lastAnswer']>>().nullable(),
    openActions: p.integer(),
    pendingApprovals: p.integer(),
    unansweredLines: p.integer(),
    followUps: p.integer(),
    satisfied: p.boolean().nullable(),
    stepsDone: p.json<string[]>(),
    planned: p.json<PlannedStep[]>(),
    running: p.json<Running[]>(),
    extra: p.json<Record<string, unknown>>(),
    receivedAt: p.datetime(),
    openedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    /** When the last command changed it: what statistics of past days go by. */
    changedAt: p.datetime(),
    nextDueAt: p.datetime(),
  },
});

/** One complaint with everything that rules ask about it. Its state changes only here. */
export class Complaint extends ComplaintSchema.class {
  /** The state in which the running command found it. */
  declare foundIn?: ComplaintState;
  /** The facts as the command found them. */
  declare foundFacts?: CaseFacts;

  facts(): CaseFacts {
    return factsOf(this);
  }

  money(amount: string): Money {
    return { amount, currency: this.currency };
  }

  /** @throws ActionDoesNotFit */
  require(action: ComplaintAction): void {
    if (!actionFits(action, this.state)) throw new ActionDoesNotFit({ action, state: this.state });
  }

  /** The customer heard what was written down and agrees that it is what they said. */
  confirm(): void {
    this.confirmed = true;
    this.state = 'handling';
  }

  promise(at: Date, by: string | null, note: string | null): void {
    this.promisedAt = at;
    this.promisedBy = by;
    this.promiseNote = note;
  }

  /** Whether the customer was offered it or somebody with more authority has to: the amount counts from now on. */
  propose(amount: string | null): void {
    const most = largest([amount, this.offered ?? null].map((each) => (each === null ? null : this.money(each))));
    this.offered = most?.amount ?? null;
  }

  offer(): void {
    this.state = 'offered';
    this.offers += 1;
    this.lastAnswer = 'open';
    this.promisedAt = null;
  }

  accept(actions: number): void {
    this.state = 'accepted';
    this.lastAnswer = 'accepted';
    this.openActions += actions;
  }

  refuse(): void {
    this.state = 'refused';
    this.lastAnswer = 'refused';
    this.refusals += 1;
  }

  sendToExternalReview(at: Date): void {
    this.state = 'external-review';
    this.closedAt = at;
  }

  completeAction(): void {
    this.openActions -= 1;
    if (this.state === 'accepted') this.state = 'executing';
  }

  /** @throws ActionsOpen while something that was promised is not done */
  startFollowUp(open: readonly string[]): void {
    if (this.openActions > 0) throw new ActionsOpen({ actions: open });
    this.state = 'following-up';
    this.satisfied = null;
  }

  /** @param remedial whether something more is to be done for the customer first */
  followUp(satisfied: boolean, remedial: boolean): void {
    this.followUps += 1;
    this.satisfied = satisfied;
    if (!remedial) return;
    this.openActions += 1;
    this.state = 'executing';
  }

  escalate(to: string, told: Escalation): void {
    this.escalated = true;
    this.escalation = told;
    this.ownerId = to;
  }

  close(at: Date, summary: string | null): void {
    this.state = 'closed';
    this.closedAt = at;
    this.summary = summary ?? this.summary ?? null;
  }

  withdraw(at: Date): void {
    this.state = 'withdrawn';
    this.closedAt = at;
  }

  markDuplicate(of: string, at: Date): void {
    this.state = 'duplicate';
    this.duplicateOfId = of;
    this.closedAt = at;
  }

  /** Begins anew: what was agreed before no longer counts, what was found out does. One that was merged goes on as if it had not been. */
  reopen(): void {
    if (this.state !== 'duplicate') this.endBy = null;
    this.state = this.confirmed ? 'handling' : 'received';
    this.duplicateOfId = null;
    this.closedAt = null;
    this.lastAnswer = null;
    this.satisfied = null;
  }
}
ComplaintSchema.setClass(Complaint);
