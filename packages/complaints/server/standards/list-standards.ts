import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql } from '@aftercare/kernel/server';
import { Products } from '@aftercare/directory/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { StandardQuery, StandardRow } from '../../domain/index.ts';
import { standardColumns, type Standard } from './standard-rows.ts';

export class ListStandards extends Query<Page<StandardRow>> {
  constructor(readonly query: StandardQuery) {
    super();
  }
}

@QueryHandler(ListStandards)
export class ListStandardsHandler implements IQueryHandler<ListStandards> {
  constructor(
    private readonly db: Db,
    private readonly products: Products,
  ) {}

  execute({ query: { q, state, kind, type, product, sort = '-changedAt', cursor, limit } }: ListStandards): Promise<Page<StandardRow>> {
    const where = [
      ...(q ? [sql`position(lower(${q}) in lower(s.title || ' ' || s.solution)) > 0`] : []),
      ...(state ? [sql`s.state = any(${state})`] : []),
      ...(kind ? [sql`s.kind = any(${kind})`] : []),
      ...(type ? [sql`s.type = any(${type})`] : []),
      ...(product ? [sql`s.product_id = ${product}`] : []),
    ];
    return this.db.readingOnce(async () => {
      const page = await readPage<Standard>(this.db, { from: sql`from handling_standard s`, select: standardColumns, where, id: sql`s.id`, sorts: { changedAt: { column: sql`s.changed_at`, type: 'timestamptz' } }, sort, cursor, limit });
      const products = await this.products.names(page.rows.flatMap(({ productId }) => productId ?? []));
      return { ...page, rows: page.rows.map(({ id, version, kind: of, state: now, title, type: about, productId, defect, causeCategory, changedAt }) => ({ id, version, kind: of, state: now, title, type: about, product: productId === null ? null : (products.get(productId) ?? null), defect, causeCategory, changedAt })) };
    });
  }
}
