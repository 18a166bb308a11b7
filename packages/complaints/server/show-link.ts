import { currentTenant, Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { LinkNotValid, type LinkView } from '../domain/index.ts';
import type { Contact } from './case-parts.ts';

interface Row {
  readonly complaintId: string;
  readonly number: string;
  readonly subject: string;
  readonly contact: Contact;
  readonly solution: string;
  readonly answer: 'open' | 'accepted' | 'refused' | 'withdrawn';
  readonly validUntil: string;
}

/** What the holder of a link sees: the offer, and the answer that was given. */
export class ShowLink extends Query<LinkView & { complaintId: string }> {
  constructor(readonly link: string) {
    super();
  }
}

@QueryHandler(ShowLink)
export class ShowLinkHandler implements IQueryHandler<ShowLink> {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** @throws LinkNotValid when nobody can answer any more and nobody has */
  async execute({ link }: ShowLink): Promise<LinkView & { complaintId: string }> {
    const row = await this.db.row<Row>(sql`
      select c.id as "complaintId", c.number, c.subject, c.contact, o.solution, o.answer, l.expires_at as "validUntil"
      from complaint_link l join complaint_offer o on o.tenant_id = l.tenant_id and o.id = l.offer_id join complaint c on c.tenant_id = o.tenant_id and c.id = o.complaint_id
      where l.id = ${link}`);
    if (!row || row.answer === 'withdrawn' || (row.answer === 'open' && row.validUntil <= this.now.iso())) throw new LinkNotValid({});
    const { complaintId, number, subject, contact, solution, answer, validUntil } = row;
    const { letterhead } = currentTenant();
    return { complaintId, company: letterhead.company, locale: contact.language, number, subject, solution, answer, validUntil };
  }
}
