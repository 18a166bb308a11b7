import { Commands, Db, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { linkAnswerInput } from '../domain/index.ts';
import { AnswerOffer } from './answer-offer.ts';
import { ShowLink } from './show-link.ts';

/** The customer answers by the link. What was answered before, by whichever way, stays. */
export class AnswerLink extends Command<void> {
  constructor(
    readonly link: string,
    readonly input: z.output<typeof linkAnswerInput>,
  ) {
    super();
  }
}

@CommandHandler(AnswerLink)
export class AnswerLinkHandler implements ICommandHandler<AnswerLink> {
  constructor(
    private readonly db: Db,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly now: Now,
  ) {}

  /** @throws LinkNotValid */
  async execute({ link, input: { answer, reason } }: AnswerLink): Promise<void> {
    // Of two clicks the second waits here and then finds the answer of the first. The complaint is locked first, as everywhere else.
    await this.db.rows(sql`
      select c.id from complaint c where c.id = (select o.complaint_id from complaint_link l join complaint_offer o on o.tenant_id = l.tenant_id and o.id = l.offer_id where l.id = ${link}) for update of c`);
    const shown = await this.queries.execute(new ShowLink(link));
    if (shown.answer !== 'open') return;
    await this.db.run(sql`update complaint_link set used_at = ${this.now.iso()} where id = ${link}`);
    await this.commands.execute(new AnswerOffer(shown.complaintId, { version: null, answer, reason: reason || null }, 'link'));
  }
}
