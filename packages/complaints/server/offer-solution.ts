import { ref, sum } from '@aftercare/kernel';
import { currentActor, Db, Events, sql } from '@aftercare/kernel/server';
import { Authority, type Asked } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotOffer, complaint as complaintResource, offering, solutionReferred, type FromCode, type offerInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import type { Complaint } from './complaint.entity.ts';
import { Offers } from './offers.ts';
import { refuse, wrong, wrongCurrency } from './wrong-fields.ts';

type Offer = FromCode<z.output<typeof offerInput>>;

/** Offers the customer a solution. What is more than whoever offers it may grant waits until those who may have signed; an offer that waited before is taken back. */
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
    private readonly offers: Offers,
    private readonly authority: Authority,
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  /** @throws CannotOffer @throws InvalidInput @throws NobodyMayGrant */
  async execute({ id, input }: OfferSolution): Promise<void> {
    const complaint = await this.cases.take(id, input.version, 'offer');
    const remedies = input.remedies.map(({ kind, amount, justification }) => ({ kind, amount, justified: justification !== null }));
    const { missing, unjustified } = this.cases.decide(offering, complaint, { case: complaint.facts(), by: [...currentActor().roles], remedies });
    if (missing.length > 0) throw new CannotOffer({ missing });
    refuse([...(await this.wrongRemedies(id, input)), ...unjustified.map((n) => wrong(`remedies.${n}.justification`, 'not-standard'))]);
    const amounts = remedies.flatMap(({ amount }) => amount ?? []);
    complaint.deviations = remedies.filter(({ justified }) => justified).length;
    complaint.propose(amounts.length > 0 ? sum(amounts).amount : null);
    const former = await this.offers.takeBack(complaint, ['awaiting-approval'], 'replaced');
    const asked = await this.authority.ask(ref(complaintResource, id), await this.offers.wanted(id, input), { former });
    await (asked?.state === 'pending' ? this.wait(complaint, input, asked) : this.send(complaint, input, asked));
    await this.offers.countPending(complaint);
    await this.cases.settle(complaint);
  }

  private async send(complaint: Complaint, input: Offer, asked: Asked | null): Promise<void> {
    await this.offers.send(complaint, await this.offers.keep(complaint, input, 'open', asked?.id ?? null), input.remedies);
  }

  /** The case stays with its owner; whoever is asked sees it from now on. */
  private async wait(complaint: Complaint, input: Offer, { id, roles, approvers }: Asked): Promise<void> {
    const offer = await this.offers.keep(complaint, input, 'awaiting-approval', id);
    await this.cases.remember(complaint, approvers);
    this.events.publish(solutionReferred, complaint.id, { offer, from: complaint.ownerId ?? null, to: approvers[0]!, role: roles[0]! });
  }

  private async wrongRemedies(id: string, { remedies }: Offer) {
    const named = remedies.some(({ lineId }) => lineId !== null);
    const lines = named ? (await this.db.rows<{ id: string }>(sql`select id from complaint_line where complaint_id = ${id}`)).map((line) => line.id) : [];
    return remedies.flatMap(({ lineId, amount }, n) => [...(lineId !== null && !lines.includes(lineId) ? [wrong(`remedies.${n}.lineId`, 'unknown')] : []), ...wrongCurrency(`remedies.${n}.amount`, amount)]);
  }
}
