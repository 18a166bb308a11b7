import { Parties, Products } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { type Dimension, unknownKey } from '../../domain/index.ts';

/** What the keys of a dimension are called, where they are ids; the console knows the words for the others. */
@Injectable()
export class KeyNames {
  constructor(
    private readonly people: People,
    private readonly parties: Parties,
    private readonly products: Products,
  ) {}

  async of(by: Dimension, keys: readonly string[]): Promise<(key: string) => string | null> {
    const ids = keys.filter((key) => key !== unknownKey);
    const found = await this.look(by, ids);
    return (key) => found?.get(key)?.name ?? null;
  }

  private look(by: Dimension, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>> | null {
    if (by === 'handler') return this.people.names(ids);
    if (by === 'department') return this.people.departmentNames(ids);
    if (by === 'customer') return this.parties.names([...ids]);
    return by === 'product' ? this.products.names([...ids]) : null;
  }
}
