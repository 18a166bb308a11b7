import { NotFound, ref } from '@aftercare/kernel';
import { currentActor, Db, may, Policies, sql } from '@aftercare/kernel/server';
import { can as directoryCan, masked } from '@aftercare/directory';
import { Parties, Products } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { can as workflowCan, handOverObstacles, peopleInSteps } from '@aftercare/workflow';
import { Assignments, Clocks, Steps } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { actionPermissions, allowances, closing, complaint, escalation, offering, warnings, type CaseFacts, type ComplaintView } from '../domain/index.ts';
import { factsOf } from './case-facts.ts';
import { complaintColumns, complaintParts, moneyOf, type StoredComplaint, type StoredParts } from './complaint-rows.ts';
import { Sight } from './sight.ts';

type Stored = StoredComplaint & StoredParts;

const shownAsStored = [
  'id', 'version', 'number', 'state', 'level', 'type', 'channel', 'subject', 'content', 'remedyAsked', 'demand', 'severity', 'flags', 'topic', 'disputed', 'recorded', 'deviations', 'misses', 'confirmed', 'overdue', 'escalated', 'verdict', 'liability', 'verdictReason',
  'cause', 'causeCategory', 'corrective', 'preventive', 'correctiveActions', 'openCorrectiveActions', 'blockingCorrectiveActions', 'solutionEffective', 'summary', 'aboutComplaint', 'duplicateOf', 'repeatOf', 'repeats', 'containments', 'receivedAt', 'openedAt', 'closedAt', 'extra',
] as const satisfies readonly (keyof Stored & keyof ComplaintView)[];

/** One complaint as the current actor may see it, with what they can do about it now. */
@Injectable()
export class ReadComplaint {
  constructor(
    private readonly db: Db,
    private readonly sight: Sight,
    private readonly policies: Policies,
    private readonly clocks: Clocks,
    private readonly steps: Steps,
    private readonly assignments: Assignments,
    private readonly parties: Parties,
    private readonly products: Products,
    private readonly people: People,
  ) {}

  /** @throws NotFound also for one that is hidden from the actor */
  view(id: string): Promise<ComplaintView> {
    return this.db.readingOnce(async (rows) => {
      const [stored] = await rows<Stored>(sql`select ${complaintColumns}, ${complaintParts} from complaint c where c.id = ${id}`);
      if (!stored || !(await this.sight.covers(stored))) throw new NotFound(ref(complaint, id));
      return this.complete(stored);
    });
  }

  private async complete(stored: Stored): Promise<ComplaintView> {
    const subject = ref(complaint, stored.id);
    const clocks = await this.clocks.of(subject);
    const steps = await this.steps.of(subject);
    const assignment = await this.assignments.of(subject);
    const party = (await this.parties.names([stored.partyId])).get(stored.partyId);
    const products = await this.products.names(stored.lines.flatMap(({ productId }) => productId ?? []));
    const people = await this.people.names(everybody(stored, assignment, steps));
    const named = (id: string | null) => (id === null ? null : { id, name: people.get(id)?.name ?? '' });
    const { partyId, contact, currency, escalation: told, promisedAt, promisedBy, promiseNote } = stored;
    const facts = factsOf(stored);
    const whole = may(directoryCan.seeContacts);
    return {
      ...picked(stored, shownAsStored),
      party: { id: partyId, name: party?.name ?? '' },
      contact: whole ? contact : masked(contact),
      masked: !whole,
      claimed: moneyOf(stored.claimed, currency),
      loss: moneyOf(stored.loss, currency),
      escalation: told && { ...told, by: named(told.by) },
      promise: promisedAt === null ? null : { at: promisedAt, handler: named(promisedBy), note: promiseNote },
      lines: stored.lines.map(({ productId, ...line }) => ({ ...line, product: productId === null ? null : (products.get(productId) ?? null) })),
      offers: stored.offerRows.map((offer) => ({ ...offer, offeredBy: named(offer.offeredBy) })),
      actions: stored.actions.map(({ ownerId, doneBy, ...action }) => ({ ...action, owner: named(ownerId), doneBy: named(doneBy) })),
      followUps: stored.followUpRows.map((each) => ({ ...each, by: named(each.by) })),
      assignment,
      clocks,
      steps,
      actionsNow: this.actionsNow(facts, stored.openedAt, assignment),
      openForClosing: this.policies.preview(closing, facts, stored.openedAt),
      warnings: this.policies.preview(warnings, facts, stored.openedAt),
      people: Object.fromEntries([...people.values()].map(({ id, name }) => [id, name])),
    };
  }

  private actionsNow(facts: CaseFacts, openedAt: string, { owner, pending }: ComplaintView['assignment']) {
    const me = currentActor().id;
    const { answer, withdraw } = handOverObstacles(pending, me);
    const by = [...currentActor().roles];
    return allowances(facts, (action) => may(actionPermissions[action]), {
      offer: this.policies.preview(offering, { case: facts, by, remedies: [] }, openedAt).missing,
      escalate: this.policies.preview(escalation, facts, openedAt).blockedBy,
      close: this.policies.preview(closing, facts, openedAt),
      'hand-over': may(workflowCan.handOver) ? [] : [...(owner && owner !== me ? ['not-owner'] : []), ...(pending ? ['hand-over-pending'] : [])],
      ...{ 'accept-hand-over': answer, 'decline-hand-over': answer, 'withdraw-hand-over': withdraw },
    });
  }
}

function everybody(stored: Stored, { owners, pending }: ComplaintView['assignment'], steps: ComplaintView['steps']): string[] {
  return [
    stored.recordedBy, stored.ownerId, stored.firstResponsibleId, stored.promisedBy, stored.escalation?.by,
    ...(pending ? [pending.from, pending.to, pending.offeredBy] : []),
    ...owners.flatMap(({ personId, by }) => [personId, by]),
    ...stored.offerRows.map(({ offeredBy }) => offeredBy),
    ...stored.actions.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]),
    ...stored.followUpRows.map(({ by }) => by),
    ...peopleInSteps(steps),
  ].filter((id) => id != null);
}

const picked = <T, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> => Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
