import { ref, sum } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, Settings, sql } from '@aftercare/kernel/server';
import { dueAt } from '@aftercare/workflow';
import { Assignments, Calendars } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotOffer, complaint as complaintResource, NobodyAbove, offering, offerValidity, solutionOffered, solutionReferred, type FromCode, type offerInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import type { Complaint } from './complaint.entity.ts';
import { Posts } from './posts.ts';
import { refuse, wrong, wrongCurrency } from './wrong-fields.ts';

type Offer = FromCode<z.output<typeof offerInput>>;

/** Offers the customer a solution, or refers it to whoever may decide on so much. */
export class OfferSolution extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: Offer,
  ) {
    super();
  }
}

@CommandHandler(OfferSolution)
export class OfferSolutionHandler implements ICommandHandler<OfferSolution> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
    private readonly assignments: Assignments,
    private readonly posts: Posts,
    private readonly now: Now,
  ) {}

  async execute({ id, input }: OfferSolution): Promise<void> {
    const complaint = await this.cases.take(id, input.version, 'offer');
    const remedies = input.remedies.map(({ kind, amount, justification }) => ({ kind, amount, justified: justification !== null }));
    const { missing, unjustified, referTo } = this.cases.decide(offering, complaint, { case: complaint.facts(), by: [...currentActor().roles], remedies });
    if (missing.length > 0) throw new CannotOffer({ missing });
    refuse([...(await this.wrongRemedies(id, input)), ...unjustified.map((n) => wrong(`remedies.${n}.justification`, 'not-standard'))]);
    const amounts = remedies.flatMap(({ amount }) => amount ?? []);
    complaint.propose(amounts.length > 0 ? sum(amounts).amount : null);
    await (referTo.length > 0 ? this.refer(complaint, input, referTo) : this.send(complaint, input));
    await this.cases.settle(complaint);
  }

  private async send(complaint: Complaint, input: Offer): Promise<void> {
    const offer = await this.keep(complaint, input, 'open');
    complaint.offer();
    this.events.publish(solutionOffered, complaint.id, { offer, remedies: input.remedies.map(({ kind, amount }) => ({ kind, amount })) });
  }

  /** @throws NobodyAbove */
  private async refer(complaint: Complaint, input: Offer, roles: readonly string[]): Promise<void> {
    const found = await this.posts.firstOf(roles, complaint.ownerId ?? null, [currentActor().id, complaint.ownerId]);
    if (!found) throw new NobodyAbove({ roles });
    const offer = await this.keep(complaint, input, 'referred');
    const from = complaint.ownerId ?? null;
    complaint.ownerId = found.person;
    await this.assignments.handOver(ref(complaintResource, complaint.id), found.person);
    await this.cases.remember(complaint, [found.person]);
    this.events.publish(solutionReferred, complaint.id, { offer, from, to: found.person, role: found.role });
  }

  private async keep(complaint: Complaint, { solution, remedies }: Offer, answer: 'open' | 'referred'): Promise<string> {
    const id = newId();
    const at = this.now.iso();
    const validUntil = dueAt(await this.calendars.current(), at, this.settings.read(offerValidity, complaint.openedAt));
    const { kind, id: actor } = currentActor();
    await this.db.run(sql`
      insert into complaint_offer (id, complaint_id, solution, remedies, offered_by, offered_at, valid_until, answer)
      values (${id}, ${complaint.id}, ${solution}, ${JSON.stringify(remedies)}::jsonb, ${kind === 'person' ? actor : null}, ${at}, ${validUntil}, ${answer})`);
    return id;
  }

  private async wrongRemedies(id: string, { remedies }: Offer) {
    const named = remedies.some(({ lineId }) => lineId !== null);
    const lines = named ? (await this.db.rows<{ id: string }>(sql`select id from complaint_line where complaint_id = ${id}`)).map((line) => line.id) : [];
    return remedies.flatMap(({ lineId, amount }, n) => [...(lineId !== null && !lines.includes(lineId) ? [wrong(`remedies.${n}.lineId`, 'unknown')] : []), ...wrongCurrency(`remedies.${n}.amount`, amount)]);
  }
}
