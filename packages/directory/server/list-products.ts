import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ProductQuery, ProductRow } from '../domain/index.ts';
import { productColumns } from './products.ts';
import { matching } from './search.ts';

const sorts: Record<'name' | 'code' | 'createdAt', SortColumn> = {
  name: { column: sql`r.name_sort`, type: 'text' },
  code: { column: sql`r.code`, type: 'text' },
  createdAt: { column: sql`r.created_at`, type: 'timestamptz' },
};

export class ListProducts extends Query<Page<ProductRow>> {
  constructor(readonly query: ProductQuery) {
    super();
  }
}

@QueryHandler(ListProducts)
export class ListProductsHandler implements IQueryHandler<ListProducts> {
  constructor(private readonly db: Db) {}

  execute({ query: { q, sort = 'code', cursor, limit, category, active } }: ListProducts): Promise<Page<ProductRow>> {
    const where = [
      ...(q ? matching('product', q) : []),
      ...(category ? [sql`r.category = ${category}`] : []),
      ...(active === undefined ? [] : [sql`r.active = ${active}`]),
    ];
    return readPage<ProductRow>(this.db, { from: sql`from product r`, select: productColumns, where, id: sql`r.id`, sorts, sort, cursor, limit });
  }
}
