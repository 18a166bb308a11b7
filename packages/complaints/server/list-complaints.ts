import type { Page } from '@aftercare/kernel';
import { currentActor, Db, may, Now, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { can as directoryCan } from '@aftercare/directory';
import { Parties } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { addDays, type Calendar, type ClockSummary, dayOf } from '@aftercare/workflow';
import { Calendars, Clocks, Escalations, HandOvers, Steps } from '@aftercare/workflow/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { complaint, complaintStates, isOpen, type ComplaintQuery, type ComplaintRow } from '../domain/index.ts';
import { searchTerms } from './search-keys.ts';
import { Sight } from './sight.ts';

type Condition = ReturnType<typeof sql>;
type Stored = Omit<ComplaintRow, 'party' | 'owner' | 'firstResponsible' | 'nextClock'> & { readonly partyId: string; readonly ownerId: string | null; readonly firstResponsibleId: string | null };

const sorts: Record<'openedAt' | 'number' | 'nextDueAt', SortColumn> = {
  openedAt: { column: sql`c.opened_at`, type: 'timestamptz' },
  number: { column: sql`c.number`, type: 'text' },
  nextDueAt: { column: sql`c.next_due_at`, type: 'timestamptz' },
};

const columns = sql`c.id, c.number, c.subject, c.type, c.channel, c.state, c.level, c.party_id as "partyId", c.owner_id as "ownerId", c.first_responsible_id as "firstResponsibleId", c.opened_at as "openedAt"`;

const openStates = complaintStates.filter(isOpen);

export class ListComplaints extends Query<Page<ComplaintRow>> {
  constructor(readonly query: ComplaintQuery) {
    super();
  }
}

@QueryHandler(ListComplaints)
export class ListComplaintsHandler implements IQueryHandler<ListComplaints> {
  constructor(
    private readonly db: Db,
    private readonly sight: Sight,
    private readonly steps: Steps,
    private readonly handOvers: HandOvers,
    private readonly escalations: Escalations,
    private readonly parties: Parties,
    private readonly people: People,
    private readonly clocks: Clocks,
    private readonly calendars: Calendars,
    private readonly now: Now,
  ) {}

  execute({ query }: ListComplaints): Promise<Page<ComplaintRow>> {
    return this.db.readingOnce(async () => {
      const { sort = '-openedAt', cursor, limit } = query;
      const page = await readPage<Stored>(this.db, { from: sql`from complaint c`, select: columns, where: await this.conditions(query), id: sql`c.id`, sorts, sort, cursor, limit });
      return { ...page, rows: await this.complete(page.rows) };
    });
  }

  private async conditions(query: ComplaintQuery): Promise<Condition[]> {
    const { q, state, level, type, channel, party, owner, product, defect, containment, view, openedFrom, openedTo } = query;
    const calendar = openedFrom || openedTo ? await this.calendars.current() : undefined;
    return [
      await this.sight.condition(),
      ...(q ? matching(q) : []),
      ...(state ? [sql`c.state = any(${state})`] : []),
      ...(level ? [sql`c.level = any(${level})`] : []),
      ...(type ? [sql`c.type = any(${type})`] : []),
      ...(channel ? [sql`c.channel = any(${channel})`] : []),
      ...(party ? [sql`c.party_id = ${party}`] : []),
      ...(owner ? [sql`c.owner_id = ${owner}`] : []),
      ...(product ? [sql`exists (select from complaint_line l where l.tenant_id = c.tenant_id and l.complaint_id = c.id and l.product_id = ${product})`] : []),
      ...(defect ? [sql`c.id in (select l.complaint_id from complaint_line l where l.defect = ${defect})`] : []),
      ...(containment ? [sql`c.id in (select h.complaint_id from containment_child h where h.containment_id = ${containment} and h.removed_at is null)`] : []),
      ...(openedFrom ? [sql`c.opened_at >= ${startOf(calendar!, openedFrom)}`] : []),
      ...(openedTo ? [sql`c.opened_at < ${startOf(calendar!, addDays(openedTo, 1))}`] : []),
      ...(view ? await this.view(view) : []),
    ];
  }

  private async view(view: NonNullable<ComplaintQuery['view']>): Promise<Condition[]> {
    const open = sql`c.state = any(${openStates})`;
    const { id: me } = currentActor();
    if (view === 'open') return [open];
    if (view === 'mine') return [open, sql`c.owner_id = ${me}`];
    if (view === 'late') return [open, sql`c.next_due_at <= ${this.now.iso()}`];
    if (view === 'accept' || view === 'acknowledge') return [open, sql`c.id = any(${await this[view === 'accept' ? 'handOvers' : 'escalations'].waitingForMe(complaint.name)}::uuid[])`];
    const waiting = (await this.steps.waitingForMe(complaint.name)).map(({ subjectId }) => subjectId);
    return [open, sql`c.id in (select a.complaint_id from complaint_action a where a.owner_id = ${me} and a.done_at is null union all select unnest(${waiting}::uuid[]))`];
  }

  /** Names and clocks of a whole page, one query each. */
  private async complete(rows: readonly Stored[]): Promise<ComplaintRow[]> {
    const parties = await this.parties.names(rows.map(({ partyId }) => partyId));
    const people = await this.people.names(rows.flatMap(({ ownerId, firstResponsibleId }) => [ownerId, firstResponsibleId]).filter((id) => id !== null));
    const clocks = await this.clocks.ofMany(complaint.name, rows.filter(({ state }) => isOpen(state)).map(({ id }) => id));
    const named = (id: string | null) => (id === null ? null : { id, name: people.get(id)?.name ?? '' });
    return rows.map(({ partyId, ownerId, firstResponsibleId, ...row }) => ({
      ...row,
      party: { id: partyId, name: parties.get(partyId)?.name ?? '' },
      owner: named(ownerId),
      firstResponsible: named(firstResponsibleId),
      nextClock: nextOf(clocks.get(row.id) ?? []),
    }));
  }
}

/** Each word must match a key; equality and order on keys are what the wall of the tenant lets an index serve. */
function matching(q: string): Condition[] {
  const terms = searchTerms(q, may(directoryCan.seeContacts));
  if (terms.length === 0) return [sql`false`];
  return terms.map((ranges) => {
    const within = ranges.map(({ from, to }) => sql`(k.key >= ${from} and k.key < ${to})`);
    return sql`c.id in (select k.complaint_id from complaint_key k where ${sql.join(within, sql` or `)})`;
  });
}

const startOf = (calendar: Calendar, date: string): string => new Date(dayOf(calendar, date).start).toISOString();

/** What is due first; a paused clock only where none runs. */
function nextOf(clocks: readonly ClockSummary[]): ComplaintRow['nextClock'] {
  const [next] = clocks.filter(({ outcome }) => outcome === null).toSorted((a, b) => Number(a.paused) - Number(b.paused) || a.dueAt.localeCompare(b.dueAt));
  return next ? { deadline: next.deadline, dueAt: next.dueAt, percent: next.percent, paused: next.paused, breached: next.breachedAt !== null } : null;
}
