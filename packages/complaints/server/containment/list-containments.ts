import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Products } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Clocks } from '@aftercare/workflow/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { containment, openContainmentStates, ppmOf, type ContainmentQuery, type ContainmentRow } from '../../domain/index.ts';
import { containmentColumns, type StoredContainment } from './containment-rows.ts';

const sorts: Record<'openedAt' | 'number', SortColumn> = { openedAt: { column: sql`b.opened_at`, type: 'timestamptz' }, number: { column: sql`b.number`, type: 'text' } };

export class ListContainments extends Query<Page<ContainmentRow>> {
  constructor(readonly query: ContainmentQuery) {
    super();
  }
}

@QueryHandler(ListContainments)
export class ListContainmentsHandler implements IQueryHandler<ListContainments> {
  constructor(
    private readonly db: Db,
    private readonly products: Products,
    private readonly people: People,
    private readonly clocks: Clocks,
  ) {}

  execute({ query: { sort = '-openedAt', cursor, limit, state, product, view } }: ListContainments): Promise<Page<ContainmentRow>> {
    return this.db.readingOnce(async () => {
      const where = [
        ...(state ? [sql`b.state = any(${state})`] : []),
        ...(product ? [sql`b.product_id = ${product}`] : []),
        ...(view ? [sql`b.state = any(${[...openContainmentStates]})`] : []),
      ];
      const page = await readPage<StoredContainment>(this.db, { from: sql`from containment b`, select: containmentColumns, where, id: sql`b.id`, sorts, sort, cursor, limit });
      return { ...page, rows: await this.complete(page.rows) };
    });
  }

  /** `shipped` is that of the alarm: what was shipped since is on the case's own page. */
  private async complete(rows: readonly StoredContainment[]): Promise<ContainmentRow[]> {
    const products = await this.products.names(rows.flatMap(({ productId }) => productId ?? []));
    const people = await this.people.names(rows.flatMap(({ ownerId }) => ownerId ?? []));
    const clocks = await this.clocks.ofMany(containment.name, rows.map(({ id }) => id));
    return rows.map(({ id, number, state, kind, productId, batch, defect, supplierLot, alarm, count, ownerId, openedAt }) => {
      const next = clocks.get(id)!.find(({ outcome }) => outcome === null);
      return {
        id, number, state, kind, batch, defect, supplierLot, count, openedAt,
        product: productId === null ? null : (products.get(productId) ?? null),
        shipped: alarm.shipped,
        unit: alarm.unit,
        ppm: ppmOf(count, alarm.shipped),
        owner: ownerId === null ? null : { id: ownerId, name: people.get(ownerId)?.name ?? '' },
        nextClock: next ? { deadline: next.deadline, dueAt: next.dueAt, percent: next.percent, paused: next.paused, breached: next.breachedAt !== null } : null,
      };
    });
  }
}
