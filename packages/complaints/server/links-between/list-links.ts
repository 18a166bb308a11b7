import { Db, may, sql } from '@aftercare/kernel/server';
import { can as directoryCan, masked } from '@aftercare/directory';
import { Parties } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ComplaintLink } from '../../domain/index.ts';
import type { Contact } from '../case-parts.ts';
import { Sight } from '../sight.ts';
import { MustSee } from './must-see.ts';

/** Nobody reads more of them. */
const most = 100;

type Stored = Omit<ComplaintLink, 'complaint' | 'by' | 'contact'> & { readonly by: string | null; readonly id: string; readonly number: string; readonly subject: string; readonly state: ComplaintLink['complaint']['state']; readonly partyId: string; readonly contact: Contact };

/** What a complaint has to do with others, as far as the actor may know of them. */
export class ListLinks extends Query<ComplaintLink[]> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ListLinks)
export class ListLinksHandler implements IQueryHandler<ListLinks> {
  constructor(
    private readonly db: Db,
    private readonly mustSee: MustSee,
    private readonly sight: Sight,
    private readonly parties: Parties,
    private readonly people: People,
  ) {}

  async execute({ id }: ListLinks): Promise<ComplaintLink[]> {
    await this.mustSee.all([id]);
    const rows = await this.db.rows<Stored>(sql`
      with made as (
        select id as link, kind, case when from_id = ${id} then 'from' else 'to' end as side, case when from_id = ${id} then to_id else from_id end as other, reason, by, at
          from complaint_relation where ${id} in (from_id, to_id) and removed_at is null
        union all select null, 'merged-into', 'from', duplicate_of_id, null, null, closed_at from complaint where id = ${id} and duplicate_of_id is not null
        union all select null, 'merged-into', 'to', id, null, null, closed_at from complaint where duplicate_of_id = ${id}
        union all select null, 'about', 'from', about_complaint_id, null, null, opened_at from complaint where id = ${id} and about_complaint_id is not null
        union all select null, 'about', 'to', id, null, null, opened_at from complaint where about_complaint_id = ${id}
        union all select null, 'repeat-of', 'from', repeat_of_id, null, null, opened_at from complaint where id = ${id} and repeat_of_id is not null
        union all select null, 'repeat-of', 'to', id, null, null, opened_at from complaint where repeat_of_id = ${id})
      select case when m.kind = 'split-from' then null else m.link end as link, m.kind, m.side, m.reason, m.by, m.at, c.id, c.number, c.subject, c.state, c.party_id as "partyId", c.contact
      from made m join complaint c on c.id = m.other where ${await this.sight.condition()} order by m.at desc, c.id limit ${most}`);
    const parties = await this.parties.names(rows.map(({ partyId }) => partyId));
    const people = await this.people.names(rows.flatMap(({ by }) => by ?? []));
    const whole = may(directoryCan.seeContacts);
    return rows.map(({ link, kind, side, reason, by, at, id: other, number, subject, state, partyId, contact }) => {
      const { name, phone, email } = whole ? contact : masked(contact);
      return {
        ...{ link, kind, side, reason, at },
        complaint: { id: other, number, subject, state, party: parties.get(partyId)?.name ?? '' },
        by: by === null ? null : (people.get(by)?.name ?? null),
        contact: kind === 'merged-into' && side === 'to' ? { name, phone, email } : null,
      };
    });
  }
}
