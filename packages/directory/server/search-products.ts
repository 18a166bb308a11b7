import { Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ProductRow, ProductSearch } from '../domain/index.ts';
import { productColumns } from './products.ts';
import { quickSearch } from './search.ts';

/** The ten best for a form's picker. */
export class SearchProducts extends Query<ProductRow[]> {
  constructor(readonly search: ProductSearch) {
    super();
  }
}

@QueryHandler(SearchProducts)
export class SearchProductsHandler implements IQueryHandler<SearchProducts> {
  constructor(private readonly db: Db) {}

  async execute({ search: { q } }: SearchProducts): Promise<ProductRow[]> {
    const ids = await quickSearch(this.db, 'product', q);
    return ids.length === 0 ? [] : this.db.rows<ProductRow>(sql`select ${productColumns} from product r where r.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], r.id)`);
  }
}
