import { Injectable } from '@nestjs/common';
import { Products } from './products.ts';

/** What products are called on the papers of other departments. */
@Injectable()
export class ProductNames {
  constructor(private readonly products: Products) {}

  async answer({ ids }: { ids: string[] }): Promise<{ id: string; name: string }[]> {
    return [...(await this.products.names(ids)).values()].map(({ id, name }) => ({ id, name }));
  }
}
