import type { Page } from '@aftercare/kernel';
import { currentActor, Db, Now, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { correctiveIsOpen, correctiveStates, type CorrectiveQuery, type CorrectiveRow } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';
import { never } from './corrective-rows.ts';
import { CorrectiveSight } from './corrective-sight.ts';

type Condition = ReturnType<typeof sql>;
type Stored = Omit<CorrectiveRow, 'about' | 'leader' | 'product' | 'nextDueAt' | 'late'> & { readonly aboutType: string; readonly aboutId: string; readonly leaderId: string; readonly productId: string | null; readonly productName: string | null; readonly nextDueAt: string };

const sorts: Record<'openedAt' | 'number' | 'nextDueAt', SortColumn> = {
  openedAt: { column: sql`c.opened_at`, type: 'timestamptz' },
  number: { column: sql`c.number`, type: 'text' },
  nextDueAt: { column: sql`c.next_due_at`, type: 'timestamptz' },
};

const columns = sql`c.id, c.number, c.title, c.about_type as "aboutType", c.about_id as "aboutId", c.severity, c.state, c.round, c.before_closing as "beforeClosing", c.leader_id as "leaderId", c.product_id as "productId", c.product_name as "productName", c.defect,
  c.opened_at as "openedAt", c.next_due_at as "nextDueAt",
  (select count(*)::int from corrective_measure m where m.tenant_id = c.tenant_id and m.corrective_id = c.id and m.state = 'open') as "openMeasures"`;

const openStates = correctiveStates.filter(correctiveIsOpen);

export class ListCorrectives extends Query<Page<CorrectiveRow>> {
  constructor(readonly query: CorrectiveQuery) {
    super();
  }
}

@QueryHandler(ListCorrectives)
export class ListCorrectivesHandler implements IQueryHandler<ListCorrectives> {
  constructor(
    private readonly db: Db,
    private readonly sight: CorrectiveSight,
    private readonly people: People,
    private readonly briefs: Briefs,
    private readonly now: Now,
  ) {}

  execute({ query }: ListCorrectives): Promise<Page<CorrectiveRow>> {
    return this.db.readingOnce(async () => {
      const { sort = '-openedAt', cursor, limit } = query;
      const page = await readPage<Stored>(this.db, { from: sql`from corrective_action c`, select: columns, where: await this.conditions(query), id: sql`c.id`, sorts, sort, cursor, limit });
      return { ...page, rows: await this.complete(page.rows) };
    });
  }

  private async conditions({ q, state, severity, leader, aboutType, aboutId, view }: CorrectiveQuery): Promise<Condition[]> {
    const about = aboutType && aboutId ? { type: aboutType, id: aboutId } : null;
    return [
      await this.sight.condition(about),
      ...(q ? [sql`(position(lower(${q}) in lower(c.title)) > 0 or position(upper(${q}) in c.number) > 0)`] : []),
      ...(state ? [sql`c.state = any(${state})`] : []),
      ...(severity ? [sql`c.severity = any(${severity})`] : []),
      ...(leader ? [sql`c.leader_id = ${leader}`] : []),
      ...(aboutType ? [sql`c.about_type = ${aboutType}`] : []),
      ...(aboutId ? [sql`c.about_id = ${aboutId}`] : []),
      ...(view ? this.view(view) : []),
    ];
  }

  private view(view: NonNullable<CorrectiveQuery['view']>): Condition[] {
    const open = sql`c.state = any(${openStates})`;
    if (view === 'open') return [open];
    if (view === 'mine') return [open, sql`c.leader_id = ${currentActor().id}`];
    if (view === 'late') return [open, sql`c.next_due_at <= ${this.now.iso()}`];
    return [sql`c.state = 'implemented'`];
  }

  private async complete(rows: readonly Stored[]): Promise<CorrectiveRow[]> {
    const people = await this.people.names(rows.map(({ leaderId }) => leaderId));
    const briefs = await this.briefs.of(rows.map(({ aboutType: type, aboutId: id }) => ({ type, id })));
    const now = this.now.iso();
    return rows.map(({ aboutType, aboutId, leaderId, productId, productName, nextDueAt, ...row }) => {
      const brief = briefs.get(aboutId);
      return {
        ...row,
        about: { type: aboutType, id: aboutId, number: brief?.number ?? '', title: brief?.title ?? '', path: brief?.path ?? null },
        leader: { id: leaderId, name: people.get(leaderId)?.name ?? '' },
        product: productName === null ? null : { id: productId, name: productName },
        nextDueAt: nextDueAt === never ? null : nextDueAt,
        late: nextDueAt <= now,
      };
    });
  }
}
