import { ref } from '@aftercare/kernel';
import { Db, may, sql } from '@aftercare/kernel/server';
import { can as directoryCan, masked } from '@aftercare/directory';
import { Parties } from '@aftercare/directory/server';
import { Attachments, Comments } from '@aftercare/workflow/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { actionFits, complaint as complaintResource, isOpen, type ComplaintState, type MergePreview } from '../../domain/index.ts';
import type { Contact } from '../case-parts.ts';
import { Merging } from './merging.ts';
import { MustSee } from './must-see.ts';

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly subject: string;
  readonly state: ComplaintState;
  readonly partyId: string;
  readonly contact: Contact;
  readonly lastAnswer: string | null;
  readonly actions: number;
  readonly offersWithdrawn: number;
}

/** What merging complaints would move, and what forbids it: nothing happens. */
export class PreviewMerge extends Query<MergePreview[]> {
  constructor(
    readonly into: string,
    readonly others: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(PreviewMerge)
export class PreviewMergeHandler implements IQueryHandler<PreviewMerge> {
  constructor(
    private readonly db: Db,
    private readonly mustSee: MustSee,
    private readonly merging: Merging,
    private readonly parties: Parties,
    private readonly attachments: Attachments,
    private readonly comments: Comments,
  ) {}

  async execute({ into, others }: PreviewMerge): Promise<MergePreview[]> {
    await this.mustSee.all([into, ...others]);
    const rows = await this.db.rows<Stored>(sql`
      select c.id, c.version, c.number, c.subject, c.state, c.party_id as "partyId", c.contact, c.last_answer as "lastAnswer",
        (select count(*)::int from complaint_action a where a.tenant_id = c.tenant_id and a.complaint_id = c.id and a.done_at is null) as actions,
        (select count(*)::int from complaint_offer o where o.tenant_id = c.tenant_id and o.complaint_id = c.id and o.answer in ('open', 'awaiting-approval')) as "offersWithdrawn"
      from complaint c where c.id = any(${[into, ...others]}::uuid[])`);
    const original = rows.find(({ id }) => id === into)!;
    const names = await this.parties.names(rows.map(({ partyId }) => partyId));
    const previews: MergePreview[] = [];
    for (const id of new Set(others)) {
      const row = rows.find((each) => each.id === id)!;
      const { name, phone, email } = may(directoryCan.seeContacts) ? row.contact : masked(row.contact);
      const moves = isOpen(original.state);
      const { all, lacking } = await this.merging.lines(id, into);
      previews.push({
        complaint: { id, number: row.number, subject: row.subject, state: row.state, party: names.get(row.partyId)?.name ?? '' },
        version: row.version,
        lines: (moves ? lacking : []).map((line) => ({ id: line.id, problem: line.problem })),
        alreadyThere: moves ? all.length - lacking.length : all.length,
        actions: moves ? row.actions : 0,
        offersWithdrawn: row.offersWithdrawn,
        files: (await this.attachments.of(ref(complaintResource, id))).length,
        comments: (await this.comments.of(ref(complaintResource, id))).length,
        contact: { name, phone, email },
        because: [...this.unfit(original, row), ...(await this.merging.because(row))],
      });
    }
    return previews;
  }

  private unfit(original: Stored, { id, state, partyId }: Stored): string[] {
    return [
      ...(id === original.id ? ['itself'] : []), ...(original.state === 'duplicate' ? ['is-a-duplicate'] : []),
      ...(partyId === original.partyId ? [] : ['other-customer']), ...(actionFits('mark-duplicate', state) ? [] : ['wrong-state']),
    ];
  }
}
