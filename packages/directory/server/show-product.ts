import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ProductView } from '../domain/index.ts';
import { Products } from './products.ts';

export class ShowProduct extends Query<ProductView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ShowProduct)
export class ShowProductHandler implements IQueryHandler<ShowProduct> {
  constructor(private readonly products: Products) {}

  execute({ id }: ShowProduct): Promise<ProductView> {
    return this.products.get(id);
  }
}
