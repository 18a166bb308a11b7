import { currentTenant, Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isOpen, LinkNotValid, type ComplaintState, type LinkView } from '../domain/index.ts';
import type { Contact } from './complaint.entity.ts';

interface Row {
  readonly complaintId: string;
  readonly number: string;
  readonly subject: string;
  readonly state: ComplaintState;
  readonly contact: Contact;
  readonly solution: string;
  readonly answer: 'open' | 'accepted' | 'refused';
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
      select c.id as "complaintId", c.number, c.subject, c.state, c.contact, o.solution, o.answer, l.expires_at as "validUntil"
      from complaint_link l join complaint_offer o on o.tenant_id = l.tenant_id and o.id = l.offer_id join complaint c on c.tenant_id = o.tenant_id and c.id = o.complaint_id
      where l.id = ${link}`);
    const over = row && (row.validUntil <= this.now.iso() || !isOpen(row.state));
    if (!row || (over && row.answer === 'open')) throw new LinkNotValid({});
    const { complaintId, number, subject, contact, solution, answer, validUntil } = row;
    const { letterhead } = currentTenant();
    return { complaintId, company: letterhead.company, locale: contact.language, number, subject, solution, answer, validUntil };
  }
}
